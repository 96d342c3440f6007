"""Scores in the window: what there is, a review before one is installed, and an editor that shows what
it would do while it is typed."""

import json
import subprocess

import pytest

from tempo_e2e.desktop import eventually
from tempo_e2e.programs import REPOSITORY, missing, program
from tempo_e2e.settings_pages import choose_cell, keys, open_page, type_text

JOBS = {
    "providerIdentifier": "jobs",
    "displayName": "Nightly jobs",
    "severityRules": [
        {"match": {"code": 0}, "severity": "ok", "label": "Done"},
        {"match": {"code": "*"}, "severity": "error", "label": "Exit ${metadata.code}"},
    ],
    "defaultActions": [
        {"label": "Log", "systemIcon": "terminal",
         "trigger": {"openTerminalWith": "journalctl -u ${metadata.unit}"}},
    ],
}  # fmt: skip


def text_of(score):
    return json.dumps(score, indent=2) + "\n"


@pytest.fixture
def daemon(make_daemon, tmp_path):
    """A running daemon without bundled scores, so that a list of them is short."""
    return make_daemon(arguments=["--bundled-scores", str(tmp_path / "none")]).start()


@pytest.fixture
def jobs(daemon):
    """A source that has sent an event."""
    token = daemon.create_token("jobs", "jobs")
    event = {"title": "Backup", "metadata": {"code": 3, "unit": "nas-backup"}}
    assert daemon.post(event, token).status == 200
    return daemon


@pytest.fixture
def file(tmp_path):
    made = tmp_path / "from the catalogue.tempo-score"
    made.write_text(text_of(JOBS))
    return made


def test_a_file_is_reviewed_before_it_is_installed(tray, jobs, file, screenshot):
    tray.wait_for("All sources")
    assert tray.run_again(str(file)) == 0
    tray.wait_for("Install the score from the catalogue.tempo-score?", "Nothing is installed yet")
    assert tray.texts("What it can do") == [
        "“Log” runs in a terminal: journalctl -u ${metadata.unit}"
    ]
    eventually(lambda: "Exit 3" in tray.texts("Preview", "table"), "the event as it would look")
    screenshot("-review")
    assert all(s["providerIdentifier"] != "jobs" for s in jobs.ctl_json("score", "list")["scores"])
    tray.press("Cancel")
    assert tray.run_again(str(file)) == 0
    tray.press("Install")
    eventually(lambda: jobs.events()[0].get("label") == "Exit 3", "the event in its new look")
    changed = json.loads(file.read_text()) | {"displayName": "Jobs of the night"}
    file.write_text(text_of(changed))
    assert tray.run_again(str(file)) == 0
    tray.wait_for("It takes the place of your present score")
    tray.node("page tab", "Difference to the present one").press()
    difference = tray.node("text", "Difference").text
    assert '-   "displayName": "Nightly jobs",' in difference
    assert '+   "displayName": "Jobs of the night",' in difference
    screenshot("-difference")
    tray.press("Cancel")


