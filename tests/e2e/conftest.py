"""Fixtures of the end-to-end tests. `TEMPO_BIN` names the folder with the programs under test."""

import subprocess

import pytest

from tempo_e2e.daemon import Daemon
from tempo_e2e.programs import bin_directory, program

LOG_LINES = 60


def pytest_report_header():
    try:
        version = subprocess.run(
            [program("tempod"), "--version"], capture_output=True, text=True, check=False
        ).stdout.strip()
    except FileNotFoundError as absent:
        version = str(absent)
    return f"tempo: {bin_directory()}: {version}"


def pytest_collection_modifyitems(items):
    """Begins with what takes longest, so that no single test is left running at the end."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item):
    """Shows what the daemons of a failed test have logged."""
    report = (yield).get_result()
    if report.failed:
        for daemon in {id(d): d for d in item.funcargs.values() if isinstance(d, Daemon)}.values():
            tail = daemon.log_text().splitlines()[-LOG_LINES:]
            report.sections.append((f"log of {daemon.home.name}", "\n".join(tail)))


@pytest.fixture
def make_daemon(tmp_path):
    """Makes daemons that are not started yet: `make_daemon(settings={…}, home="second")`."""
    made = []

    def make(home="tempo", **options):
        made.append(Daemon(tmp_path / home, **options))
        return made[-1]

    yield make
    for daemon in made:
        daemon.end()


@pytest.fixture
def daemon(make_daemon):
    """A running daemon on empty folders, for tests that change it."""
    return make_daemon().start()


@pytest.fixture
def token(daemon):
    """A token for the provider `scripts`, without a rate."""
    return daemon.create_token()


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """A running daemon for all tests of a module that only post to it."""
    daemon = Daemon(tmp_path_factory.mktemp("shared") / "tempo")
    yield daemon.start()
    daemon.end()


@pytest.fixture(scope="module")
def shared_token(shared):
    return shared.create_token("shared", "scripts")
