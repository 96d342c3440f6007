"""The other end of systemd's notification protocol (sd_notify(3))."""

import socket
import time
from pathlib import Path

from .programs import PATIENCE


class NotifySocket:
    """Receives what a service tells its manager."""

    def __init__(self, path: Path):
        self.path = path
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(str(path))

    def wait_for(self, state: str) -> list[str]:
        """Every state that arrives up to and with `state`; fails when it does not come."""
        seen: list[str] = []
        end = time.monotonic() + PATIENCE
        while state not in seen:
            self._socket.settimeout(max(0.01, end - time.monotonic()))
            try:
                seen += self._socket.recv(65536).decode().split("\n")
            except TimeoutError:
                raise AssertionError(f"{state} did not arrive, only {seen}") from None
        return seen

    def close(self) -> None:
        self._socket.close()
