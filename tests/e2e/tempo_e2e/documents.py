"""The commands and configurations that the documentation shows, as they stand there."""

import re
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(
    r"^[ \t]*<!-- test: (?P<status>\d{3})[^\n]*-->[ \t]*\n+[ \t]*```sh\n(?P<script>.*?)^[ \t]*```",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Example:
    """A block of shell that is to be answered with `status`."""

    document: str
    line: int
    status: int
    script: str

    def __str__(self) -> str:
        return f"{self.document}:{self.line}"


def examples(document: Path) -> list[Example]:
    """The blocks marked `<!-- test: STATUS -->`, in their order; none where there is no file."""
    text = document.read_text() if document.exists() else ""
    return [
        Example(
            document.name,
            text.count("\n", 0, found.start()) + 1,
            int(found["status"]),
            found["script"],
        )
        for found in _BLOCK.finditer(text)
    ]


def marked(document: Path, kind: str, name: str) -> str:
    """The block marked `<!-- KIND: NAME -->`."""
    mark = re.escape(f"<!-- {kind}: {name} -->")
    found = re.search(rf"^{mark}\n+```\w*\n(.*?)^```", document.read_text(), re.M | re.S)
    assert found, f"{document.name} has no {kind} {name}"
    return found[1]


def configuration(document: Path, name: str) -> str:
    """The block marked `<!-- config: NAME -->`."""
    return marked(document, "config", name)
