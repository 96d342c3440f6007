"""Full text search through the real programs."""

import json

import pytest

from tempo_e2e.daemon import eventually

pytestmark = pytest.mark.core

DISK = {
    "title": "Disk 3 is full",
    "subtitle": "Überhitzung",
    "providerIdentifier": "scripts.nas",
    "severity": "critical",
    "startDate": "2026-03-01T10:00:00Z",
    "metadata": {"mount": "/srv/media", "nested": {"percent": 97}},
}
DONE = {
    "title": "Backup done",
    "providerIdentifier": "scripts.backup",
    "severity": "ok",
    "startDate": "2026-03-02T10:00:00Z",
}


@pytest.fixture
def filled(daemon, token):
    assert daemon.post([DISK, DONE], token).status == 200
    return daemon


def found(daemon, *words) -> list[str]:
    lines = daemon.ctl("events", "search", "--jsonl", *words).stdout.splitlines()
    return [json.loads(line)["title"] for line in lines]


def indexed(daemon) -> int:
    """How many documents the index has, as the database says it."""
    import sqlite3

    with sqlite3.connect(f"file:{daemon.data}/tempo.db?mode=ro", uri=True) as database:
        return database.execute("SELECT count(*) FROM search_documents").fetchone()[0]


def test_events_are_found_as_soon_as_they_are_stored(filled):
    assert found(filled, "disk") == ["Disk 3 is full"]


def test_the_index_finds_what_was_found_without_it(filled):
    for _ in range(2):
        assert found(filled) == ["Backup done", "Disk 3 is full"]
        assert found(filled, "ubERhitzung", "media") == ["Disk 3 is full"]
        assert found(filled, '"3 is full"') == ["Disk 3 is full"]
        assert found(filled, '"full is"') == []
        assert found(filled, "97") == ["Disk 3 is full"]
        assert found(filled, "mount") == []
        assert found(filled, "back*") == ["Backup done"]
        assert found(filled, "--", "-disk") == ["Backup done"]
        assert found(filled, "source:scripts.nas") == ["Disk 3 is full"]
        assert found(filled, "severity:>=error", "is:needs-attention") == ["Disk 3 is full"]
        assert found(filled, "state:firing") == ["Disk 3 is full"]
        assert found(filled, "after:2026-03-01T23:00:00Z") == ["Backup done"]
        eventually(lambda: indexed(filled) == 2, "the index")


def test_marks_are_seen_at_once(filled):
    eventually(lambda: indexed(filled) == 2, "the index")
    id = filled.events("--provider", "scripts.nas")[0]["id"]
    filled.ctl("events", "ack", id)
    assert found(filled, "is:acknowledged") == ["Disk 3 is full"]
    assert found(filled, "is:new") == ["Backup done"]
    filled.ctl("events", "dismiss", id)
    assert found(filled, "disk") == []
    assert found(filled, "disk", "is:dismissed") == ["Disk 3 is full"]


def test_a_fault_names_the_word(filled):
    refused = filled.ctl("events", "search", "severity:foo", check=False)
    assert refused.returncode == 1
    assert "'severity:foo'" in refused.stderr and "warning" in refused.stderr


def test_many_pages_hold_each_event_once(daemon, token):
    for _ in range(3):
        assert daemon.post([{"title": f"Event {i}"} for i in range(500)], token).status == 200
    document = daemon.ctl_json("events", "search", "--all", "event")
    ids = [event["id"] for event in document["events"]]
    assert len(ids) == len(set(ids)) == 1500
    assert document["unsearched"] == 0
    eventually(lambda: indexed(daemon) == 1500, "the index")
    again = daemon.ctl_json("events", "search", "--all", "event")
    assert [event["id"] for event in again["events"]] == ids


def test_the_index_survives_a_kill(daemon, token):
    assert daemon.post([{"title": f"Event {i}"} for i in range(1000)], token).status == 200
    daemon.kill9()
    daemon.start()
    assert len(found(daemon, "--all", "event")) == 1000
    eventually(lambda: indexed(daemon) == 1000, "the index")
    assert len(found(daemon, "--all", "event")) == 1000


def test_words_of_a_deleted_event_leave_the_files(daemon, token):
    trace = "qxvw" + "grandmother"
    assert daemon.post([{"title": f"Event {i} z{trace}"} for i in range(50)], token).status == 200
    assert daemon.post({"title": "kept"}, token).status == 200
    eventually(lambda: indexed(daemon) == 51, "the index")
    id = json.loads(daemon.ctl("events", "search", "--jsonl", f"z{trace}").stdout.splitlines()[0])
    daemon.ctl("events", "delete", id["id"])
    assert len(found(daemon, f"z{trace}")) == 49
    daemon.ctl("delete", "--provider", "scripts", "--before", "0s", "--yes")

    def gone() -> bool:
        files = (file for file in daemon.data.rglob("*") if file.is_file())
        return not any(trace.encode() in file.read_bytes() for file in files)

    eventually(gone, "the end of the words")


def test_a_restored_backup_is_searchable(filled, tmp_path):
    eventually(lambda: indexed(filled) == 2, "the index")
    backup = filled.ctl_json("backup", str(tmp_path / "backups"))["path"]
    filled.ctl("delete", "--provider", "scripts", "--yes")
    assert found(filled, "disk") == []
    filled.ctl("restore", backup, "--yes")
    eventually(lambda: found(filled, "disk") == ["Disk 3 is full"], "the restored event")
