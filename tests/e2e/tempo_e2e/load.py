"""Senders that post as fast as they are answered and remember what was acknowledged."""

import http.client
import json
import threading
from dataclasses import dataclass, field

from .programs import PATIENCE


@dataclass
class Acknowledged:
    """What came of the requests.

    `ids`: what was answered with 200, the sender's own id → the daemon's id. `unanswered`: the
    idempotency key → the body of requests whose answer was lost.
    """

    ids: dict[str, str] = field(default_factory=dict)
    unanswered: dict[str, list | dict] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)


class Sender(threading.Thread):
    """Posts on one keep-alive connection until the connection breaks or `stop` is set.

    Even-numbered events carry the sender's id as externalID, odd ones in metadata alone, so that
    nothing but the daemon itself keeps the latter apart. `batch` > 1 posts JSON arrays.
    """

    def __init__(self, port: int, token: str, name: str, batch: int = 1):
        super().__init__(name=name, daemon=True)
        self._port = port
        self._token = token
        self._batch = batch
        self._stop_asked = threading.Event()
        self.result = Acknowledged()
        self.on_acknowledged = lambda: None

    def stop(self) -> None:
        self._stop_asked.set()

    def run(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
        number = 0
        try:
            while not self._stop_asked.is_set():
                events = [self._event(number + i) for i in range(self._batch)]
                number += self._batch
                self._post(connection, events)
        except (OSError, http.client.HTTPException):
            pass  # the daemon is gone: what this test is about
        finally:
            connection.close()

    def _event(self, number: int) -> dict:
        own = f"{self.name}-{number}"
        event = {"title": f"Event {own}", "metadata": {"own": own}}
        return event | {"externalID": own} if number % 2 == 0 else event

    def _post(self, connection, events: list[dict]) -> None:
        owns = [event["metadata"]["own"] for event in events]
        body = events if self._batch > 1 else events[0]
        self.result.unanswered[owns[0]] = body
        headers = {"X-Tempo-Token": self._token, "Content-Type": "application/json"}
        connection.request(
            "POST", "/ingest", json.dumps(body), headers | {"Idempotency-Key": owns[0]}
        )
        answer = connection.getresponse()
        told = json.loads(answer.read())
        del self.result.unanswered[owns[0]]
        if answer.status != 200:
            self.result.refused.append(f"{answer.status} {told}")
            return
        ids = told["ids"] if self._batch > 1 else [told["id"]]
        self.result.ids.update(zip(owns, ids))
        self.on_acknowledged()


class Load:
    """Many senders at once."""

    def __init__(self, port: int, token: str, name: str, singles: int = 6, batches: int = 2):
        self._arrived = threading.Condition()
        self._count = 0
        senders = [Sender(port, token, f"{name}-s{i}") for i in range(singles)]
        senders += [Sender(port, token, f"{name}-b{i}", batch=20) for i in range(batches)]
        self.senders = senders
        for sender in senders:
            sender.on_acknowledged = self._note
            sender.start()

    def _note(self) -> None:
        with self._arrived:
            self._count += 1
            self._arrived.notify_all()

    def wait_for_answers(self, count: int) -> None:
        """Returns when `count` more requests than now have been acknowledged."""
        with self._arrived:
            goal = self._count + count
            came = self._arrived.wait_for(lambda: self._count >= goal, PATIENCE)
        assert came, f"only {self._count} of {goal} requests were acknowledged"

    def stop(self) -> None:
        for sender in self.senders:
            sender.stop()

    def join(self) -> Acknowledged:
        """Everything that was acknowledged, when all senders have ended."""
        total = Acknowledged()
        for sender in self.senders:
            sender.join(PATIENCE)
            assert not sender.is_alive(), f"{sender.name} still waits for an answer"
            total.ids.update(sender.result.ids)
            total.unanswered.update(sender.result.unanswered)
            total.refused += sender.result.refused
        return total


def stored_owns(events: list[dict]) -> dict[str, list[str]]:
    """The sender's own id → the ids of all stored events that carry it."""
    found: dict[str, list[str]] = {}
    for event in events:
        own = event["metadata"].get("own")
        if own is not None:
            found.setdefault(own, []).append(event["id"])
    return found


def assert_exactly_once(acknowledged: dict[str, str], events: list[dict]) -> None:
    """Every acknowledged event is stored once, under the id that was told; nothing is twice."""
    found = stored_owns(events)
    lost = [own for own in acknowledged if own not in found]
    assert not lost, f"{len(lost)} acknowledged events are lost, the first {lost[:5]}"
    twice = {own: ids for own, ids in found.items() if len(ids) > 1}
    assert not twice, f"{len(twice)} events are stored more than once: {list(twice.items())[:3]}"
    renamed = [own for own, told in acknowledged.items() if found[own] != [told]]
    assert not renamed, f"{len(renamed)} events have another id than was told: {renamed[:5]}"
