"""One event whole: its picture, its earlier versions, its metadata, and what it offers to do."""

import base64
import json
import shlex
import stat
import struct
import subprocess
import zlib

import pytest

from tempo_e2e.control import Control
from tempo_e2e.desktop import eventually

NASTY = "a'b\"c $(touch pwned) `id`; rm -rf ~ #\n&& echo \\n*"
SCORE = {
    "providerIdentifier": "scripts",
    "displayName": "Scripts",
    "defaultActions": [
        {"label": "Show the host", "systemIcon": "terminal",
         "trigger": {"openTerminalWith": "printf %s ${metadata.host} > %OUT%"}},
        {"label": "Open the page", "systemIcon": "link",
         "trigger": {"openURL": "${metadata.page}"}},
    ],
}  # fmt: skip


def png(width, height):
    """A picture of stripes."""
    rows = b"".join(b"\0" + bytes([255, y % 256, 80]) * width for y in range(height))

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows))
            + chunk(b"IEND", b""))  # fmt: skip


def key(*keys):
    subprocess.run(["xdotool", "key", *keys], check=True)


def choose_newest(tray, title):
    eventually(lambda: any(title in text for text in tray.texts("Events")), "the line")
    tray.rows("Events")[0].click()
    tray.wait_for("Acknowledge this")


def test_a_picture_is_shown_whole_and_saved_as_it_came(tray, daemon, token, tmp_path, screenshot):
    picture = png(640, 360)
    event = {"title": "Somebody at the door", "metadata": {
        "thumbnail": "data:image/png;base64," + base64.b64encode(picture).decode()}}  # fmt: skip
    assert daemon.post(event, token).status == 200
    choose_newest(tray, "Somebody at the door")
    image = tray.node("push button", "Image of the event")
    screenshot("-pane")
    assert any(text.startswith("a picture, ") for text in tray.texts("Metadata", "tree"))
    image.press()
    tray.wait_for("640 × 360, shown at 100 %")
    screenshot("-full")
    tray.press("Larger")
    tray.wait_for("640 × 360, shown at 125 %")
    tray.press("Fit into the window")
    tray.press("Save as…")
    target = tmp_path / "door.png"
    eventually(lambda: tray.screen().find("text", "File name:") is not None, "the question where")
    tray.write("File name:", str(target))
    key("Return")
    tray.wait_for(f"Saved as {target}")
    assert target.read_bytes() == picture


def test_what_changed_from_one_version_to_the_next(tray, daemon, token, screenshot):
    for ping, state in (("900", "firing"), ("12", "resolved")):
        event = {"title": "Router", "externalID": "router", "state": state, "severity": "warning",
                 "metadata": {"ping": ping, "place": "cellar"}}  # fmt: skip
        assert daemon.post(event, token).status == 200
    choose_newest(tray, "Router")
    eventually(lambda: "metadata.ping" in tray.texts("Earlier versions", "tree"), "the change")
    texts = tray.texts("Earlier versions", "tree")
    ping = texts.index("metadata.ping")
    assert texts[ping : ping + 3] == ["metadata.ping", "900", "12"]
    assert "metadata.place" not in texts
    screenshot()


def test_an_event_of_a_stack_says_what_the_stack_holds(tray, daemon, token, screenshot):
    for number in range(3):
        event = {"title": "Backup", "severity": "error", "state": "firing"}
        assert daemon.post(event | {"metadata": {"run": number}}, token).status == 200
    choose_newest(tray, "Backup")
    tray.wait_for("In a stack: 3 events since ", "needing attention: 3")
    screenshot()


def test_a_long_value_is_folded_and_copied_whole(tray, daemon, token, screenshot):
    log = "\n".join(f"line {number} of the log" for number in range(40))
    metadata = {"log": log, "page": "https://nas.example/status", "trap": "file:///etc/passwd"}
    assert daemon.post({"title": "Backup", "metadata": metadata}, token).status == 200
    choose_newest(tray, "Backup")
    eventually(lambda: "log" in tray.texts("Metadata", "tree"), "metadata")
    assert "line 0 of the log…" in tray.texts("Metadata", "tree")
    next(row for row in tray.rows("Metadata", "tree") if row.name == "log").click()
    key("Right")
    eventually(lambda: log in tray.texts("Metadata", "tree"), "all of it")
    screenshot()


@pytest.fixture
def terminal(tmp_path):
    """A terminal program that notes what it is given, byte for byte, and runs it."""
    log = tmp_path / "terminal.log"
    program = tmp_path / "terminal"
    program.write_text(f'#!/bin/sh\nprintf "%s\\0" "$@" > {log}.new\nmv {log}.new {log}\n'
                       'shift\nSHELL=/bin/true exec "$@"\n')  # fmt: skip
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program, log


def test_a_hostile_value_stays_one_word(make_tray, make_score, daemon, token, terminal,
                                        tmp_path, screenshot):  # fmt: skip
    program, log = terminal
    out = tmp_path / "out"
    make_score(SCORE, str(out))
    tray = make_tray()
    config = tray.home / "config" / "tempo"
    config.mkdir(parents=True)
    (config / "tempo-tray.conf").write_text(f"[General]\nterminal={program}\n")
    tray.start()
    answer = daemon.post({"title": "A host", "metadata": {"host": NASTY}}, token)
    command = f"printf %s {shell_quoted(NASTY)} > {out}"
    shown = Control(daemon).call("events.get", id=answer.json()["id"])
    assert command in [action.get("text") for action in shown["actions"]]
    choose_newest(tray, "A host")
    assert not tray.node("push button", "Open the page").enabled
    tray.wait_for("Open the page: ")  # why it cannot be
    tray.press("Show the host")
    tray.wait_for("runs this in a terminal", command)
    screenshot()
    tray.press("Run")
    eventually(log.exists, "the terminal")
    assert log.read_bytes().split(b"\0")[-2] == command.encode()
    eventually(lambda: out.exists() and out.read_text() == NASTY, "the value, untouched")
    assert not (tmp_path / "pwned").exists()


def shell_quoted(value):
    quoted = "'" + value.replace("'", "'\\''") + "'"
    assert shlex.split(quoted) == [value]
    return quoted


@pytest.fixture
def make_score(daemon, tmp_path):
    def install(score, out):
        file = tmp_path / "scripts.json"
        file.write_text(json.dumps(score).replace("%OUT%", out))
        daemon.ctl("score", "install", str(file))

    return install
