"""The wizard: from nothing to the first event of a new sender."""

import shlex
import subprocess

from tempo_e2e.desktop import eventually
from tempo_e2e.programs import PATIENCE
from tempo_e2e.samples import samples


def run(text):
    """The ready text, as somebody pastes it into a shell."""
    command = shlex.split(text.replace("\\\n", " "))
    assert command[0] == "curl"
    done = subprocess.run(
        ["curl", "-sS", "-w", "%{http_code}", *command[1:]],
        capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    return done.stdout + done.stderr


def make_sender(tray, name):
    tray.press("New sender…")
    tray.node("text", "Name")
    tray.write("Name", name)
    tray.press("Create")
    return tray.node("text", "Ready text").text


def test_the_ready_text_posts_the_first_event(tray, daemon, screenshot):
    tray.wait_for("No events yet")
    text = make_sender(tray, "Backup of the NAS")
    assert f"http://127.0.0.1:{daemon.port}/ingest" in text
    tray.wait_for("Waiting for its first event…")
    screenshot("-waiting")
    assert run(text).endswith("200")
    tray.wait_for("The first event has arrived: Hello from Backup of the NAS")
    (sender,) = daemon.ctl_json("token", "list")["senders"]
    assert (sender["name"], sender["provider"]) == (
        "Backup of the NAS",
        "scripts.backup-of-the-nas",
    )
    eventually(lambda: len(tray.texts("Events")) == 1, "a line")
    screenshot("-arrived")


def test_a_refused_post_is_explained(tray, daemon, screenshot):
    tray.wait_for("No events yet")
    text = make_sender(tray, "Backup")
    wrong = text.replace("title", "titel")
    assert run(wrong).endswith("422")
    tray.wait_for("A post from 127.0.0.1 was refused:")
    screenshot()
    assert run(text).endswith("200")
    tray.wait_for("The first event has arrived")


def test_a_name_that_is_taken_is_said_beside_it(tray, daemon, token):
    tray.node("push button", "New sender…")
    tray.press("New sender…")
    tray.write("Name", "backup")
    tray.press("Create")
    tray.wait_for("⚠")
    assert tray.screen().find("text", "Ready text") is None


def test_a_tool_is_found_and_its_steps_are_filled_in(tray, daemon, screenshot):
    tray.press("New sender…")
    tray.node("text", "Find a tool")
    assert len(tray.texts("Tools")) >= 30
    screenshot("-all")
    tray.write("Find a tool", "quiet nothing")
    tray.wait_for("None of that name.")
    tray.write("Find a tool", "uptime")
    eventually(lambda: len(tray.texts("Tools")) == 2, "the tool, and what is for anything else")
    assert tray.node("text", "Name").text == "Uptime Kuma"
    assert tray.node("text", "Provider").text == "com.uptime-kuma"
    screenshot("-found")
    tray.press("Create")
    text = tray.node("text", "Ready text").text
    (sender,) = daemon.ctl_json("token", "list")["senders"]
    token = daemon.ctl_json("token", "show", sender["id"])["token"]
    assert f"Post URL: http://127.0.0.1:{daemon.port}/uptime-kuma" in text
    assert f'{{ "X-Tempo-Token": "{token}" }}' in text
    screenshot("-steps")
    sample = next(sample for sample in samples("uptime-kuma") if sample.name.endswith("/down"))
    assert sample.send(daemon, token).status == 200
    tray.wait_for("The first event has arrived:")
