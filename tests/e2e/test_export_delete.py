"""Taking events out, and deleting them for good."""

import csv
import io
import json
import subprocess
from contextlib import closing

import pytest

from tempo_e2e.control import Control
from tempo_e2e.daemon import eventually
from tempo_e2e.programs import PATIENCE

NEWS = {"title": "New", "providerIdentifier": "scripts.news", "startDate": "2026-03-01T10:00:00Z"}
OLDS = {"title": "Old", "providerIdentifier": "scripts.olds", "startDate": "2020-03-01T10:00:00Z"}


@pytest.fixture
def filled(daemon):
    """Events of two providers below one token's, and one of another sender."""
    scripts = daemon.create_token("scripts", "scripts")
    other = daemon.create_token("other", "cron")
    assert daemon.post([NEWS, OLDS], scripts).status == 200
    assert daemon.post({"title": '=1+1, "quoted"'}, other).status == 200
    return daemon


def exported(daemon, *options) -> list[dict]:
    return [json.loads(line) for line in daemon.ctl("export", *options).stdout.splitlines()]


def titles(events) -> list[str]:
    return [event["title"] for event in events]


def last_audit(daemon) -> dict:
    return daemon.audit()[-1]


# Export ----------------------------------------------------------------------------------------


def test_an_export_holds_what_is_asked_for(filled):
    assert titles(exported(filled)) == ["New", "Old", '=1+1, "quoted"']
    assert titles(exported(filled, "--provider", "scripts")) == ["New", "Old"]
    assert titles(exported(filled, "--source", "scripts.news")) == ["New"]
    assert titles(exported(filled, "--sender", "other")) == ['=1+1, "quoted"']
    assert titles(
        exported(filled, "--provider", "scripts", "--before", "2021-01-01T00:00:00Z")
    ) == ["Old"]
    assert exported(filled, "--provider", "script") == []
    assert filled.ctl("export", "--sender", "nobody", check=False).returncode == 1


def test_dismissed_events_are_exported_by_choice(filled):
    id = filled.events("--provider", "scripts.news")[0]["id"]
    filled.ctl("events", "dismiss", id)
    assert "New" not in titles(exported(filled))
    assert "New" in titles(exported(filled, "--with-dismissed"))


def test_the_three_forms_hold_the_same(filled):
    lines = exported(filled)
    assert json.loads(filled.ctl("export", "--format", "json").stdout) == lines
    rows = list(csv.DictReader(io.StringIO(filled.ctl("export", "--format", "csv").stdout)))
    assert titles(rows) == titles(lines)
    for row, event in zip(rows, lines, strict=True):
        texts = {name: value for name, value in event.items() if isinstance(value, str)}
        assert texts.items() <= row.items()
        assert event.keys() <= row.keys()


def test_an_export_of_many_pages_has_each_event_once(daemon, token):
    for _ in range(3):
        assert daemon.post([{"title": "T"} for _ in range(500)], token).status == 200
    ids = [event["id"] for event in exported(daemon)]
    assert len(ids) == len(set(ids)) == 1500


def test_an_export_is_noted(filled):
    exported(filled, "--provider", "scripts")
    line = last_audit(filled)
    assert (line["kind"], line["detail"]) == ("event.exported", "of provider scripts")
    assert line["actor"].startswith("uid ")


def test_the_audit_is_exported_by_time_and_sender(filled):
    lines = filled.ctl("audit", "export", "--after", "1h").stdout.splitlines()
    assert lines
    assert filled.ctl("audit", "export", "--before", "1h").stdout == ""


# Delete ----------------------------------------------------------------------------------------


def files_holding(daemon, text: str) -> list[str]:
    files = (file for file in daemon.data.rglob("*") if file.is_file())
    return [file.name for file in files if text.encode() in file.read_bytes()]


