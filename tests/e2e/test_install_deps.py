"""What is installed, and what is not: told by dpkg-query, in whose place a script answers here."""

import os
import subprocess

import pytest

from tempo_e2e.programs import REPOSITORY


@pytest.fixture
def install(tmp_path):
    """Runs it where every package has one status; gives what it says and what it asks apt-get for."""

    def run(status):
        asked = tmp_path / "asked"
        answers = {
            "dpkg-query": f"printf '{status} '",
            "apt-get": f'echo "$@" >> {asked}',
            "sudo": '"$@"',
        }
        for name, script in answers.items():
            (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
            (tmp_path / name).chmod(0o755)
        told = subprocess.run(
            [REPOSITORY / "packaging/install-deps", "--tests"],
            env=os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}"},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        return told.stdout, asked.read_text() if asked.exists() else ""

    return run


def test_nothing_is_done_where_all_is_there(install):
    assert install("installed") == ("install-deps: nothing is missing\n", "")


# dpkg knows of a package also when another only mentions it, and when its settings were left.
@pytest.mark.parametrize("status", ["not-installed", "config-files", "half-installed"])
def test_what_is_only_known_is_installed(install, status):
    _, asked = install(status)
    assert "install" in asked and "busybox" in asked.split()
