"""The machine that the figures belong to."""

import os
import platform
import sqlite3
import statistics
import subprocess
import time
from pathlib import Path

SYNCS = 200


def _first_line(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).strip().splitlines()[0]


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _memory_gib() -> float:
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return round(pages / 2**30, 1)


def _disk(folder: Path) -> str:
    """The kind of disk below `folder`, as far as the kernel tells."""
    device = os.stat(folder).st_dev
    block = Path(f"/sys/dev/block/{os.major(device)}:{os.minor(device)}").resolve()
    queue = next((p / "queue" for p in (block, block.parent) if (p / "queue").exists()), None)
    form = _first_line(["stat", "-f", "-c", "%T", str(folder)])
    if queue is None:
        return form
    kind = "rotating" if (queue / "rotational").read_text().strip() == "1" else "solid state"
    return f"{queue.parent.name}, {form}, says it is {kind}"


def _sync_microseconds(folder: Path) -> float:
    """The median time that one fdatasync of a 4 KiB append takes."""
    path = folder / "sync-probe"
    times = []
    with path.open("wb") as file:
        for _ in range(SYNCS):
            file.write(bytes(4096))
            file.flush()
            before = time.perf_counter()
            os.fdatasync(file.fileno())
            times.append(time.perf_counter() - before)
    path.unlink()
    return round(statistics.median(times) * 1e6)


def processor_seconds(process: int) -> float:
    """What a process has taken since it started, in user and kernel mode (proc(5))."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def describe(folder: Path) -> dict[str, str]:
    return {
        "processor": f"{_processor()}, {os.cpu_count()} cores",
        "memory": f"{_memory_gib()} GiB",
        "disk": f"{_disk(folder)}; one fdatasync of 4 KiB takes {_sync_microseconds(folder):.0f} µs",
        "kernel": f"{platform.system()} {platform.release()}",
        "SQLite": sqlite3.sqlite_version,
        "OpenSSL": _first_line(["openssl", "version"]).split()[1],
        "nginx": _first_line(["nginx", "-v"]).rpartition("/")[2],
        "wrk": _first_line(["wrk", "-v"]).split(" [")[0].removeprefix("wrk "),
    }
