"""The scores that come with Tempo: thousands of events through each, as a second, naive
implementation has them come out."""

import json
import random
import subprocess

import pytest

from tempo_e2e import naive_score
from tempo_e2e.bundled import FILES, Events, keys_of_templates, read
from tempo_e2e.programs import program

BATCH = 1000  # what the daemon takes at once
FEW = 300
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


def check_against_naive(file, folder, batches, size=BATCH):
    score = read(file)
    make = Events(score, random.Random(file.stem))
    for _ in range(batches):
        events = make(size)
        made = tried(file, events, folder)
        assert len(made) == size
        expected = list(naive_score.outcomes(score, events))
        differing = [n for n in range(size) if made[n] != expected[n]]
        assert not differing, (events[differing[0]], made[differing[0]], expected[differing[0]])


@each_score
def test_events_come_out_as_the_naive_implementation_has_them(file, tmp_path):
    check_against_naive(file, tmp_path, 1, FEW)


@pytest.mark.slow
@each_score
def test_ten_thousand_events_come_out_as_the_naive_implementation_has_them(file, tmp_path):
    check_against_naive(file, tmp_path, 10)


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
