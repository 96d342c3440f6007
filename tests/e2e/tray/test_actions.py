"""What an event offers to do is done by a click alone; a command is asked about before its first run."""

import json
import stat

import pytest

from tempo_e2e.desktop import eventually

TERMINAL = """#!/bin/sh
printf '%s\\n' "$@" >> {log}
"""


@pytest.fixture
def terminal(tmp_path):
    """A terminal program that only notes what it is to run."""
    log = tmp_path / "terminal.log"
    program = tmp_path / "terminal"
    program.write_text(TERMINAL.format(log=log))
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program, log


def with_command(command):
    action = {"label": "Show the disk", "systemIcon": "terminal",
              "trigger": {"openTerminalWith": command}}  # fmt: skip
    return {"title": f"Disk: {command}", "actions": [action]}


def install_command(daemon, folder, command):
    """A score of `scripts` whose action runs it."""
    score = {"providerIdentifier": "scripts", "displayName": "Scripts", "defaultActions": [
        {"label": "Show the disk", "systemIcon": "terminal",
         "trigger": {"openTerminalWith": command}}]}  # fmt: skip
    file = folder / "scripts.json"
    file.write_text(json.dumps(score))
    daemon.ctl("score", "install", file)


def choose_newest(tray, title):
    eventually(lambda: any(title in text for text in tray.texts("Events")), "the line")
    tray.rows("Events")[0].click()
    tray.wait_for("Show the disk")


def test_a_command_is_asked_about_once(make_tray, daemon, token, terminal, screenshot):
    program, log = terminal
    tray = make_tray()
    config = tray.home / "config" / "tempo"
    config.mkdir(parents=True)
    (config / "tempo-tray.conf").write_text(f"[General]\nterminal={program}\n")
    tray.start()
    assert daemon.post(with_command("df -h '/srv'"), token).status == 200
    choose_newest(tray, "df -h")
    tray.press("Show the disk")
    tray.wait_for("runs this in a terminal", "df -h '/srv'")
    screenshot()
    tray.press("Cancel")
    tray.wait_until_gone("runs this in a terminal")
    assert not log.exists()
    tray.press("Show the disk")
    tray.press("Run")
    eventually(lambda: log.exists() and "df -h '/srv'" in log.read_text(), "the first run")
    tray.press("Show the disk")
    eventually(lambda: log.read_text().count("df -h '/srv'") == 2, "a run without a question")
    assert daemon.post(with_command("rm -r /srv"), token).status == 200
    choose_newest(tray, "rm -r")
    tray.press("Show the disk")
    tray.wait_for("runs this in a terminal", "rm -r /srv")
    tray.press("Cancel")
    assert "rm -r" not in log.read_text()


def test_a_command_that_is_edited_under_its_label_is_asked_about_again(
    make_tray, daemon, token, terminal, tmp_path, screenshot
):
    program, log = terminal
    tray = make_tray()
    config = tray.home / "config" / "tempo"
    config.mkdir(parents=True)
    (config / "tempo-tray.conf").write_text(f"[General]\nterminal={program}\n")
    tray.start()
    install_command(daemon, tmp_path, "df -h ${metadata.folder}")
    for folder in ("/srv", "/home"):
        event = {"title": f"Disk of {folder}", "metadata": {"folder": folder}}
        assert daemon.post(event, token).status == 200
        choose_newest(tray, folder)
        tray.press("Show the disk")
        if folder == "/srv":
            tray.press("Run")
        eventually(lambda: log.exists() and f"df -h '{folder}'" in log.read_text(), "a run")  # noqa: B023
    install_command(daemon, tmp_path, "rm -r ${metadata.folder}")
    event = {"title": "Disk of /var", "metadata": {"folder": "/var"}}
    assert daemon.post(event, token).status == 200
    choose_newest(tray, "/var")
    tray.press("Show the disk")
    tray.wait_for("runs this in a terminal", "rm -r '/var'")
    screenshot()
    tray.press("Cancel")
    assert "rm -r" not in log.read_text()
