"""tempoctl score: checking scores and trying them on events, without a daemon."""

import copy
import json
import random
import subprocess

import jsonschema
import pytest

from tempo_e2e import naive_score
from tempo_e2e.bundled import FILES, read
from tempo_e2e.programs import REPOSITORY, program
from tempo_e2e.schema_values import Maker
from tempo_e2e.scores import BAD_TEMPLATES, EDGES, ODD, Generator, Source

SCORE = {
    "providerIdentifier": "scripts",
    "displayName": "Scripts",
    "severityRules": [
        {"match": {"code": 0}, "severity": "ok", "label": "Done in ${metadata.took}"},
        {"match": {"code": "*"}, "severity": "error", "label": "Failed", "title": "${title} failed"},
    ],
    "groupingRules": [
        {"match": {"code": 0}, "role": "closes", "key": "${metadata.job}"},
        {"match": {"code": "*"}, "role": "opens", "key": "${metadata.job}", "window": "1d"},
    ],
    "defaultActions": [
        {"label": "Log", "systemIcon": "doc",
         "trigger": {"openTerminalWith": "ssh ${metadata.host} tail ${metadata.log}"}},
    ],
}


def score(*arguments):
    return subprocess.run(
        [program("tempoctl"), "score", *map(str, arguments)],
        capture_output=True, text=True, check=False,
    )


def write(path, value):
    path.write_text(value if isinstance(value, str) else json.dumps(value))
    return path


# validate -------------------------------------------------------------------------------------


def test_a_valid_score_is_0(tmp_path):
    done = score("validate", write(tmp_path / "s.json", SCORE))
    assert done.returncode == 0, done
    assert done.stdout == f"{tmp_path}/s.json: valid, Scripts (scripts)\n"


def test_every_fault_has_a_line_of_its_own_and_is_1(tmp_path):
    file = write(tmp_path / "s.json", '{"displayName": "x",\n "colour": 1,\n "color": 2}')
    done = score("validate", file)
    assert done.returncode == 1
    places = [line.split(": ")[0] for line in done.stdout.splitlines()]
    assert places == [f"{file}:1:1", f"{file}:2:2", f"{file}:3:2"]
    assert "/colour: No key is called so here" in done.stdout


def test_a_file_that_is_not_there_is_2_and_the_others_are_checked(tmp_path):
    file = write(tmp_path / "s.json", SCORE)
    done = score("validate", tmp_path / "none.json", file)
    assert done.returncode == 2
    assert "none.json cannot be read: No such file" in done.stderr
    assert "valid" in done.stdout


def test_the_verdicts_as_json(tmp_path):
    good, bad = write(tmp_path / "g.json", SCORE), write(tmp_path / "b.json", "{\n\n]")
    done = score("validate", "--json", good, bad)
    assert done.returncode == 1
    first, second = json.loads(done.stdout)["files"]
    assert first == {"file": str(good), "valid": True, "providerIdentifier": "scripts",
                     "displayName": "Scripts"}
    assert second["valid"] is False
    assert (second["faults"][0]["line"], second["faults"][0]["column"]) == (3, 1)


# test -----------------------------------------------------------------------------------------


def test_what_a_score_makes_of_an_event(tmp_path):
    event = {"title": "Backup", "metadata": {"code": 3, "job": "nightly", "host": "nas",
                                             "log": "/var/log/a b"}}
    done = score("test", "--json", write(tmp_path / "s.json", SCORE),
                 write(tmp_path / "e.json", event))
    assert done.returncode == 0, done
    (made,) = json.loads(done.stdout)["events"]
    assert made["severity"] == "error" and made["label"] == "Failed"
    assert made["title"] == "Backup failed"
    assert made["state"] == "firing" and made["needsAttention"] is True
    assert made["stack"]["key"] == "nightly" and made["stack"]["open"] is True
    assert made["actions"][0]["text"] == r"ssh 'nas' tail ''\''/var/log/a b'\'''"


def test_a_batch_shows_how_its_events_stack(tmp_path):
    steps = [(1, "2026-01-01T00:00:00Z"), (1, "2026-01-01T01:00:00Z"),
             (0, "2026-01-01T02:00:00Z"), (1, "2026-01-01T03:00:00Z")]
    lines = [json.dumps({"title": "t", "startDate": at, "metadata": {"code": code, "job": "j"}})
             for code, at in steps]
    done = score("test", "--json", write(tmp_path / "s.json", SCORE),
                 write(tmp_path / "night.ndjson", "\n".join(lines)))
    stacks = [made["stack"] for made in json.loads(done.stdout)["events"]]
    assert [stack["events"] for stack in stacks] == [1, 2, 3, 4]
    assert [stack["cycles"] for stack in stacks] == [1, 1, 1, 2]
    assert [stack["open"] for stack in stacks] == [True, True, False, True]


