"""What is measured, in which order: alternating, so that all see the same machine."""

import os
import statistics
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from tempo_e2e.wire import request

from . import generators, report, restyling
from .generators import BATCH_EVENTS
from .nginx import AccessLog, Nginx, make_certificate
from .report import Row
from .subject import PROVIDER, Subject

EVENT = (
    b'{"title":"Backup of disk 1 finished","subtitle":"12 GiB in 3 minutes","severity":"ok",'
    b'"metadata":{"host":"attic","job":"nightly","files":37,"bytes":12884901888,'
    b'"path":"/srv/backup/2026"}}'
)
OPEN_CONNECTIONS = 1000
BUNDLED_SCORES = Path(__file__).resolve().parents[3] / "packaging/scores"
SCORED_PROVIDER = "scripts"
RESTYLED_EVENTS = 1_000_000
QUERIES = {
    "first 100 by time": [],
    "first 100 of a provider": ["--provider", f"{PROVIDER}.p03"],
    "first 100 that need attention": ["--needs-attention"],
}


SEARCHES = {
    "first 100 of a common word": ["backup"],
    "first 100 of a beginning": ["back*"],
    "a word that no event has": ["needle"],
}


@dataclass(frozen=True)
class Plan:
    """How much is measured."""

    rounds: int
    seconds: float
    latency_seconds: float
    events: int
    queries: int