def test_a_double_click_in_a_file_manager_brings_the_review(tray, jobs, file):
    """`gio open` does what a file manager does: type of the file, its program, that program's entry."""
    absent = missing("gio", "update-mime-database")
    if absent:
        pytest.skip(f"not installed: {', '.join(absent)}")
    commands = [
        [str(REPOSITORY / "packaging/desktop/install"), program("tempo-tray")],
        ["gio", "mime", "application/x-tempo-score", "tempo-tray.desktop"],
        ["gio", "open", str(file)],
    ]
    for command in commands:
        done = subprocess.run(
            command, env=tray.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    tray.wait_for("Install the score from the catalogue.tempo-score?", "Nothing is installed yet")


def test_a_file_with_faults_cannot_be_installed(tray, jobs, file, screenshot):
    file.write_text('{\n  "providerIdentifier": "jobs",\n  "nonsense": 1\n}\n')
    assert tray.run_again(str(file)) == 0
    tray.wait_for("This file cannot be installed")
    assert any("Line 3" in text and "/nonsense" in text for text in tray.texts("Faults"))
    assert not tray.node("push button", "Install").enabled
    screenshot()
    tray.press("Cancel")
    assert tray.run_again("/no/such/file.tempo-score") == 0
    tray.wait_for("Not a score")
    tray.press("OK")


def open_editor(tray, name):
    open_page(tray, "Sources and scores")
    choose_cell(tray, "Scores", name)
    tray.press("Edit score…")
    tray.wait_for("This is in force")


def test_an_edit_is_previewed_and_restyles_at_once(tray, jobs, file, screenshot):
    jobs.ctl("score", "install", file)
    open_editor(tray, "Nightly jobs")
    changed = JOBS | {"severityRules": [
        {"match": {"code": "*"}, "severity": "critical", "label": "Broken ${metadata.code}"}]}
    tray.write("Text of the score", text_of(changed))
    eventually(lambda: "Broken 3" in tray.texts("Preview", "table"), "the look that it would have")
    assert jobs.events()[0]["label"] == "Exit 3"
    screenshot("-preview")
    tray.press("Save")
    tray.wait_for("This is in force")
    eventually(lambda: jobs.events()[0]["label"] == "Broken 3", "the event in its new look")
    eventually(lambda: "Broken 3" in tray.texts("Events")[0], "the line in its new look")
    tray.press("Close")
    screenshot("-restyled")


def test_faults_stand_at_their_line_while_it_is_typed(tray, jobs, file, screenshot):
    jobs.ctl("score", "install", file)
    open_editor(tray, "Nightly jobs")
    broken = text_of(JOBS).replace('"displayName"', '"displayNam"')
    tray.write("Text of the score", broken)
    tray.wait_for("It has faults, so it cannot be saved")
    assert any("Line 3" in text for text in tray.texts("Faults"))
    assert not tray.node("push button", "Save").enabled
    screenshot()
    tray.press("Revert")
    tray.wait_for("This is in force")


def test_keys_of_recent_events_are_offered(tray, jobs, file, screenshot):
    jobs.ctl("score", "install", file)
    open_editor(tray, "Nightly jobs")
    tray.write("Text of the score", "")
    tray.node("text", "Text of the score").click()
    type_text("metadata.un")
    eventually(lambda: any("metadata.unit" in row for row in popup(tray)), "the key of the event")
    screenshot()
    keys("Return")
    eventually(
        lambda: tray.node("text", "Text of the score").text == "metadata.unit", "the whole key"
    )


def popup(tray):
    """What is offered at the cursor."""
    return [child.name for node in tray.screen().find_all("list") for child in node.children()]


def test_a_broken_file_is_told_and_opens_in_the_editor(tray, jobs, file, screenshot):
    jobs.ctl("score", "install", file)
    eventually(lambda: jobs.events()[0].get("label") == "Exit 3", "the score in force")
    score = jobs.data / "scores" / "jobs.json"
    score.write_text(text_of(JOBS).replace('"severity": "ok"', '"severity": "fine"'))
    open_page(tray, "Sources and scores")
    tray.wait_for("Files with faults", "What was in force before stays so")
    eventually(
        lambda: any("jobs.json: Line" in text for text in tray.texts("Files with faults")),
        "the fault with its line",
    )
    screenshot()
    tray.press("Open in editor…")
    tray.wait_for("It has faults, so it cannot be saved")
    tray.write("Text of the score", text_of(JOBS))
    tray.press("Save")
    eventually(lambda: not jobs.ctl_json("score", "list")["faults"], "no fault any more")


def test_a_score_is_removed(tray, jobs, file):
    jobs.ctl("score", "install", file)
    open_page(tray, "Sources and scores")
    choose_cell(tray, "Scores", "Nightly jobs")
    tray.press("Remove score…")
    tray.wait_for("Its events are shown plainly then")
    tray.press("Remove")
    eventually(lambda: "label" not in jobs.events()[0], "the event without the score")
    eventually(
        lambda: "Nightly jobs" not in tray.texts("Scores", "table"), "a list without the score"
    )
