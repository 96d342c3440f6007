"""Places that a test makes for one daemon: a small disk, a network with public addresses."""

import subprocess
from pathlib import Path

import pytest

from .programs import PATIENCE, missing


class Namespace:
    """Linux namespaces that live as long as this object, for root and for others alike.

    `flags` are unshare(1)'s and nsenter(1)'s, such as `-m`; `setup` is run in it as a shell script
    with `arguments`. The test that asks for one is skipped where the machine does not allow it.
    """

    def __init__(self, flags: list[str], setup: str, arguments: list[str]):
        absent = missing("unshare", "nsenter", "mount", "ip")
        if absent:
            pytest.skip(f"needs {', '.join(absent)} (Debian: util-linux, mount, iproute2)")
        self._flags = flags
        # cat ends when our end of its input closes, also when this process is killed.
        script = f"{setup}\necho ready\nexec cat"
        self._keeper = subprocess.Popen(
            ["unshare", "-r", *flags, "sh", "-ec", script, "sh", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        if self._keeper.stdout.readline() != "ready\n":
            reason = self._keeper.stderr.read().strip()
            self.end()
            pytest.skip(f"this machine allows no namespace of one's own: {reason}")

    def command(self, command: list[str]) -> list[str]:
        """The same command, run inside."""
        enter = ["nsenter", "-t", str(self._keeper.pid), "-U", "--preserve-credentials"]
        return [*enter, *self._flags, "--", *command]

    def path(self, path: Path) -> Path:
        """Where a file of the inside is seen from the outside."""
        return Path(f"/proc/{self._keeper.pid}/root{path}")

    def end(self) -> None:
        self._keeper.stdin.close()
        self._keeper.wait(PATIENCE)


def small_disk(folder: Path, megabytes: int) -> Namespace:
    """A file system of that size on `folder`, which must exist."""
    setup = f'mount -t tmpfs -o size={megabytes}m,mode=0700 tmpfs "$1"'
    return Namespace(["-m"], setup, [str(folder)])


def network(*addresses: str) -> Namespace:
    """A network of its own whose loopback also has these addresses."""
    setup = 'ip link set lo up; for address; do ip address add "$address" dev lo; done'
    return Namespace(["-n"], setup, list(addresses))
