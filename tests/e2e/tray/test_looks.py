"""The window and its dialogs at 200 %, light and dark, in both languages, on a screen of 1024x640
logical pixels: nothing that can be pressed or read sticks out of its window."""

import os

import pytest

from tempo_e2e import desktop as desktops
from tempo_e2e.desktop import eventually
from tempo_e2e.words import in_language

PRESSED = ("push button", "check box", "combo box", "text", "spin box", "label")
WARNING = {"severity": "warning", "state": "firing"}


@pytest.fixture(scope="module")
def small_desktop(tmp_path_factory):
    why_not = desktops.why_not()
    if why_not:
        pytest.skip(why_not)
    display = os.environ.get("DISPLAY", "")
    made = desktops.Desktop(tmp_path_factory.mktemp("small"), "2048x1280")
    yield made
    made.end()
    os.environ["DISPLAY"] = display  # of the desktop of the other tests


@pytest.fixture
def make_small_tray(small_desktop, tmp_path, daemon):
    made = []

    def make(theme, language):
        home = tmp_path / theme
        (home / "config" / "tempo").mkdir(parents=True)
        (home / "config" / "tempo" / "tempo-tray.conf").write_text(
            f"[General]\ntheme={theme}\nlanguage={language}\n"
        )
        made.append(desktops.Tray(small_desktop, home, daemon.socket, QT_SCALE_FACTOR="2"))
        return made[-1].start()

    yield make
    for tray in made:
        tray.end()


def sticks_out(tray, role):
    """Names of what is wider than the window or dialog that it is in."""
    windows = [node for node in tray.screen().children() if node.role == role and node.showing]
    left, _, width, _ = windows[-1].place()
    wide = []
    for node in windows[-1].find_all(*PRESSED):
        x, _, w, _ = node.place()
        if node.name and (x < left or x + w > left + width):
            wide.append(f"{node.role} {node.name!r}: {x}+{w} of {left}+{width}")
    return wide


def post_many(daemon, token):
    for number in range(30):
        event = {"title": f"Event {number} with a title that goes on", "subtitle": "and a subtitle"}
        assert daemon.post(event | (WARNING if number % 3 else {}), token).status == 200


@pytest.mark.slow
@pytest.mark.parametrize(("theme", "language"), [("light", "en"), ("dark", "en"), ("light", "de")])
def test_everything_fits_at_twice_the_size(
    make_small_tray, small_desktop, daemon, token, screenshots, theme, language
):
    tray = make_small_tray(theme, language)
    said = in_language(language)
    look = f"{theme}-{language}"
    tray.wait_for(said("New sender…"))
    screenshots(small_desktop, f"{look}-empty")
    post_many(daemon, token)
    eventually(lambda: len(tray.texts(said("Events"))) >= 30, "thirty lines")
    tray.rows(said("Events"))[1].click(scale=2)
    tray.wait_for(said("Acknowledge this"))
    assert sticks_out(tray, "frame") == []
    screenshots(small_desktop, f"{look}-full")
    tray.press(said("Settings"))
    for row in range(len(tray.rows(said("Pages")))):
        page = tray.rows(said("Pages"))[row]
        page.click(scale=2)
        eventually(lambda: sticks_out(tray, "dialog") == [], f"{page.name} within its dialog", 5)
        screenshots(small_desktop, f"{look}-{row}")
    tray.press(said("Close"))
    tray.press(said("New sender…"))
    tray.write(said("Name"), "Backup of the NAS")
    assert sticks_out(tray, "dialog") == []
    screenshots(small_desktop, f"{look}-wizard-questions")
    tray.press(said("Create"))
    tray.node("text", said("Ready text"))
    assert sticks_out(tray, "dialog") == []
    screenshots(small_desktop, f"{look}-wizard-text")
