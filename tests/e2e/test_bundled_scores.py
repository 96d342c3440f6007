"""The scores that come with Tempo: thousands of events through each, as a second, naive
implementation has them come out."""

import json
import os
import random
import subprocess

import pytest

from tempo_e2e import naive_score
from tempo_e2e.bundled import FILES, Events, keys_of_templates, read
from tempo_e2e.programs import program

BATCH = 1000  # what the daemon takes at once
# Of each score: ten thousand in all. TEMPO_SCORE_EVENTS=10000 makes as many for each.
COUNT = int(os.environ.get("TEMPO_SCORE_EVENTS", "340"))
each_score = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def tried(file, events, folder):
    """What `tempoctl score test` makes of the events, without their actions."""
    batch = folder / "events.ndjson"
    batch.write_text("\n".join(json.dumps(event) for event in events))
    done = subprocess.run([program("tempoctl"), "score", "test", "--json", file, batch],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)["events"]
    for event in made:
        del event["actions"]
    return made


@each_score
def test_events_come_out_as_the_naive_implementation_has_them(file, tmp_path):
    score = read(file)
    make = Events(score, random.Random(file.stem))
    for size in [BATCH] * (COUNT // BATCH) + [COUNT % BATCH] * (COUNT % BATCH > 0):
        events = make(size)
        made = tried(file, events, tmp_path)
        assert len(made) == size
        expected = list(naive_score.outcomes(score, events))
        differing = [n for n in range(size) if made[n] != expected[n]]
        assert not differing, (events[differing[0]], made[differing[0]], expected[differing[0]])


def test_the_events_suit_the_scores():
    """Stacks of each kind, of several events, and every severity: else little is compared."""
    kinds, severities, longest = set(), set(), 0
    for file in FILES:
        score = read(file)
        for made in naive_score.outcomes(score, Events(score, random.Random(file.stem))(COUNT)):
            kinds.add((made["stack"]["kind"], made["stack"]["role"]))
            severities.add(made["severity"])
            longest = max(longest, made["stack"].get("cycles", 0))
    assert len(severities) == 5 and longest >= 3
    assert {("session", "opens"), ("session", "continues"), ("session", "closes"),
            ("series", "repeats"), ("alone", "closes")} <= kinds


def test_all_are_valid():
    done = subprocess.run([program("tempoctl"), "score", "validate", *FILES],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@each_score
def test_the_file_is_named_after_the_provider(file):
    score = read(file)
    assert score["providerIdentifier"] == file.stem
    assert score["_bundledVersion"] >= 1


@each_score
def test_the_rules_of_a_score_can_all_be_reached(file):
    """A rule after one that matches all that it matches is never asked."""
    score = read(file)
    for name in ("severityRules", "indicatorRules", "tagRules", "groupingRules"):
        matches = [rule["match"] for rule in score.get(name, [])]
        for later, match in enumerate(matches):
            hidden = [earlier for earlier in matches[:later] if covers(earlier, match)]
            assert not hidden, f"{name}: {match} is never reached after {hidden[0]}"


def covers(earlier, later):
    """Whether all that `later` matches is matched by `earlier`; may miss some."""
    return all(key in later and (pattern in ("*",) or pattern == later[key])
               for key, pattern in earlier.items())


@each_score
def test_the_comment_names_what_the_score_looks_at(file):
    """So that who writes a sender of their own knows what to send."""
    score = read(file)
    rules = json.dumps(score)
    asked = {key.partition(".")[0] for key in keys_of_templates(score)} - {"senderAddress"}
    missing = [key for key in asked if key not in score.get("_comment", "")]
    assert rules and (file.stem == "scripts" or file.stem == "webhook" or not missing), missing
