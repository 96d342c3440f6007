"""The requests of real tools in tests/data/senders, and what is to come of them."""

import json
from dataclasses import dataclass
from pathlib import Path

from .programs import REPOSITORY

FOLDER = REPOSITORY / "tests" / "data" / "senders"


@dataclass
class Sample:
    """One request of a tool."""

    name: str
    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    events: list[dict]

    def send(self, daemon, token, target=None, headers=None):
        fields = self.headers | (headers or {})
        path = target or self.target
        return daemon.post(self.body, token, path=path, method=self.method, headers=fields)


def read_sample(path: Path) -> Sample:
    head, _, body = path.read_bytes().partition(b"\n\n")
    request, *fields = head.decode("latin-1").split("\n")
    method, target, _ = request.split(" ")
    name = f"{path.parent.name}/{path.stem}"
    events = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return Sample(name, method, target, dict(line.split(": ", 1) for line in fields), body, events)


def samples(*tools: str) -> list[Sample]:
    """Those of the tools, or of all."""
    paths = sorted(FOLDER.glob("*/*.http"))
    return [read_sample(path) for path in paths if not tools or path.parent.name in tools]
