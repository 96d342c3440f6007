"""Maintenance: events out and away, rules that settle old ones, and the diagnostics bundle."""

import csv
import io
import json

from tempo_e2e.desktop import eventually
from tempo_e2e.settings_pages import choose, open_page

PASSWORD = "correct-horse-battery-staple-4711"


def fill(daemon):
    tokens = {name: daemon.create_token(name, name) for name in ("nas", "ups")}
    for number in range(3):
        for token in tokens.values():
            assert daemon.post({"title": f"Event {number}"}, token).status == 200
    return tokens


def save_as(tray, path):
    tray.write("File name:", str(path))
    tray.press("Save")


def test_events_of_a_source_are_exported(tray, daemon, tmp_path, screenshot):
    fill(daemon)
    open_page(tray, "Maintenance")
    choose(tray, "All sources", "nas")
    tray.wait_for("This is about 3 event")
    screenshot()
    lines = tmp_path / "events.jsonl"
    tray.press("Export events…")
    save_as(tray, lines)
    tray.wait_for("3 event", "exported.")
    events = [json.loads(line) for line in lines.read_text().splitlines()]
    assert {event["providerIdentifier"] for event in events} == {"nas"}
    choose(tray, "JSON lines: one event a line", "CSV")
    tray.press("Export events…")
    save_as(tray, tmp_path / "events.csv")
    eventually((tmp_path / "events.csv").exists, "the table")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "events.csv").read_text())))
    assert [row["title"] for row in rows] == [event["title"] for event in events]
    assert "event.exported" in {line["kind"] for line in daemon.audit()}


def test_events_of_a_source_are_deleted_after_a_question(tray, daemon, screenshot):
    open_page(tray, "Maintenance")
    fill(daemon)
    eventually(lambda: len(tray.texts("Events")) == 6, "its sources too")
    assert not tray.node("push button", "Delete events…").enabled
    choose(tray, "All sources", "ups")
    tray.press("Delete events…")
    tray.wait_for("3 event", "will be deleted for good")
    screenshot()
    tray.press("Cancel")
    assert len(daemon.events()) == 6
    tray.press("Delete events…")
    tray.press("Delete")
    tray.wait_for("3 event", "deleted.")
    assert {event["providerIdentifier"] for event in daemon.events()} == {"nas"}
    eventually(lambda: len(tray.texts("Events")) == 3, "the window without them")


def test_rules_settle_old_events(tray, daemon, screenshot):
    fill(daemon)
    open_page(tray, "Maintenance")
    choose(tray, "Acknowledge", "Dismiss")
    choose(tray, "any severity", "Info")
    tray.press("Add rule")
    sentence = "Dismiss events with severity Info after 1 day"
    eventually(lambda: tray.texts("Rules") == [sentence], "the rule")
    assert daemon.ctl_json("settings", "get", "triage.rules")["value"] == ["dismiss info after 1d"]
    screenshot()
    tray.press("Remove rule")
    tray.wait_for("No rule yet")


def test_diagnostics_are_saved_without_secrets(tray, daemon, tmp_path, screenshot):
    tokens = fill(daemon)
    posted = {"title": PASSWORD, "metadata": {"password": PASSWORD}}
    assert daemon.post(posted, tokens["nas"]).status == 200
    open_page(tray, "Maintenance")
    bundle = tmp_path / "bundle.json"
    tray.press("Save diagnostics…")
    save_as(tray, bundle)
    tray.wait_for(f"Saved in {bundle}")
    screenshot()
    content = bundle.read_text()
    assert json.loads(content)["format"] == "tempo-diagnostics"
    assert bundle.stat().st_mode & 0o777 == 0o600
    for secret in (*tokens.values(), PASSWORD):
        assert secret not in content
