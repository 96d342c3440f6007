"""What a text would do as a score, before it is installed."""

import json

import pytest

from tempo_e2e.daemon import eventually
from tempo_e2e.programs import REPOSITORY

SCORE = {
    "providerIdentifier": "jobs",
    "displayName": "Jobs",
    "severityRules": [{"match": {"code": 3}, "severity": "error", "label": "Exit 3"}],
    "dismissRules": [{"match": {"noise": True}}],
    "defaultActions": [
        {"label": "Log", "systemIcon": "terminal",
         "trigger": {"openTerminalWith": "journalctl -u ${metadata.unit.name}"}},
    ],
}  # fmt: skip


@pytest.fixture
def jobs(make_daemon, tmp_path):
    daemon = make_daemon(arguments=["--bundled-scores", str(tmp_path / "none")]).start()
    token = daemon.create_token("jobs", "jobs")
    for provider, code in (("jobs", 3), ("jobs.night", 0), ("jobs.other", 3)):
        event = {"title": f"{provider} {code}", "providerIdentifier": provider,
                 "metadata": {"code": code, "unit": {"name": "nas; id"}, "noise": code == 0}}  # fmt: skip
        assert daemon.post(event, token).status == 200
    return daemon


def preview(daemon, tmp_path, score, *options, check=True):
    file = tmp_path / "candidate.tempo-score"
    file.write_text(score if isinstance(score, str) else json.dumps(score))
    done = daemon.ctl("--json", "score", "preview", *options, file, check=check)
    return json.loads(done.stdout)


def test_it_shows_now_and_then_and_installs_nothing(jobs, tmp_path):
    told = preview(jobs, tmp_path, SCORE)
    rows = {row["providerIdentifier"]: row for row in told["rows"]}
    assert rows["jobs"]["now"]["severity"] == "info"
    assert rows["jobs"]["then"]["severity"] == "error"
    assert rows["jobs"]["then"]["label"] == "Exit 3"
    assert rows["jobs.night"]["triage"] == "dismiss"
    assert set(told["metadataKeys"]) >= {"code", "noise", "unit.name"}
    assert told["faults"] == [] and "replaces" not in told
    assert jobs.ctl_json("score", "list")["scores"] == []
    assert all(event["severity"] == "info" for event in jobs.events())


def test_its_rows_are_what_the_events_become(jobs, tmp_path):
    told = preview(jobs, tmp_path, SCORE)
    jobs.ctl("score", "install", tmp_path / "candidate.tempo-score")
    then = {row["id"]: (row["then"]["severity"], row["then"]["state"]) for row in told["rows"]}

    def become():
        events = jobs.events("--all", "--with-dismissed")
        looks = {event["id"]: (event["severity"], event["state"]) for event in events}
        return {event: looks[event] for event in then}

    eventually(lambda: become() == then, "what the preview showed")


def test_commands_are_spelt_out_and_filled_in(jobs, tmp_path):
    (action,) = preview(jobs, tmp_path, SCORE)["actions"]
    assert action["written"] == "journalctl -u ${metadata.unit.name}"
    assert action["text"] == "journalctl -u 'nas; id'"


def test_a_source_with_a_score_of_its_own_is_left_out(jobs, tmp_path):
    closer = SCORE | {"providerIdentifier": "jobs.other"}
    (tmp_path / "other.json").write_text(json.dumps(closer))
    jobs.ctl("score", "install", tmp_path / "other.json")
    told = preview(jobs, tmp_path, SCORE)
    assert {row["providerIdentifier"] for row in told["rows"]} == {"jobs", "jobs.night"}
    again = preview(jobs, tmp_path, closer)
    assert again["replaces"] == "local"
    assert json.loads(again["replacedText"]) == closer
    assert {row["providerIdentifier"] for row in again["rows"]} == {"jobs.other"}


def test_faults_have_their_places(jobs, tmp_path):
    told = preview(jobs, tmp_path, '{\n"providerIdentifier": "jobs",\n"nonsense": 1}', check=False)
    assert told["rows"] == []
    assert {(fault["line"], fault["pointer"]) for fault in told["faults"]} >= {(3, "/nonsense")}


def test_the_format_has_the_keys_of_its_schema(jobs, tmp_path):
    schema = json.loads((REPOSITORY / "docs/score.schema.json").read_text())
    names = set()

    def collect(value):
        if isinstance(value, dict):
            names.update(value.get("properties", {}))
        for inner in value.values() if isinstance(value, dict) else value:
            if isinstance(inner, (dict, list)):
                collect(inner)

    collect(schema)
    assert set(preview(jobs, tmp_path, SCORE)["formatKeys"]) == names
