"""What is announced and when: rules of one source, muted ones, quiet hours."""

from datetime import datetime, timedelta, timezone

import pytest

from tempo_e2e.desktop import eventually
from tempo_e2e.settings_pages import choose, open_page

FIRING = {"state": "firing"}


def titles(desktop):
    return [shown["title"] for shown in desktop.notifications()]


def post(daemon, token, title, severity):
    assert daemon.post({"title": title, "severity": severity} | FIRING, token).status == 200


@pytest.fixture
def quiet_tray(make_tray):
    """A tray in its quiet hours, which began two hours ago."""
    tray = make_tray()
    now = datetime.now(timezone.utc)
    begin, end = now - timedelta(hours=2), now + timedelta(hours=3)
    config = tray.home / "config" / "tempo"
    config.mkdir(parents=True)
    hours = f"{begin:%H:%M}, {end:%H:%M}"
    (config / "tempo-tray.conf").write_text(f"[General]\nquietHours={hours}\n")
    return tray.start()


def test_critical_passes_the_quiet_hours_until_it_may_not(
    quiet_tray, desktop, daemon, token, screenshot
):
    tray = quiet_tray
    tray.wait_for_icon("nothing needs attention")
    open_page(tray, "Notifications")
    assert tray.node("check box", "Do not disturb every day").checked
    screenshot()
    post(daemon, token, "An error in the night", "error")
    post(daemon, token, "The house is on fire", "critical")
    eventually(lambda: titles(desktop) == ["The house is on fire"], "the critical one alone")
    tray.press("Critical events are announced all the same", "check box")
    post(daemon, token, "Another fire", "critical")
    eventually(lambda: "Another fire" in tray.texts("Events")[0], "the event in the window")
    tray.press("Do not disturb every day", "check box")
    post(daemon, token, "An error by day", "error")
    eventually(lambda: "An error by day" in titles(desktop), "what comes after the quiet hours")
    assert "Another fire" not in titles(desktop)


def test_a_source_has_rules_of_its_own_and_is_muted(tray, desktop, daemon, screenshot):
    nas, ups = daemon.create_token("nas", "nas"), daemon.create_token("ups", "ups")
    post(daemon, nas, "First of the NAS", "info")
    post(daemon, ups, "First of the UPS", "info")
    eventually(lambda: len(tray.texts("Events")) == 2, "both sources")
    open_page(tray, "Notifications")
    choose(tray, "All sources", "nas")
    tray.press("Rules of its own for this source", "check box")
    tray.press("Error", "check box")
    eventually(lambda: not tray.node("check box", "Error").checked, "errors switched off")
    screenshot()
    post(daemon, nas, "An error of the NAS", "error")
    post(daemon, ups, "An error of the UPS", "error")
    eventually(lambda: titles(desktop) == ["An error of the UPS"], "that of the other source")
    choose(tray, "nas", "ups")
    tray.press("Announce nothing of this source", "check box")
    post(daemon, ups, "A fire at the UPS", "critical")
    post(daemon, nas, "A fire at the NAS", "critical")
    eventually(lambda: "A fire at the NAS" in titles(desktop), "the critical one of the NAS")
    assert "A fire at the UPS" not in titles(desktop)
