"""What 200 means: after `kill -9` under load every acknowledged event is there exactly once."""

import pytest

from tempo_e2e.load import Load, assert_exactly_once

pytestmark = pytest.mark.core

ROUNDS = 3
ROUNDS_IN_FULL = 20


def kill_under_load(daemon, token: str, name: str, answers: int) -> dict[str, str]:
    """One round: load, kill -9, start, repeat what was not answered. Everything acknowledged."""
    load = Load(daemon.port, token, name)
    load.wait_for_answers(answers)
    daemon.kill9()
    result = load.join()
    assert not result.refused, result.refused[:3]
    daemon.start_again()
    acknowledged = dict(result.ids)
    for key, body in result.unanswered.items():
        again = daemon.post(body, token, headers={"Idempotency-Key": key})
        assert again.status == 200, again.body
        events = body if isinstance(body, list) else [body]
        ids = again.json()["ids"] if isinstance(body, list) else [again.json()["id"]]
        acknowledged.update(zip((event["metadata"]["own"] for event in events), ids))
    return acknowledged


def survive(daemon, token: str, rounds: int) -> None:
    """Kills that often. What one kill loses or doubles stays so: looking now and then finds it."""
    acknowledged: dict[str, str] = {}
    for number in range(1, rounds + 1):
        # Different amounts of work, so that the kill falls into different moments.
        acknowledged |= kill_under_load(daemon, token, f"r{number}", 40 + 37 * (number % 7))
        if number % 5 == 0 or number == rounds:
            assert_exactly_once(acknowledged, daemon.events())
            verified = daemon.ctl("audit", "verify", check=False)
            assert verified.returncode == 0, verified.stdout + verified.stderr


def test_kill_9_under_load_loses_and_repeats_nothing(daemon, token):
    survive(daemon, token, ROUNDS)


@pytest.mark.slow
def test_kill_9_under_load_many_times_in_a_row(daemon, token):
    survive(daemon, token, ROUNDS_IN_FULL)


def test_an_unclean_stop_is_noticed_at_the_next_start(daemon, token):
    daemon.post({"title": "T"}, token)
    daemon.kill9()
    before = len(daemon.log_text())
    daemon.start_again()
    assert "did not stop cleanly" in daemon.log_text()[before:]
    daemon.stop()
    before = len(daemon.log_text())
    daemon.start_again()
    assert "did not stop cleanly" not in daemon.log_text()[before:]


def test_refusals_before_a_kill_leave_an_audit_that_verifies(daemon, token):
    for _ in range(5):
        daemon.post({}, token)
    daemon.kill9()
    daemon.start_again()
    assert daemon.ctl("audit", "verify").returncode == 0
