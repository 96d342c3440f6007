"""Taking events out, deleting them and putting them back."""

import json
import subprocess

import pytest

from tempo_e2e.programs import PATIENCE

# What an import gives anew: an event's place in the order of changes, and in stacks.
ANEW = ("sequence", "stackID")


@pytest.fixture
def filled(daemon, token):
    """Events of every kind of mark, one of them in its second version."""
    metadata = {"a": [1, 2.5, {}]} | {f"key{i}": i for i in range(255)}  # as many as there may be
    texts = {"title": 'Say "hi", ümläut\u2028', "subtitle": "s", "metadata": metadata}
    alert = {"title": "Disk", "externalID": "disk", "severity": "error"}
    link = {"label": "Open", "trigger": {"openURL": "https://nas.lan"}}
    assert daemon.post([texts, alert], token).status == 200
    assert daemon.post(alert | {"severity": "critical", "actions": [link]}, token).status == 200
    plain = [{"title": f"Event {i}", "startDate": f"2026-01-0{i + 1}T00:00:00Z"} for i in range(4)]
    assert daemon.post(plain, token).status == 200
    ids = {event["title"]: event["id"] for event in daemon.events()}
    daemon.ctl("events", "ack", ids["Event 0"])
    daemon.ctl("events", "dismiss", ids["Event 1"])
    return daemon


def exported(daemon, *options) -> str:
    return daemon.ctl("export", "--with-dismissed", *options).stdout


def comparable(lines: str) -> list[str]:
    """Without what an import gives anew, in an order of their own."""
    events = [json.loads(line) for line in lines.splitlines()]
    return sorted(
        json.dumps({name: value for name, value in event.items() if name not in ANEW})
        for event in events
    )


def delete_all(daemon) -> None:
    daemon.ctl("delete", "--before", "0s", "--after", "1000d", "--yes")
    assert exported(daemon) == ""


@pytest.mark.parametrize("form", ["jsonl", "json", "csv"])
def test_events_come_back_as_they_were(filled, tmp_path, form):
    before = comparable(exported(filled))
    file = tmp_path / "events"
    file.write_text(exported(filled, "--format", form), newline="")
    delete_all(filled)
    assert filled.ctl_json("import", str(file)) == {
        "read": 6,
        "stored": 6,
        "unchanged": 0,
        "superseded": 0,
    }
    assert comparable(exported(filled)) == before


def test_an_import_can_be_repeated(filled, tmp_path):
    file = tmp_path / "events.jsonl"
    file.write_text(exported(filled))
    before = exported(filled)
    assert filled.ctl_json("import", str(file))["unchanged"] == 6
    assert exported(filled) == before


def test_standard_input_is_a_file_too(filled):
    lines = exported(filled)
    delete_all(filled)
    importing = filled.ctl_command("import", "-")
    subprocess.run(importing, input=lines, text=True, check=True, timeout=PATIENCE)
    assert comparable(exported(filled)) == comparable(lines)


def test_many_events_come_in_batches(daemon, token, tmp_path):
    for _ in range(3):
        assert daemon.post([{"title": f"Event {i}"} for i in range(500)], token).status == 200
    file = tmp_path / "events.json"
    file.write_text(exported(daemon, "--format", "json"))
    daemon.ctl("delete", "--provider", "scripts", "--before", "0s", "--yes")
    assert daemon.ctl_json("import", str(file))["stored"] == 1500
    assert len(exported(daemon).splitlines()) == 1500
    noted = [line for line in daemon.audit() if line["kind"] == "event.imported"]
    assert [line["detail"].split(",")[0] for line in noted] == ["500 events"] * 3


def test_a_fault_is_told_with_its_line_and_stores_nothing_of_its_batch(filled, tmp_path):
    lines = exported(filled).splitlines()
    delete_all(filled)
    file = tmp_path / "events.jsonl"
    file.write_text("\n".join(lines[:2] + [lines[2].replace('"title":"', '"title":"\\n')]))
    refused = filled.ctl("import", str(file), check=False)
    assert refused.returncode == 1
    assert "line 3: /title" in refused.stderr
    assert exported(filled) == ""
    file.write_text("\n".join([lines[0], lines[1][:-5]]))
    assert "line 2 ends in the middle" in filled.ctl("import", str(file), check=False).stderr
    file.write_text(lines[0].replace('"id":"', '"id":"f', 1))
    assert "`id` must be" in filled.ctl("import", str(file), check=False).stderr


def test_an_event_that_another_one_has_replaced_is_left_out(filled, tmp_path, token):
    file = tmp_path / "events.jsonl"
    file.write_text(exported(filled))
    delete_all(filled)
    assert filled.post({"title": "Newer", "externalID": "disk"}, token).status == 200
    totals = filled.ctl_json("import", str(file))
    assert (totals["stored"], totals["superseded"]) == (5, 1)
    assert "Newer" in exported(filled)


def test_imported_events_are_found_and_followed(filled, tmp_path):
    file = tmp_path / "events.jsonl"
    file.write_text(exported(filled))
    delete_all(filled)
    filled.ctl("import", str(file))
    assert len(filled.ctl_json("events", "search", "event")["events"]) == 3
    assert len(filled.events()) == 5
