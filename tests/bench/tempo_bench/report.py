"""The rows of the result, and their forms: for the terminal, as JSON, for docs/PERFORMANCE.md."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Row:
    """One figure beside what it must reach. `passed` is None for a figure without a target."""

    what: str
    ours: str
    yardstick: str
    ratio: str
    target: str
    passed: bool | None

    def cells(self) -> list[str]:
        verdict = {True: "pass", False: "FAIL", None: ""}[self.passed]
        return [self.what, self.ours, self.yardstick, self.ratio, self.target, verdict]


HEADER = ["", "ours", "yardstick", "ratio", "target", ""]


def compared(what: str, ours: float, name: str, yardstick: float, target: float | None) -> Row:
    """Our rate as a share of another."""
    ratio = ours / yardstick
    least = "" if target is None else f"≥ {target:.2f}"
    passed = None if target is None else ratio >= target
    return Row(what, f"{ours:,.0f}/s", f"{name}: {yardstick:,.0f}/s", f"{ratio:.2f}", least, passed)


def bounded(what: str, value: float, unit: str, most: float | None, form: str = ".2f") -> Row:
    """A figure that must stay under a bound."""
    bound = "" if most is None else f"< {most:g} {unit}"
    passed = None if most is None else value < most
    return Row(what, f"{value:{form}} {unit}", "", "", bound, passed)


def as_text(rows: list[Row]) -> str:
    table = [HEADER, *[row.cells() for row in rows]]
    widths = [max(len(line[column]) for line in table) for column in range(len(HEADER))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in table
    )


def as_markdown(machine: dict[str, str], rows: list[Row]) -> str:
    lines = [f"- {name}: {value}" for name, value in machine.items()]
    lines += ["", f"| {' | '.join(HEADER)} |", "| --- | ---: | ---: | ---: | --- | --- |"]
    lines += [f"| {' | '.join(row.cells())} |" for row in rows]
    return "\n".join(lines) + "\n"


def as_json(machine: dict[str, str], samples: dict, rows: list[Row]) -> str:
    result = {"machine": machine, "samples": samples, "rows": [asdict(row) for row in rows]}
    return json.dumps(result, indent=2, ensure_ascii=False) + "\n"
