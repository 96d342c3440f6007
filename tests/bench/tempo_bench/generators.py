"""The programs that make load, and the C yardstick."""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

BENCH = Path(__file__).resolve().parents[1]
CONNECTIONS = 64
BATCH_CONNECTIONS = 4
BATCH_EVENTS = 1000
HANDSHAKE_THREADS = 8


def build(folder: Path) -> None:
    """Compiles the C and C++ programs of this folder into `folder`."""
    cxx = ["g++", "-std=c++20", "-O2"]
    for name, libraries in {"fixed_rate": [], "handshakes": ["-lssl", "-lcrypto"]}.items():
        source, target = BENCH / f"{name}.cpp", folder / name
        subprocess.run([*cxx, str(source), "-o", str(target), *libraries], check=True)
    cc = ["cc", "-O2", str(BENCH / "insert_yardstick.c")]
    subprocess.run([*cc, "-o", str(folder / "insert_yardstick"), "-lsqlite3"], check=True)


def _json_of(command: list[str], environment: dict[str, str] | None = None) -> dict:
    done = subprocess.run(
        command, env=os.environ | (environment or {}), capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise RuntimeError(f"{Path(command[0]).name} failed: {done.stderr or done.stdout}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def wrk(url: str, token: str, seconds: float, events: int = 1) -> float:
    """Events a second that were answered with success; every request must have been."""
    connections = CONNECTIONS if events == 1 else BATCH_CONNECTIONS
    load = ["wrk", "-t", "1", "-c", str(connections), "-d", f"{seconds:.0f}s", "--timeout", "10s"]
    script = ["-s", str(BENCH / "post.lua"), url]
    environment = {"TEMPO_BENCH_TOKEN": token, "TEMPO_BENCH_EVENTS": str(events)}
    told = _json_of([*load, *script], environment)
    if told["refused"] or told["broken"] or not told["requests"]:
        raise RuntimeError(f"the measurement is worthless, not every request was served: {told}")
    return told["requests"] * events / told["seconds"]


@dataclass(frozen=True)
class Latency:
    """Milliseconds from when a request was due until its whole answer was there."""

    rate: float
    p50: float
    p99: float
    p999: float


def fixed_rate(folder: Path, port: int, request: bytes, rate: float, seconds: float) -> Latency:
    file = folder / "request"
    file.write_bytes(request)
    numbers = [port, file, f"{rate:.1f}", seconds, CONNECTIONS]
    told = _json_of([str(folder / "fixed_rate"), *map(str, numbers)])
    if told["served"] != told["requests"]:
        raise RuntimeError(f"the measurement is worthless, not every request was served: {told}")
    return Latency(rate, told["p50"], told["p99"], told["p999"])


def handshakes(folder: Path, port: int, seconds: float, kind: str) -> float:
    """TLS connections a second, from the first byte to the last, with one request on each."""
    numbers = [port, seconds, HANDSHAKE_THREADS, kind]
    told = _json_of([str(folder / "handshakes"), *map(str, numbers)])
    return told["connections"] / told["seconds"]


def insert_rate(folder: Path, schema: Path, rows_a_transaction: int, seconds: float) -> float:
    """Rows a second that the C program inserts, in a run of about `seconds`."""
    database = folder / "yardstick.db"

    def run(transactions: int) -> float:
        _remove(database)
        numbers = [rows_a_transaction * transactions, rows_a_transaction]
        command = [folder / "insert_yardstick", schema, *numbers, database]
        return _json_of([str(argument) for argument in command])["rowsPerSecond"]

    probe = run(max(50, 5000 // rows_a_transaction))
    rate = run(max(50, round(probe * seconds / rows_a_transaction)))
    _remove(database)
    return rate


def _remove(database: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