class Measurement:
    """Takes the samples and makes rows of them. `say` tells a person how far it is."""

    def __init__(self, plan: Plan, folder: Path, say):
        self._plan = plan
        self._folder = folder
        self._say = say
        self.samples: dict[str, list[float]] = defaultdict(list)

    def run(self) -> list[Row]:
        self._memory()
        with Subject(self._folder / "full") as full:
            self._say(f"storing {self._plan.events:,} events beforehand")
            full.prefill(self._plan.events)
            self._say("reading them into the index of the search")
            full.wait_until_searchable()
            for number in range(self._plan.rounds):
                self._say(f"round {number + 1} of {self._plan.rounds}")
                self._round(full)
            self._say("first 100 events")
            self._queries(full)
        self._restyling()
        self._say("latency at half of the peak rate")
        self._latency()
        return [
            *self._rate_rows(),
            *self._score_rows(),
            *self._tls_rows(),
            *self._latency_rows(),
            *self._memory_rows(),
            *self._query_rows(),
        ]

    # Taking samples -------------------------------------------------------------------------

    def _round(self, full: Subject) -> None:
        with Subject(self._folder / "empty") as empty:
            batch = self._single("single", empty)
            secure = f"https://127.0.0.1:{empty.switch_tls_on()}"
            self._sample("single, TLS", lambda: self._wrk(empty, url=secure))
            self._nginx("nginx", AccessLog.TO_FILE)
            self._nginx("nginx without log", AccessLog.OFF)
            self.samples["batch size"].append(batch)
            rows = max(1, round(batch))
            self._sample("C", lambda: self._inserts(empty, rows))
            self._single("single, full", full)
        with Subject(self._folder / "scored", BUNDLED_SCORES) as scored:
            token = scored.daemon.create_token("scored", SCORED_PROVIDER, "off")
            self._sample("single, scores", lambda: self._wrk(scored))
            self._sample("single, scored", lambda: self._wrk(scored, token=token))
        with Subject(self._folder / "empty") as empty:
            self._sample("batch", lambda: self._wrk(empty, BATCH_EVENTS))
            self._sample("C bulk", lambda: self._inserts(empty, BATCH_EVENTS))
            self._sample("batch, full", lambda: self._wrk(full, BATCH_EVENTS))
        self._handshakes()

    def _handshakes(self) -> None:
        certificate = make_certificate(self._folder)
        with Subject(self._folder / "empty") as empty:
            port = empty.switch_tls_on()
            with Nginx(self._folder / "nginx", AccessLog.TO_FILE, certificate) as nginx:
                for kind in ("full", "resumed"):
                    self._connections(f"{kind} handshakes", empty, port, kind)
                    self._connections(f"nginx, {kind} handshakes", nginx, nginx.port, kind)

    def _connections(self, name: str, server, port: int, kind: str) -> None:
        """Samples connections a second, and how much of the processor the server needs for one."""
        seconds, before = self._plan.seconds, server.processor_seconds()
        self._sample(name, lambda: generators.handshakes(self._folder, port, seconds, kind))
        spent = server.processor_seconds() - before
        connections = self.samples[name][-1] * seconds
        self.samples[f"{name}, microseconds"].append(1e6 * spent / connections)

    def _sample(self, name: str, measure) -> None:
        os.sync()  # what earlier samples wrote must not be paid by this one
        self.samples[name].append(measure())
        self._say(f"  {name}: {self.samples[name][-1]:,.0f}/s")

    def _wrk(
        self, subject: Subject, events: int = 1, url: str | None = None, token: str | None = None
    ) -> float:
        seconds = self._plan.seconds
        return generators.wrk(url or subject.url, token or subject.token, seconds, events)

    def _inserts(self, subject: Subject, rows: int) -> float:
        seconds = self._plan.seconds
        return generators.insert_rate(self._folder, subject.database, rows, seconds)

    def _single(self, name: str, subject: Subject) -> float:
        """Samples single events; the average number of events in a transaction."""
        events, transactions = subject.counters()
        self._sample(name, lambda: self._wrk(subject))
        more_events, more_transactions = subject.counters()
        return (more_events - events) / max(1, more_transactions - transactions)

    def _nginx(self, name: str, log: AccessLog) -> None:
        with Nginx(self._folder / "nginx", log) as server:
            self._sample(name, lambda: generators.wrk(server.url, "none", self._plan.seconds))

    def _latency(self) -> None:
        """At half of our peak; nginx at the same rate and at half of its own shows what the machine
        allows."""
        half = self._median("single") / 2
        for _ in range(self._plan.rounds):
            with Subject(self._folder / "empty") as empty:
                self._fixed_rate("", empty.port, request(EVENT, empty.token), half)
            with Nginx(self._folder / "nginx", AccessLog.TO_FILE) as server:
                wire = request(EVENT, "none")
                self._fixed_rate("nginx ", server.port, wire, half)
                self._fixed_rate("nginx half ", server.port, wire, self._median("nginx") / 2)

    def _fixed_rate(self, name: str, port: int, wire: bytes, rate: float) -> None:
        os.sync()
        told = generators.fixed_rate(self._folder, port, wire, rate, self._plan.latency_seconds)
        for part in ("p50", "p99", "p999"):
            self.samples[name + part].append(getattr(told, part))
        self._say(f"  {name}at {rate:,.0f}/s: p50 {told.p50} ms, p99 {told.p99} ms")

    def _memory(self) -> None:
        with Subject(self._folder / "empty") as empty:
            self.samples["idle bytes"].append(empty.resident_bytes())
            held = empty.hold_connections(OPEN_CONNECTIONS)
            self.samples["busy bytes"].append(empty.resident_bytes())
            for connection in held:
                connection.close()
        with Subject(self._folder / "empty") as empty:
            port = empty.switch_tls_on()
            few = empty.hold_tls_connections(OPEN_CONNECTIONS // 10, port)
            before = empty.resident_bytes()
            many = empty.hold_tls_connections(OPEN_CONNECTIONS - len(few), port)
            self.samples["bytes a TLS connection"].append(
                (empty.resident_bytes() - before) / len(many)
            )
            for connection in few + many:
                connection.close()

    def _queries(self, full: Subject) -> None:
        for name, options in QUERIES.items():
            for _ in range(self._plan.queries):
                self.samples[name].append(full.query_microseconds(*options))
        for name, words in SEARCHES.items():
            for _ in range(self._plan.queries):
                self.samples[name].append(full.search_microseconds(*words))

    def _restyling(self) -> None:
        """Edits of a score of all stored events, and what they cost those who post meanwhile."""
        with Subject(self._folder / "restyled") as subject:
            self._say("a score is edited")
            subject.prefill(min(self._plan.events, RESTYLED_EVENTS))
            for number in range(min(self._plan.rounds, 3)):
                restyling.wait_until_settled(subject)
                self._sample("before an edit", lambda: self._wrk(subject))
                seconds = restyling.seconds_until_shown(subject, f"Edit {number}")
                self.samples["newest restyled"].append(seconds)
                self._sample("after an edit", lambda: self._wrk(subject))

    # Making rows ----------------------------------------------------------------------------

    def _median(self, name: str) -> float:
        return statistics.median(self.samples[name])

    def _compared(self, what: str, ours: str, name: str, other: str, target: float | None) -> Row:
        return report.compared(what, self._median(ours), name, self._median(other), target)

    def _rate_rows(self) -> list[Row]:
        size = self._median("batch size")
        stored = f"{self._plan.events:,} events stored"
        at = f"C at {size:.1f} rows a transaction"
        return [
            self._compared("single events", "single", "nginx, empty 202", "nginx", 0.40),
            self._compared("", "single", "nginx without log", "nginx without log", None),
            self._compared("", "single", at, "C", 0.60),
            self._compared("batches of 1,000", "batch", "C at 1,000 rows", "C bulk", 0.60),
            self._compared(f"single, {stored}", "single, full", "empty store", "single", 0.85),
            self._compared(f"batches, {stored}", "batch, full", "empty store", "batch", 0.85),
        ]

    def _score_rows(self) -> list[Row]:
        loaded = f"single, {len(list(BUNDLED_SCORES.glob('*.json')))} scores loaded"
        restyled = f"single, {min(self._plan.events, RESTYLED_EVENTS):,} events being restyled"
        newest = self._median("newest restyled")
        derived = "single, derived by a score"
        return [
            self._compared(loaded, "single, scores", "no scores", "single", 0.90),
            self._compared(derived, "single, scored", "no scores", "single", 0.90),
            self._compared(restyled, "after an edit", "before", "before an edit", 0.90),
            report.bounded("newest 1,000 restyled after", newest, "s", 1),
        ]

    def _tls_rows(self) -> list[Row]:
        def cost(name: str, whose: str) -> Row:
            taken = self._median(f"{name}, microseconds")
            return report.bounded(f"processor time of one, {whose}", taken, "µs", None, ".0f")

        rows = [self._compared("single, TLS", "single, TLS", "in the clear", "single", 0.75)]
        for kind, target in (("full", 0.80), ("resumed", None)):
            ours, nginx = f"{kind} handshakes", f"nginx, {kind} handshakes"
            rows.append(self._compared(ours, ours, "nginx", nginx, target))
            rows += [cost(ours, "ours"), cost(nginx, "nginx")]
        return rows

    def _latency_rows(self) -> list[Row]:
        at = f"at {self._median('single') / 2:,.0f} events a second"
        fast = f"at {self._median('nginx') / 2:,.0f} requests a second"
        return [
            report.bounded(f"p50 {at}", self._median("p50"), "ms", None),
            report.bounded(f"p99 {at}", self._median("p99"), "ms", 10),
            report.bounded(f"p99.9 {at}", self._median("p999"), "ms", None),
            report.bounded("nginx, p99 at the same rate", self._median("nginx p99"), "ms", None),
            report.bounded("nginx, p99.9 at the same rate", self._median("nginx p999"), "ms", None),
            report.bounded(f"nginx, p99 {fast}", self._median("nginx half p99"), "ms", None),
        ]

    def _memory_rows(self) -> list[Row]:
        idle, busy = (self._median(name) / 2**20 for name in ("idle bytes", "busy bytes"))
        secure = self._median("bytes a TLS connection") / 2**10
        return [
            report.bounded("resident memory, idle", idle, "MiB", 16, ".1f"),
            report.bounded("resident memory, 1,000 connections", busy, "MiB", 64, ".1f"),
            report.bounded("memory of an idle TLS connection", secure, "KiB", None, ".1f"),
        ]

    def _query_rows(self) -> list[Row]:
        lists = [report.bounded(name, self._median(name) / 1000, "ms", 5) for name in QUERIES]
        return lists + [
            report.bounded(name, self._median(name) / 1000, "ms", 50) for name in SEARCHES
        ]
