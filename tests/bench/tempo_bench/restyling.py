"""How soon an edited score shows in events that are stored already."""

import json
import time

from .subject import PROVIDER, Subject

NEWEST = 1000


def _score(tag: str) -> str:
    """A score of all events that are stored beforehand."""
    named = {"providerIdentifier": PROVIDER, "displayName": "Bench", "color": "#C9A35C"}
    return json.dumps(named | {"tagRules": [{"match": {"host": "*"}, "tag": tag}]})


def seconds_until_shown(subject: Subject, tag: str) -> float:
    """From the edit, made as an editor does, until a list of the newest events shows it."""
    begun = time.monotonic()
    (subject.daemon.data / "scores" / f"{PROVIDER}.json").write_text(_score(tag))
    while not _shows(subject, tag):
        time.sleep(0.02)
    return time.monotonic() - begun


def _shows(subject: Subject, tag: str) -> bool:
    events = subject.daemon.events("--limit", str(NEWEST))
    return all(event.get("tag") == tag for event in events)


def wait_until_settled(subject: Subject) -> None:
    """Until every stored event is as the scores say."""
    while any(score["pending"] for score in subject.daemon.ctl_json("score", "list")["scores"]):
        time.sleep(1)
