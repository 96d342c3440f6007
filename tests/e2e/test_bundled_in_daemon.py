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


def heads(marks, dismissed):
    """Of each group, the newest that nobody has dismissed."""
    return sorted(max(members) for members in
                  ([n for n in group if not dismissed[n]] for group in groups(marks)) if members)


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
        shown.pop("stackTitle", None)
        assert seen(made) == shown, event
    marks = [None if kind == "alone" else id(stack) for _, kind, stack in expected]
    assert groups(event.get("stackID") for event in found) == groups(marks)
    dismissed = [bool(event.get("dismissedAt")) for event in found]
    shown_heads = [n for n, event in enumerate(found) if event["headsStack"] and not dismissed[n]]
    assert shown_heads == heads(marks, dismissed)