def test_the_form_for_people_names_what_is_missing(tmp_path):
    event = {"title": "Backup", "providerIdentifier": "com.other", "metadata": {"code": 0}}
    done = score("test", write(tmp_path / "s.json", SCORE), write(tmp_path / "e.json", event))
    assert done.returncode == 0
    assert "Log: The event has no metadata.host, metadata.log." in done.stdout
    assert "an event of com.other would not come to the score of scripts" in done.stderr


def test_an_event_that_the_daemon_would_refuse_is_1(tmp_path):
    done = score("test", write(tmp_path / "s.json", SCORE), write(tmp_path / "e.json", {"titel": 1}))
    assert done.returncode == 1
    assert "/titel" in done.stderr and done.stdout == ""


def test_nothing_in_a_score_or_an_event_drives_the_terminal(tmp_path):
    event = {"title": "Backup", "metadata": {"code": 0, "took": "\x1b[31m\u202e"}}
    done = score("test", write(tmp_path / "s.json", SCORE), write(tmp_path / "e.json", event))
    assert "\x1b" not in done.stdout and "\u202e" not in done.stdout


# The schema -----------------------------------------------------------------------------------


def verdicts(tmp_path, scores):
    """Whether tempoctl takes each of them."""
    files = [write(tmp_path / f"{number}.json", value) for number, value in enumerate(scores)]
    done = score("validate", "--json", *files)
    assert done.returncode in (0, 1), done.stderr
    return [file["valid"] for file in json.loads(done.stdout)["files"]]


@pytest.fixture(scope="module")
def schema():
    made = json.loads((REPOSITORY / "docs/score.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(made)
    return made


def check_agreement(tmp_path, schema, scores):
    """The loader and the schema say the same of each; how many they take."""
    validator = jsonschema.Draft202012Validator(schema)
    taken = verdicts(tmp_path, scores)
    differing = [(made, loader) for made, loader in zip(scores, taken)
                 if validator.is_valid(made) != loader]
    assert not differing, f"the loader says {differing[0][1]}: {json.dumps(differing[0][0])}"
    return taken.count(True)


def test_the_schema_accepts_what_the_loader_accepts(tmp_path, schema):
    make = Generator(random.Random(5))
    assert check_agreement(tmp_path, schema, [make.score() for _ in range(120)]) == 120


def test_the_loader_accepts_what_the_schema_accepts(tmp_path, schema):
    make = Maker(schema, jsonschema.Draft202012Validator, random.Random(6))
    assert check_agreement(tmp_path, schema, [make.make(schema) for _ in range(150)]) == 150


def test_both_refuse_the_same_scores_with_one_fault(tmp_path, schema):
    make = Generator(random.Random(7))
    scores = [make.spoil(make.score()) for _ in range(400)]
    taken = check_agreement(tmp_path, schema, scores)
    assert 40 < taken < 360


def spoiled_everywhere(score):
    """The score with each of its places taken out, filled with each odd value, or joined by
    another."""
    make = Generator(random.Random(8))
    for path in list(make.places(score)):
        for value in ODD + EDGES + BAD_TEMPLATES:
            made = copy.deepcopy(score)
            make.parent(made, path)[path[-1]] = value
            yield made
        made = copy.deepcopy(score)
        del make.parent(made, path)[path[-1]]
        yield made
        if isinstance(make.parent(score, path), dict):
            made = copy.deepcopy(score)
            make.parent(made, path)["unknown"] = 1
            yield made


@pytest.mark.slow
def test_both_agree_on_every_odd_value_in_every_place(tmp_path, schema):
    scores = list(spoiled_everywhere(Generator(random.Random(1)).score()))
    taken = check_agreement(tmp_path, schema, scores)
    assert 0 < taken < len(scores)


def test_the_schema_accepts_the_scores_that_come_with_tempo(schema):
    validator = jsonschema.Draft202012Validator(schema)
    assert [file.name for file in FILES if not validator.is_valid(read(file))] == []


# A second implementation ----------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(20))
def test_severities_and_stacks_are_those_of_the_naive_implementation(tmp_path, seed):
    source = Source(random.Random(seed))
    made, events = source.score(), list(source.events(500))
    done = score("test", "--json", write(tmp_path / "s.json", made),
                 write(tmp_path / "e.json", events))
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)["events"]
    for event in found:
        del event["actions"]
    assert found == list(naive_score.outcomes(made, events)), made
