"""Takes the pictures of README.md and docs/DESKTOP.md anew, of a day as it might be at home:

    TEMPO_PICTURES=docs/images /usr/bin/python3 -m pytest tests/e2e/tray/test_pictures.py

Without TEMPO_PICTURES they only go where other screenshots go."""

import os
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tempo_e2e.desktop import eventually
from tempo_e2e.programs import PATIENCE
from tempo_e2e.samples import samples

# Hours ago, provider, event
DAY = [
    (52, "scripts.backup.photos", {"title": "Backup of the photos", "severity": "ok"}),
    (31, "scripts.backup.mail", {"title": "Backup of the mail", "severity": "ok"}),
    (30, "com.home-assistant", {"title": "Front door: unlocked", "severity": "info", "metadata": {
        "entity_id": "lock.door", "state": "unlocked", "friendly_name": "Front door",
        "area": "Hall"}}),
    (28, "scripts.backup.photos", {"title": "Backup of the photos", "severity": "ok"}),
    (7, "scripts.backup.mail", {"title": "Backup of the mail", "severity": "error",
                                "state": "firing",
                                "subtitle": "The disk of the other side is full",
                                "metadata": {"host": "attic", "exit_code": 11}}),
    (4, "com.home-assistant", {"title": "Water in the cellar", "metadata": {
        "entity_id": "binary_sensor.cellar", "device_class": "moisture", "state": "on",
        "friendly_name": "Cellar", "area": "Cellar"}}),
    (3, "scripts.backup.photos", {"title": "Backup of the photos", "severity": "ok"}),
]  # fmt: skip
NOW = ("sonarr/grab", "radarr/download", "forgejo/release", "ntfy/headers", "uptime-kuma/down",
       "github/workflow-failed", "unifi/protect-thumbnail")  # fmt: skip


def post_the_day(daemon):
    tokens = {}

    def token(provider):
        if provider not in tokens:
            tokens[provider] = daemon.create_token(provider, provider)
        return tokens[provider]

    for hours, provider, event in DAY:
        at = datetime.now(UTC) - timedelta(hours=hours)
        event = event | {"startDate": at.isoformat(timespec="milliseconds")}
        assert daemon.post(event, token(provider)).status == 200
    named = {sample.name: sample for sample in samples()}
    for name in NOW:
        sample = named[name]
        provider = sample.events[0]["providerIdentifier"]
        provider = "sh.ntfy" if name.startswith("ntfy") else provider
        made = datetime.now(UTC).isoformat(timespec="milliseconds")
        sample.body = sample.body.replace(b"2026-01-31T17:30:05.123Z", made.encode())
        assert sample.send(daemon, token(provider)).status == 200, name


def window(title):
    """The number of the topmost window of this title."""
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", title],
                           capture_output=True, text=True, check=True).stdout  # fmt: skip
    return found.split()[-1]


@pytest.fixture
def take(tmp_path):
    folder = Path(os.environ.get("TEMPO_PICTURES", tmp_path))

    def picture(title, name):
        path = folder / f"{name}.png"
        subprocess.run(["import", "-window", window(title), "-strip", str(path)], check=True,
                       timeout=PATIENCE)  # fmt: skip
        return path

    return picture


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_window(make_tray, daemon, take, theme):
    post_the_day(daemon)
    tray = make_tray()
    config = tray.home / "config" / "tempo"
    config.mkdir(parents=True)
    (config / "tempo-tray.conf").write_text(f"[General]\ntheme={theme}\n")
    tray.start()
    wanted = "Somebody at the gate"
    eventually(lambda: any(wanted in text for text in tray.texts("Events")), "the day")
    next(row for row in tray.rows("Events") if wanted in row.name).click()
    tray.wait_for("Acknowledge this")
    subprocess.run(["xdotool", "mousemove", "1", "1"], check=True)
    assert take("^Tempo$", f"window-{theme}").exists()


@pytest.mark.slow
def test_the_wizard(make_tray, daemon, take):
    tray = make_tray()
    config = tray.home / "config" / "tempo"
    config.mkdir(parents=True)
    (config / "tempo-tray.conf").write_text("[General]\ntheme=light\n")
    tray.start()
    tray.press("New sender…")
    tray.write("Find a tool", "uptime")
    tray.press("Create")
    tray.node("text", "Ready text")
    token = daemon.ctl_json("token", "show", "Uptime Kuma")["token"]
    sample = next(sample for sample in samples("uptime-kuma") if sample.name.endswith("/down"))
    assert sample.send(daemon, token).status == 200
    tray.wait_for("The first event has arrived")
    subprocess.run(["xdotool", "mousemove", "1", "1"], check=True)
    assert take("New sender", "new-sender").exists()
