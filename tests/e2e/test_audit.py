"""The audit: refusals with their reason, repeats folded, and that tampering is found."""

import os
import sqlite3

import pytest

from tempo_e2e.daemon import eventually
from tempo_e2e.wire import fresh_address, request

ONE = {"title": "One"}


def refusals(daemon) -> list[dict]:
    return [entry for entry in daemon.audit() if entry["kind"].startswith("refused")]


def await_refusals(daemon, count: int) -> list[dict]:
    eventually(lambda: len(refusals(daemon)) >= count, f"{count} refusals in the audit")
    return refusals(daemon)


def test_a_wrong_post_is_seen_with_its_reason(daemon, token):
    answer = daemon.post({"title": "", "severity": "bad"}, token, source=fresh_address())
    [entry] = await_refusals(daemon, 1)
    assert entry["status"] == 422
    assert entry["sender"] == "backup"
    assert entry["provider"] == "scripts"
    assert entry["transport"] == "plain"
    assert entry["requestId"] == answer.json()["requestId"]
    assert "/title" in entry["detail"]
    listed = daemon.ctl("audit", "list").stdout
    assert "422" in listed and "backup" in listed


def test_the_cause_of_a_401_is_told_to_the_owner_alone(daemon):
    sender = daemon.create_sender()
    daemon.ctl("token", "revoke", sender["id"])
    answer = daemon.post(ONE, sender["token"])
    [entry] = await_refusals(daemon, 1)
    assert (entry["status"], entry["sender"]) == (401, "backup")
    assert "revoked" in entry["detail"]
    assert b"revoked" not in answer.body


@pytest.mark.parametrize(
    "send, status",
    [
        (lambda d, t: d.post(ONE, t, path="/nothing"), 404),
        (lambda d, t: d.get("/ingest"), 405),
        (lambda d, t: d.post(b"x", t), 400),
        (lambda d, t: d.post(b"x", t, headers={"Content-Type": "text/plain"}), 415),
        (lambda d, t: d.post(ONE | {"providerIdentifier": "other"}, t), 403),
        (lambda d, t: d.post(ONE), 401),
    ],
    ids=["404", "405", "400", "415", "403", "401"],
)
def test_every_kind_of_refusal_is_recorded(daemon, token, send, status):
    assert send(daemon, token).status == status
    assert [entry["status"] for entry in await_refusals(daemon, 1)] == [status]


@pytest.mark.parametrize(
    "name", ["é" * 400, "x" + "é" * 400, "\x1b[2J\r\n", "\u202e\ufffe", "😀" * 100]
)
def test_the_name_of_a_field_cannot_break_the_audit(daemon, token, name):
    assert daemon.post({"title": "T", name: 1}, token).status == 422
    [entry] = await_refusals(daemon, 1)
    assert entry["status"] == 422
    for form in ([], ["--json"]):
        listed = daemon.ctl("audit", "list", *form).stdout
        assert "422" in listed and "\x1b" not in listed and "\r" not in listed
    assert daemon.ctl("audit", "verify").returncode == 0


def test_bad_framing_is_recorded(daemon):
    with daemon.raw() as connection:
        connection.send(
            b"POST /ingest HTTP/1.1\r\nHost: t\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"
        )
        assert connection.answer().status == 400
    assert await_refusals(daemon, 1)[0]["status"] == 400


def test_repeats_of_a_refusal_are_folded(daemon, token):
    with daemon.raw() as connection:
        connection.send(request(b'{"titel":"T"}', token) * 50)
        assert [connection.answer().status for _ in range(50)] == [422] * 50
    daemon.restart()
    entries = refusals(daemon)
    assert len(entries) == 2
    assert sum(entry["count"] for entry in entries) == 50


def test_changes_are_recorded_with_who_did_them(daemon):
    sender = daemon.create_sender()
    daemon.ctl("token", "show", sender["id"])
    daemon.ctl("token", "rename", sender["id"], "renamed")
    daemon.ctl("token", "rotate", sender["id"])
    daemon.ctl("token", "set", sender["id"], "--rate", "5")
    daemon.ctl("token", "revoke", sender["id"])
    changes = [e for e in daemon.audit() if e["kind"].startswith(("sender.", "token."))]
    assert [change["kind"] for change in changes] == [
        "sender.created",
        "token.shown",
        "sender.changed",
        "token.rotated",
        "sender.changed",
        "sender.revoked",
    ]
    assert {change["actor"] for change in changes} == {f"uid {os.geteuid()}"}
    assert {change["sender"] for change in changes} <= {"backup", "renamed"}


def test_deleting_events_is_recorded(daemon, token):
    event = daemon.post(ONE, token).json()["id"]
    daemon.ctl("events", "delete", event)
    assert daemon.events() == []
    assert "event.deleted" in [entry["kind"] for entry in daemon.audit()]


def test_the_export_has_the_same_entries_in_both_forms(daemon, token):
    daemon.post({}, token)
    await_refusals(daemon, 1)
    lines = daemon.ctl("audit", "export", "--format", "csv").stdout.splitlines()
    assert len(lines) == 1 + len(daemon.audit())
    assert "detail" in lines[0]


def test_an_untouched_audit_verifies(daemon, token):
    daemon.post({}, token)
    assert daemon.ctl("audit", "verify").returncode == 0
    daemon.restart()
    assert daemon.ctl("audit", "verify").returncode == 0


TAMPERING = {
    "a changed reason": "UPDATE audit SET detail = 'nothing' WHERE sequence = 3",
    "a changed time": "UPDATE audit SET at = at + 1 WHERE sequence = 2",
    "a changed count": "UPDATE audit SET count = count + 1 WHERE sequence = 2",
    "a removed row": "DELETE FROM audit WHERE sequence = 3",
    "the first row removed": "DELETE FROM audit WHERE sequence = 1",
    "the last row removed": "DELETE FROM audit WHERE sequence = (SELECT max(sequence) FROM audit)",
    "everything removed": "DELETE FROM audit",
    "two rows exchanged": """
        UPDATE audit SET sequence = sequence - 5 WHERE sequence IN (2, 3);
        UPDATE audit SET sequence = -sequence WHERE sequence < 0;
    """,
}


@pytest.mark.parametrize("statement", TAMPERING.values(), ids=TAMPERING)
def test_tampering_is_found(daemon, statement):
    for number in range(4):
        daemon.create_token(f"n{number}", "p")
    assert daemon.stop() == 0
    with sqlite3.connect(daemon.data / "tempo.db") as database:
        database.executescript(statement)
    database.close()
    daemon.start_again()
    verified = daemon.ctl("audit", "verify", check=False)
    assert verified.returncode == 1
    assert daemon.ctl("audit", "verify", "--json", check=False).returncode == 1