def test_deleted_text_is_in_no_file_of_the_database(daemon, token):
    secret = "grandmother's" + " recipe"
    body = {"title": secret, "externalID": "x", "metadata": {"text": (secret + ", ") * 1000}}
    assert daemon.post(body, token).status == 200
    assert daemon.post(body | {"subtitle": secret}, token).status == 200, "an earlier version too"
    assert daemon.post({"title": "kept"}, token).status == 200
    assert files_holding(daemon, secret) != []
    deleted = daemon.ctl_json("delete", "--provider", "scripts", "--before", "0s", "--yes")
    assert deleted == {"changed": 2}
    eventually(lambda: files_holding(daemon, secret) == [], "the end of the text")
    assert daemon.stop() == 0
    assert files_holding(daemon, secret) == []


def test_a_deletion_takes_what_was_asked_for_alone(filled):
    filled.ctl("delete", "--provider", "scripts", "--before", "2021-01-01T00:00:00Z", "--yes")
    assert sorted(titles(filled.events())) == ['=1+1, "quoted"', "New"]
    line = last_audit(filled)
    assert line["kind"] == "event.deleted"
    assert line["detail"] == "1 event: of provider scripts, before 2021-01-01T00:00:00.000Z"


def deletions(daemon) -> list[tuple[str, str]]:
    """What the audit says of them, without the times."""
    return [(line["kind"], line["detail"]) for line in daemon.audit()
            if line["kind"] in ("event.deletionBegun", "event.deleted")]  # fmt: skip


BEGUN = ("event.deletionBegun", "of provider scripts")


def delete_one(daemon, up_to: int) -> int:
    with closing(Control(daemon)) as control:
        return control.call("events.deleteMatching", selection={"provider": "scripts"},
                            upTo=up_to, limit=1)["changed"]  # fmt: skip


def last_sequence(daemon) -> int:
    with closing(Control(daemon)) as control:
        return control.call("events.countMatching", provider="scripts")["upTo"]


def test_a_deletion_in_steps_is_told_once_with_its_total(filled):
    up_to = last_sequence(filled)
    assert [delete_one(filled, up_to) for _ in range(3)] == [1, 1, 0]
    assert deletions(filled) == [BEGUN, ("event.deleted", "2 events: of provider scripts")]


def test_a_deletion_that_the_daemon_did_not_survive_is_told_with_what_it_deleted(filled):
    assert delete_one(filled, last_sequence(filled)) == 1
    assert deletions(filled) == [BEGUN]
    filled.kill9()
    filled.start_again()
    stopped = ("event.deleted", "1 event, then stopped: of provider scripts")
    eventually(lambda: deletions(filled) == [BEGUN, stopped], "what it deleted")


def test_a_deletion_asks_and_nobody_answers(filled):
    refused = filled.ctl("delete", "--provider", "scripts", check=False)
    assert refused.returncode == 2 and "Delete 2 events for good?" in refused.stderr
    assert len(filled.events()) == 3
    assert filled.ctl("delete", "--yes", check=False).returncode == 2


def test_posting_goes_on_while_many_are_deleted(daemon, token):
    for _ in range(6):
        assert daemon.post([{"title": "old"} for _ in range(1000)], token).status == 200
    deleting = subprocess.Popen(
        daemon.ctl_command("delete", "--provider", "scripts", "--yes", "--json"),
        stdout=subprocess.PIPE,
        text=True,
    )
    answered = 0
    while deleting.poll() is None:
        assert daemon.post({"title": "meanwhile"}, token).status == 200
        answered += 1
    assert answered > 0
    deleted = json.loads(deleting.communicate(timeout=PATIENCE)[0])["changed"]
    assert deleted + len(daemon.events()) == 6000 + answered
    assert set(titles(daemon.events())) <= {"meanwhile"}


def test_subscribers_are_told_of_a_deletion(filled):
    control = Control(filled)
    control.call("events.subscribe")
    ids = {
        event["id"] for event in filled.events("--all") if "scripts" in event["providerIdentifier"]
    }
    filled.ctl("delete", "--provider", "scripts", "--yes")
    method, told = control.next()
    assert method == "events.deleted"
    assert set(told["ids"]) == ids
