"""What passes over a network, kept by tshark as an eavesdropper would keep it."""

import subprocess
import threading
from pathlib import Path

import pytest

from .namespaces import Namespace
from .programs import PATIENCE, missing

_DISCARD = 9  # nobody listens there (RFC 863)


class Capture:
    """Everything on the loopback of `namespace`, from here to the end of the `with` block."""

    def __init__(self, namespace: Namespace, file: Path):
        if missing("tshark", "bash"):
            pytest.skip("needs tshark (Debian: tshark)")
        self._namespace = namespace
        self.file = file

    def __enter__(self):
        options = ["-q", "-l", "-P", "-w", str(self.file), "-T", "fields", "-e", "udp.payload"]
        with self.file.with_suffix(".log").open("w") as log:
            self._tshark = subprocess.Popen(
                self._namespace.command(["tshark", "-i", "lo", *options]),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        self._pass("begin")
        return self

    def __exit__(self, *_):
        self._pass("end")
        self._tshark.terminate()
        self._tshark.wait(PATIENCE)
        self._tshark.stdout.close()

    def _pass(self, marker: str) -> None:
        """Sends a datagram again and again until tshark has seen it: packets stay in their order."""
        again = f"while echo {marker} >/dev/udp/127.0.0.1/{_DISCARD} || true; do sleep 0.05; done"
        command = self._namespace.command(["bash", "-c", f"exec 2>/dev/null; {again}"])
        sending = subprocess.Popen(command)
        limit = threading.Timer(PATIENCE, self._tshark.kill)
        limit.start()
        try:
            payload = f"{marker}\n".encode().hex()
            assert any(line.strip() == payload for line in self._tshark.stdout), self.log()
        finally:
            limit.cancel()
            sending.kill()
            sending.wait(PATIENCE)

    def log(self) -> str:
        return self.file.with_suffix(".log").read_text()

    def bytes(self) -> bytes:
        """Every packet, as it stands in the file."""
        return self.file.read_bytes()

    def read(self, *options: str) -> str:
        """What tshark tells of the packets."""
        command = ["tshark", "-r", str(self.file), *options]
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=PATIENCE, check=True
        )
        return done.stdout
