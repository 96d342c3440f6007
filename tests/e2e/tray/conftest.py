"""Fixtures of the tests of the window: one desktop for all, a tray for each."""

import os
import re
from pathlib import Path

import pytest

from tempo_e2e import desktop as desktops


@pytest.fixture(scope="session")
def desktop(tmp_path_factory):
    why_not = desktops.why_not()
    if why_not:
        pytest.skip(why_not)
    made = desktops.Desktop(tmp_path_factory.mktemp("desktop"))
    yield made
    made.end()


@pytest.fixture
def make_tray(desktop, tmp_path, daemon):
    """Makes trays for `daemon` that are not started yet."""
    made = []

    def make(home="person", socket=None, **environment):
        (tmp_path / home).mkdir()
        made.append(
            desktops.Tray(desktop, tmp_path / home, socket or daemon.socket, **environment)
        )
        return made[-1]

    yield make
    for tray in made:
        tray.end()


@pytest.fixture
def tray(make_tray):
    """A tray whose window is open, connected to `daemon`."""
    return make_tray().start()


@pytest.fixture
def screenshots(tmp_path, request):
    """Takes them of any desktop: into TEMPO_SCREENSHOTS, else the test's own folder."""
    folder = Path(os.environ.get("TEMPO_SCREENSHOTS", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    test = re.sub(r"[^a-z_-]+", "-", request.node.name)
    return lambda made, name: made.screenshot(folder / f"{test}{name}.png")


@pytest.fixture
def screenshot(desktop, screenshots):
    return lambda name="": screenshots(desktop, name)
