"""The bundled scores at work: events through the real daemon, none dropped, each as the naive
implementation has it, and in the stack that it is to be in."""

import json
import os
import random

import pytest

from tempo_e2e import naive_score
from tempo_e2e.bundled import FILES, Events, read

BATCH = 1000  # what the daemon takes at once
# Of each score: ten thousand in all. TEMPO_SCORE_EVENTS=10000 makes as many for each.
COUNT = int(os.environ.get("TEMPO_SCORE_EVENTS", "340"))
LISTED = 100_000  # rows of the timeline: all
AS_STORED = {"label": "label", "color": "labelColor", "emoji": "emoji", "tag": "tag",
             "indicatorColor": "indicatorColor", "severity": "severity", "state": "state",
             "surface": "surface", "needsAttention": "needsAttention"}


def made_for(file, count):
    """Events that a score has something to say about, each an event of its own in the store."""
    events = Events(read(file), random.Random(file.stem))(count)
    for number, event in enumerate(events):
        event["metadata"]["senderAddress"] = "127.0.0.1"  # the daemon would add it
        event["metadata"]["number"] = number
        if "externalID" in event:
            event["externalID"] = str(number)
    return events


def post(daemon, token, events):
    for start in range(0, len(events), BATCH):
        lines = "\n".join(json.dumps(event) for event in events[start:start + BATCH])
        answer = daemon.post(lines.encode(), token,
                             headers={"Content-Type": "application/x-ndjson"})
        assert answer.status == 200, answer.body


def stored(daemon, provider):
    """As they came."""
    events = daemon.events("--all", "--with-dismissed", "--provider", provider)
    return sorted(events, key=lambda event: event["metadata"]["number"])


def seen(event):
    """What the daemon says of an event, in the words of the naive implementation."""
    found = {name: event[field] for name, field in AS_STORED.items() if event.get(field) is not None}
    found["title"] = event.get("displayTitle") or event["title"]
    found["subtitle"] = event.get("displaySubtitle") or event.get("subtitle")
    found["triage"] = ("dismiss" if event.get("dismissedAt")
                       else "acknowledge" if event.get("acknowledgedAt") else "none")
    return {name: value for name, value in found.items() if value not in (None, "")}


def groups(marks):
    """Which numbers have the same mark; those without one are alone."""
    found = {}
    for number, mark in enumerate(marks):
        found.setdefault(number if mark is None else ("stack", mark), []).append(number)
    return sorted(found.values())


def newest(members, times):
    """Of two at the same moment, the one that came later."""
    return max(members, key=lambda number: (times[number], number))


def heads(marks, times, dismissed):
    """Of each group the newest that nobody has dismissed, the newest of all if somebody has."""
    return sorted(newest([n for n in group if not dismissed[n]] or group, times)
                  for group in groups(marks))


def rows(daemon, provider):
    """The timeline of a provider: the number of each row's event, and its stack."""
    listed = daemon.ctl_json("timeline", "--provider", provider, "--with-dismissed",
                             "--limit", LISTED)["rows"]
    return {row["event"]["metadata"]["number"]: row.get("stack") for row in listed
            if row["event"]["providerIdentifier"] == provider}


def stack_row(kind, stack, head):
    """What the timeline says of a stack that is shown by `head`."""
    members = [member["shown"] for member in stack]
    latest = max(enumerate(stack), key=lambda one: (one[1]["time"], one[0]))[1]["shown"]
    made = {"kind": kind, "key": stack[0]["key"], "events": len(stack),
            "title": latest.get("stackTitle") or head["title"],
            "severity": naive_score.shown_severity(kind, stack),
            "latestSeverity": members[-1]["severity"],
            "worstSeverity": max((shown["severity"] for shown in members),
                                 key=naive_score.RANK.index),
            "needsAttention": sum(shown["needsAttention"] for shown in members)}
    return made | ({"cycles": naive_score.cycles(stack)} if kind == "session" else {})


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_event_is_stored_as_its_score_says(shared, file):
    score = read(file)
    provider = score["providerIdentifier"]
    events = made_for(file, COUNT)
    post(shared, shared.create_token(provider, provider), events)
    found = stored(shared, provider)
    assert [event["metadata"]["number"] for event in found] == list(range(COUNT)), "dropped"
    assert {event["score"] for event in found} == {provider}
    expected = list(naive_score.worked_out(score, events))
    for event, made, (shown, _, _) in zip(events, found, expected):
        assert seen(made) == {key: shown[key] for key in shown if key != "stackTitle"}, event
    marks = [None if kind == "alone" else id(stack) for _, kind, stack in expected]
    assert groups(event.get("stackID") for event in found) == groups(marks)
    times = [event["startDate"] for event in events]
    dismissed = [bool(event.get("dismissedAt")) for event in found]
    shown_heads = heads(marks, times, dismissed)
    listed = rows(shared, provider)
    assert sorted(listed) == shown_heads
    for head, row in listed.items():
        shown, kind, stack = expected[head]
        wanted = stack_row(kind, stack, shown) if kind != "alone" else None
        assert (row and {key: row[key] for key in wanted or row}) == wanted
