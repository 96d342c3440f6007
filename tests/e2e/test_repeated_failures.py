"""Who fails again and again waits longer and longer; nobody else does. Shown by order, not by time."""

import select
import socket

import pytest

from tempo_e2e.daemon import eventually
from tempo_e2e.programs import PATIENCE
from tempo_e2e.wire import fresh_address, read_answer, request

EVENT = {"title": "Hello"}
WRONG = request(b'{"title":"x"}', "tempo_wrong")
HELD = 12  # so many failures at once: the last one is held back for 10 s
HELD_AT_MOST = 16  # answers that are held back for one client


def fail_at_once(daemon, stranger, times):
    """So many failures, each on a connection of its own, before an answer is read."""
    connections = [daemon.raw(stranger) for _ in range(times)]
    for connection in connections:
        connection.send(WRONG)
    return connections


def answered(connections) -> list:
    """Those that have something to be read by now."""
    ready, _, _ = select.select([c.socket for c in connections], [], [], 0)
    return [connection for connection in connections if connection.socket in ready]


def all_are_read(daemon, guesses) -> None:
    """Ends when the daemon has read them: it takes what has come in the order of its coming."""
    def connections() -> int:
        return daemon.status()["ingestion"]["connections"]

    eventually(lambda: connections() >= len(guesses), "all of the connections")
    assert daemon.post(EVENT, daemon.create_token()).status == 200


def close(connections) -> None:
    for connection in connections:
        connection.close()


@pytest.fixture
def patient(make_daemon):
    """A daemon that answers many failures of an address with 401 before 429."""
    return make_daemon(settings={"ingestion.rate.failedAuthentications": 1000}).start()


def test_honest_senders_are_answered_while_a_guesser_waits(patient):
    token, stranger = patient.create_token(), fresh_address()
    guesses = fail_at_once(patient, stranger, HELD)
    assert {patient.post(EVENT, token, source=stranger).status for _ in range(20)} == {200}
    assert patient.post(EVENT, "tempo_wrong", source=fresh_address()).status == 401
    assert len(answered(guesses)) < HELD
    close(guesses)


def test_the_next_request_of_a_connection_waits_too(patient):
    token, stranger = patient.create_token(), fresh_address()
    guesses = fail_at_once(patient, stranger, HELD)
    for guess in guesses:
        guess.send(request(b'{"title":"Behind"}', token))
    eventually(lambda: patient.events(), "the event of a guesser that is not held back")
    assert len(patient.events()) < HELD
    close(guesses)


def test_only_some_answers_are_held_back_for_one_client(patient):
    guesses = fail_at_once(patient, fresh_address(), 100)
    enough = len(guesses) - HELD_AT_MOST
    eventually(lambda: len(answered(guesses)) >= enough, "the answers beyond the bound")
    told = [guess.answer() for guess in answered(guesses)]
    assert {answer.status for answer in told} == {401}
    ended = [answer for answer in told if answer.headers.get("connection") == "close"]
    assert len(ended) > HELD_AT_MOST
    close(guesses)


def test_stopping_sends_the_answers_that_were_held_back(patient):
    guesses = fail_at_once(patient, fresh_address(), HELD)
    all_are_read(patient, guesses)
    assert patient.stop() == 0
    assert [guess.answer().status for guess in guesses] == [401] * HELD
    close(guesses)


def test_the_audit_shows_a_guesser_once_with_a_count(patient):
    stranger = fresh_address()
    guesses = fail_at_once(patient, stranger, HELD)
    all_are_read(patient, guesses)
    assert patient.stop() == 0
    close(guesses)
    patient.start_again()
    lines = [line for line in patient.audit() if line["kind"] == "refused.unauthorized"]
    assert [(line["address"], line["count"]) for line in lines] == [
        (stranger, 1), (stranger, HELD - 1),
    ]


def guess_from(daemon, address: str) -> int:
    with socket.create_connection(("127.0.0.1", daemon.port), PATIENCE, (address, 0)) as guess:
        guess.sendall(WRONG)
        return read_answer(guess.makefile("rb")).status


@pytest.mark.slow
def test_many_guessers_leave_memory_bounded_and_the_audit_readable(daemon):
    def flood(network: int) -> int:
        """Guesses from 5,000 addresses; the memory that tempod then takes."""
        for number in range(5000):
            address = f"127.{network}.{number // 250}.{1 + number % 250}"
            assert guess_from(daemon, address) == 401
        return daemon.status()["process"]["residentBytes"]

    first = flood(201)
    assert flood(202) - first < 8 * 2**20
    assert daemon.post(EVENT, daemon.create_token()).status == 200
    daemon.restart()
    lines = [line for line in daemon.audit() if line["kind"] == "refused.unauthorized"]
    assert sum(line["count"] for line in lines) == 10_000
    assert len(lines) < 1000
    daemon.ctl("audit", "verify")
