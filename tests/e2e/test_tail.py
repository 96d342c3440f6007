"""`tempoctl events tail` and the subscription behind it: no gap and no repeat."""

import json
import subprocess

import pytest

from tempo_e2e.daemon import eventually
from tempo_e2e.load import Load

pytestmark = pytest.mark.core


class Tail:
    """A running `tempoctl events tail`."""

    def __init__(self, daemon, *options):
        command = daemon.ctl_command("events", "tail", "--jsonl", *options)
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def next(self) -> dict:
        line = self.process.stdout.readline()
        assert line, self.process.stderr.read()
        return json.loads(line)

    def rest(self) -> list[dict]:
        """Everything up to its own end."""
        return [json.loads(line) for line in self.process.stdout]

    def end(self) -> None:
        self.process.terminate()
        self.process.communicate()


def test_an_event_is_shown_as_it_arrives(daemon, token):
    daemon.post({"title": "Before"}, token)
    tail = Tail(daemon)
    assert tail.next()["title"] == "Before"
    for number in range(5):
        daemon.post({"title": str(number)}, token)
        assert tail.next()["title"] == str(number)
    tail.end()


def test_it_ends_after_as_many_as_were_asked_for(daemon, token):
    daemon.post([{"title": str(i)} for i in range(5)], token)
    tail = Tail(daemon, "--last", "3", "--limit", "3")
    assert [event["title"] for event in tail.rest()] == ["2", "3", "4"]
    assert tail.process.wait() == 0


def test_a_replaced_event_is_shown_again(daemon, token):
    tail = Tail(daemon, "--limit", "2")
    eventually(lambda: daemon.status()["subscribers"] == 1, "the subscription")
    for title in ("Runs", "Done"):
        daemon.post({"title": title, "externalID": "x"}, token)
    assert [event["title"] for event in tail.rest()] == ["Runs", "Done"]


def test_it_goes_on_after_a_given_event(daemon, token):
    ids = daemon.post([{"title": str(i)} for i in range(10)], token).json()["ids"]
    tail = Tail(daemon, "--after", ids[3], "--limit", "6")
    assert [event["id"] for event in tail.rest()] == ids[4:]


def test_it_shows_one_provider_when_asked(daemon):
    token = daemon.create_token("all", "a")
    tail = Tail(daemon, "--provider", "a.b", "--limit", "1")
    daemon.post({"title": "no", "providerIdentifier": "a.c"}, token)
    daemon.post({"title": "yes", "providerIdentifier": "a.b"}, token)
    assert [event["title"] for event in tail.rest()] == ["yes"]


def test_it_resumes_over_restarts_without_gap_or_repeat(daemon, token):
    first = daemon.post({"title": "first"}, token).json()["id"]
    tail = Tail(daemon, "--after", first)
    expected = []
    for round_ in range(3):
        expected += daemon.post([{"title": f"{round_}-{i}"} for i in range(30)], token).json()[
            "ids"
        ]
        shown = [tail.next()["id"] for _ in range(30)]
        assert shown == expected[-30:]
        daemon.kill9() if round_ == 1 else daemon.stop()
        daemon.start_again()
    tail.end()


def test_it_shows_each_event_once_in_the_order_of_commits_under_load(daemon, token):
    first = daemon.post({"title": "first"}, token).json()["id"]
    tail = Tail(daemon, "--after", first)
    load = Load(daemon.port, token, "tail")
    load.wait_for_answers(300)
    load.stop()
    acknowledged = load.join().ids
    shown = [tail.next() for _ in range(len(acknowledged))]
    tail.end()
    assert {event["id"] for event in shown} == set(acknowledged.values())
    sequences = [event["sequence"] for event in shown]
    assert sequences == sorted(sequences)


def test_a_tail_that_is_not_read_does_not_hold_up_senders(daemon, token):
    tail = Tail(daemon)
    event = {"title": "T", "metadata": {"text": "x" * 30000}}
    for _ in range(4):
        assert daemon.post([event] * 100, token).status == 200
    tail.end()
    assert daemon.status()["ingestion"]["accepted"] == 400
