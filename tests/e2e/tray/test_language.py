"""German when the system is, or when it is chosen: every word, and how dates and numbers are written."""

import os
import re
import signal
import subprocess
import xml.etree.ElementTree as ElementTree

from tempo_e2e import accessibility
from tempo_e2e.desktop import eventually
from tempo_e2e.programs import PATIENCE, REPOSITORY

WARNING = {"title": "Disk full", "severity": "warning", "state": "firing"}


def english():
    """What must not be read in German: the sources of all words whose German is another."""
    root = ElementTree.parse(REPOSITORY / "ui/translations/tempo_de.ts").getroot()
    words = set()
    same = set()
    for message in root.iter("message"):
        source = message.findtext("source")
        if re.search(r"%", source) or message.get("numerus"):
            continue
        (same if source == message.findtext("translation") else words).add(source)
    return words - same - {message.findtext("translation") for message in root.iter("message")}


def left_in(tray):
    return sorted(set(tray.screen().words()) & english())


def german(make_tray):
    return make_tray(LC_ALL="de_DE.UTF-8").start()


def test_no_english_is_left(make_tray, daemon, token, screenshot):
    tray = german(make_tray)
    tray.wait_for("Noch keine Ereignisse")
    screenshot("-empty")
    assert left_in(tray) == []
    assert daemon.post(WARNING, token).status == 200
    eventually(lambda: len(tray.texts("Ereignisse")) == 1, "a line")
    tray.rows("Ereignisse")[0].click()
    tray.wait_for("Dies bestätigen", "Warnung", "Dem Ereignis fehlt: metadata.url.")
    assert left_in(tray) == []
    screenshot("-full")
    tray.press("Einstellungen")
    for number, page in enumerate(tray.rows("Seiten")):
        page.click()
        eventually(lambda: "Schließen" in tray.words(), page.name)
        assert left_in(tray) == [], page.name
        screenshot(f"-{number}")
    tray.press("Schließen")
    tray.press("Neuer Absender …")
    tray.node("text", "Werkzeug suchen")
    assert left_in(tray) == []
    screenshot("-wizard")


def test_the_steps_of_a_tool_are_german_with_its_code_as_it_is(make_tray, daemon, screenshot):
    tray = german(make_tray)
    tray.press("Neuer Absender …")
    tray.write("Werkzeug suchen", "beszel")
    tray.press("Anlegen")
    steps = tray.node("text", "Fertiger Text").text
    assert "In der Crontab von root: * * * * * /usr/local/bin/tempo-beszel." in steps
    assert "Posts the alerts of the last hour." in steps  # the script, with its comments
    assert "tempo_" in steps and "TOKEN" not in steps
    screenshot()


def test_rules_and_what_settings_are_for_are_german(make_tray, daemon, screenshot):
    daemon.ctl("settings", "set", "triage.rules", "dismiss info of scripts after 2d")
    tray = german(make_tray)
    tray.press("Einstellungen")
    next(row for row in tray.rows("Seiten") if row.name == "Wartung").click()
    sentence = "Ereignisse von scripts mit Schweregrad Info nach 2 Tagen verwerfen"
    eventually(lambda: tray.texts("Regeln") == [sentence], "the rule")
    assert tray.node("spin box", "Ereignisse behalten").description.startswith("Wie lange")
    screenshot()


def test_the_unit_of_a_rule_agrees_with_its_number(make_tray, daemon):
    tray = german(make_tray)
    tray.press("Einstellungen")
    next(row for row in tray.rows("Seiten") if row.name == "Wartung").click()

    def units():
        return {box.name for box in tray.screen().find_all("combo box")} & {"Tag", "Tage", "Tagen"}

    eventually(lambda: units() == {"Tag"}, "after 1 day")
    tray.node("spin box", "Nach").click()
    subprocess.run(["xdotool", "key", "Up"], check=True)
    eventually(lambda: units() == {"Tagen"}, "after 2 days")


def choose(box, steps):
    """In a list of choices, with the keyboard."""
    box.press()
    subprocess.run(["xdotool", "key", *["Down"] * steps, "Return"], check=True)


def test_another_language_comes_with_a_new_start(tray, daemon, desktop):
    tray.press("Settings")
    tray.wait_for("Start Tempo when I log in")
    theme, language, *_ = tray.screen().find_all("combo box")
    assert theme.name == language.name == "As the system"  # Qt names them after what is chosen
    choose(language, 2)
    tray.press("Start Tempo again to use it")
    assert tray.process.wait(PATIENCE) == 0
    begun = []

    def is_there():
        begun[:] = [process for process, node in accessibility.programs(desktop.accessible)
                    if "Noch keine Ereignisse" in "\n".join(node.words())]  # fmt: skip
        return begun

    eventually(is_there, "a German window")
    os.kill(begun[0], signal.SIGTERM)
    assert "language=de" in (tray.home / "config/tempo/tempo-tray.conf").read_text()
