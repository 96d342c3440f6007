"""The control socket by hand, for what tempoctl has no verb for: subscriptions to lists."""

import json
import socket

from .programs import PATIENCE


class Refused(AssertionError):
    """The daemon has answered with an error."""


class Control:
    """One connection, after its hello."""

    def __init__(self, daemon):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(PATIENCE)
        self.socket.connect(str(daemon.socket))
        self.lines = self.socket.makefile("rw", encoding="utf-8")
        self.last_id = 0
        self.notifications = []
        self.call("hello", protocol=1, client="test")

    def call(self, method: str, **params):
        """The result; notifications that come before it wait for next()."""
        self.last_id += 1
        request = {"jsonrpc": "2.0", "id": self.last_id, "method": method, "params": params}
        self.lines.write(json.dumps(request) + "\n")
        self.lines.flush()
        while "id" not in (message := self._read()):
            self.notifications.append(message)
        if "error" in message:
            raise Refused(message["error"]["message"])
        return message["result"]

    def next(self) -> tuple[str, dict]:
        """Method and parameters of the next notification."""
        message = self.notifications.pop(0) if self.notifications else self._read()
        return message["method"], message["params"]

    def close(self) -> None:
        self.lines.close()
        self.socket.close()

    def _read(self) -> dict:
        return json.loads(self.lines.readline())
