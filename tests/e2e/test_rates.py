"""How many events a minute: per sender, per batch, and failed authentications per address."""

import pytest

from tempo_e2e.wire import fresh_address, request

ONE = {"title": "One"}


def test_a_sender_gets_its_rate_and_no_more(daemon):
    token = daemon.create_token("slow", "slow", 5)
    answers = [daemon.post(ONE, token) for _ in range(6)]
    assert [answer.status for answer in answers] == [200] * 5 + [429]
    assert [answer.headers["ratelimit-remaining"] for answer in answers] == [
        "4",
        "3",
        "2",
        "1",
        "0",
        "0",
    ]
    assert {answer.headers["ratelimit-limit"] for answer in answers} == {"5"}
    refused = answers[-1]
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert 1 <= int(refused.headers["ratelimit-reset"]) <= 60
    assert refused.json()["type"] == "urn:tempo:problem:rate-limited"
    assert len(daemon.events()) == 5


def test_a_rate_that_is_off_tells_of_no_limit(daemon, token):
    answer = daemon.post(ONE, token)
    assert answer.status == 200
    assert not [name for name in answer.headers if name.startswith("ratelimit")]


def test_a_new_sender_has_the_default_rate(daemon):
    token = daemon.ctl_json("token", "create", "--name", "n", "--provider", "p")["token"]
    assert daemon.post(ONE, token).headers["ratelimit-limit"] == "120"


def test_the_default_rate_can_be_changed_while_running(daemon):
    token = daemon.ctl_json("token", "create", "--name", "n", "--provider", "p")["token"]
    with daemon.raw() as connection:
        connection.send(request(b'{"title":"T"}', token))
        assert connection.answer().headers["ratelimit-limit"] == "120"
        daemon.ctl("settings", "set", "ingestion.rate.perToken", "2")
        connection.send(request(b'{"title":"T"}', token) * 2)
        assert [connection.answer().status for _ in range(2)] == [200, 429]
        daemon.ctl("settings", "set", "ingestion.rate.perToken", "off")
        connection.send(request(b'{"title":"T"}', token))
        assert connection.answer().status == 200


def test_a_senders_own_rate_can_be_changed_while_running(daemon):
    sender = daemon.create_sender("s", "s", 1)
    assert [daemon.post(ONE, sender["token"]).status for _ in range(2)] == [200, 429]
    daemon.ctl("token", "set", sender["id"], "--rate", "off")
    assert daemon.post(ONE, sender["token"]).status == 200


def test_a_batch_draws_as_many_as_it_has_events(daemon):
    token = daemon.create_token("b", "b", 10)
    assert daemon.post([ONE] * 6, token).status == 200
    refused = daemon.post([ONE] * 6, token)
    assert refused.status == 429
    assert len(daemon.events()) == 6
    assert daemon.post([ONE] * 3, token).status == 200


def test_a_batch_that_can_never_pass_says_so(daemon):
    token = daemon.create_token("b", "b", 3)
    refused = daemon.post([ONE] * 4, token)
    assert refused.status == 429
    assert "--rate" in refused.json()["detail"]


def test_one_sender_over_its_rate_does_not_stop_another(daemon):
    slow, other = daemon.create_token("slow", "slow", 1), daemon.create_token("other", "other", 1)
    assert [daemon.post(ONE, slow).status for _ in range(2)] == [200, 429]
    assert daemon.post(ONE, other).status == 200


def test_failed_authentications_are_limited_by_address(make_daemon):
    daemon = make_daemon(settings={"ingestion.rate.failedAuthentications": 3}).start()
    token = daemon.create_token()
    stranger = fresh_address()
    statuses = [daemon.post(ONE, "tempo_wrong", source=stranger).status for _ in range(5)]
    assert statuses == [401] * 3 + [429] * 2
    assert daemon.post(ONE, "tempo_wrong", source=fresh_address()).status == 401
    assert daemon.post(ONE, token, source=stranger).status == 200


@pytest.mark.parametrize("rate", ["0", "-1", "many", "1000001", ""])
def test_a_rate_that_makes_no_sense_is_refused(daemon, rate):
    made = daemon.ctl(
        "token", "create", "--name", "n", "--provider", "p", "--rate", rate, check=False
    )
    assert made.returncode in (1, 2) and made.stdout == ""
