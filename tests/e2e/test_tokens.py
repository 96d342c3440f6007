"""Who may send: the life of a token, what it is bound to, and how soon a change is in force."""

import pytest

from tempo_e2e.daemon import eventually
from tempo_e2e.wire import fresh_address, request

ONE = {"title": "One"}
WIRE = b'{"title":"One"}'


@pytest.fixture
def sender(daemon):
    return daemon.create_sender()


def test_a_fresh_installation_refuses_every_post(daemon):
    assert daemon.post(ONE).status == 401
    assert daemon.post(ONE, "tempo_" + "A" * 43).status == 401


def test_a_new_token_is_printed_alone(daemon):
    made = daemon.ctl("token", "create", "--name", "backup", "--provider", "scripts")
    assert made.stdout.count("\n") == 1
    token = made.stdout.strip()
    assert token not in made.stderr
    assert daemon.post(ONE, token).status == 200


@pytest.mark.parametrize(
    "header", ["X-Tempo-Token: {}", "Authorization: Bearer {}", "authorization: bearer {}"]
)
def test_a_token_is_taken_from_its_headers(daemon, sender, header):
    name, _, value = header.format(sender["token"]).partition(": ")
    assert daemon.post(ONE, headers={name: value}).status == 200


@pytest.mark.parametrize(
    "path, headers",
    [
        ("/ingest?token={}", {}),
        ("/ingest", {"X-Gotify-Key": "{}"}),
        ("/ingest", {"Authorization": "Basic {}"}),
        ("/ingest", {"Cookie": "token={}"}),
    ],
)
def test_a_token_anywhere_else_is_not_looked_at(daemon, sender, path, headers):
    token = sender["token"]
    answer = daemon.post(
        ONE, path=path.format(token), headers={n: v.format(token) for n, v in headers.items()}
    )
    assert answer.status == 401
    assert token not in daemon.log_text()


def test_all_causes_of_a_401_look_the_same(daemon, sender):
    revoked = daemon.create_sender("revoked", "r")
    daemon.ctl("token", "revoke", revoked["id"])
    wrong = sender["token"][:-1] + ("A" if sender["token"][-1] != "A" else "B")
    answers = [
        daemon.post(ONE, token, source=fresh_address())
        for token in (None, "x", wrong, revoked["token"])
    ]

    def visible(answer):
        problem = answer.json()
        problem.pop("requestId")
        return answer.status, problem, sorted(answer.headers)

    assert answers[0].status == 401
    assert all(visible(answer) == visible(answers[0]) for answer in answers)


@pytest.mark.parametrize(
    "provider, status",
    [
        ("scripts", 200),
        ("scripts.backup", 200),
        ("scripts.backup.daily", 200),
        ("scriptsfish", 403),
        ("script", 403),
        ("other", 403),
        ("scripts-other", 403),
        ("Scripts", 403),
    ],
)
def test_a_token_is_bound_to_its_provider_on_dot_boundaries(daemon, sender, provider, status):
    assert daemon.post(ONE | {"providerIdentifier": provider}, sender["token"]).status == status


def test_one_foreign_provider_refuses_a_whole_batch(daemon, sender):
    assert daemon.post([ONE, ONE | {"providerIdentifier": "other"}], sender["token"]).status == 403
    assert daemon.events() == []


def test_a_rename_does_not_touch_the_sender(daemon, sender):
    daemon.ctl("token", "rename", sender["id"], "nightly backup")
    assert daemon.post(ONE, sender["token"]).status == 200
    assert daemon.ctl_json("token", "show", "nightly backup")["token"] == sender["token"]


def test_a_name_is_given_once(daemon, sender):
    again = daemon.ctl("token", "create", "--name", sender["name"], "--provider", "x", check=False)
    assert again.returncode == 1
    assert sender["name"] in again.stderr


def test_a_rotated_token_replaces_the_earlier_one(daemon, sender):
    later = daemon.ctl_json("token", "rotate", sender["id"])["token"]
    assert later != sender["token"]
    assert daemon.post(ONE, later).status == 200
    assert daemon.post(ONE, sender["token"]).status == 401


def test_a_rotation_with_grace_leaves_both_values_valid(daemon, sender):
    later = daemon.ctl_json("token", "rotate", sender["id"], "--grace", "1h")["token"]
    assert daemon.post(ONE, later).status == 200
    assert daemon.post(ONE, sender["token"]).status == 200
    daemon.restart()
    assert daemon.post(ONE, sender["token"]).status == 200


def test_another_rotation_ends_the_grace_of_the_first_value(daemon, sender):
    daemon.ctl("token", "rotate", sender["id"], "--grace", "1h")
    daemon.ctl("token", "rotate", sender["id"])
    assert daemon.post(ONE, sender["token"]).status == 401


def test_a_revoked_token_is_refused_on_connections_already_open(daemon, sender):
    with daemon.raw() as connection:
        connection.send(request(WIRE, sender["token"]))
        assert connection.answer().status == 200
        daemon.ctl("token", "revoke", sender["id"])
        connection.send(request(WIRE, sender["token"]))
        assert connection.answer().status == 401


def test_a_revoked_token_stays_revoked_after_a_restart(daemon, sender):
    daemon.ctl("token", "revoke", sender["id"])
    daemon.restart()
    assert daemon.post(ONE, sender["token"]).status == 401


def test_an_expired_token_is_refused_on_connections_already_open(daemon, sender):
    with daemon.raw() as connection:
        connection.send(request(WIRE, sender["token"]))
        assert connection.answer().status == 200
        daemon.ctl("token", "set", sender["id"], "--expires", "1s")

        def status() -> int:
            connection.send(request(WIRE, sender["token"]))
            return connection.answer().status

        eventually(lambda: status() == 401, "the end of the token")


def test_an_expiry_in_the_past_is_refused(daemon):
    past = ("--expires", "2020-01-01T00:00:00Z")
    made = daemon.ctl("token", "create", "--name", "n", "--provider", "p", *past, check=False)
    assert made.returncode in (1, 2) and made.stdout == ""


def test_a_token_is_taken_from_its_allowed_addresses_only(daemon):
    token = daemon.create_token(
        "lan", "lan", "off", "--allow", "127.0.7.0/24", "--allow", "127.0.8.8"
    )
    by_source = {
        source: daemon.post(ONE, token, source=source).status
        for source in ("127.0.7.1", "127.0.7.255", "127.0.8.8", "127.0.8.9", "127.0.6.255")
    }
    assert by_source == {
        "127.0.7.1": 200,
        "127.0.7.255": 200,
        "127.0.8.8": 200,
        "127.0.8.9": 403,
        "127.0.6.255": 403,
    }


def test_a_change_of_allowed_addresses_is_in_force_on_open_connections(daemon, sender):
    with daemon.raw("127.0.7.1") as connection:
        connection.send(request(WIRE, sender["token"]))
        assert connection.answer().status == 200
        daemon.ctl("token", "set", sender["id"], "--allow", "127.0.9.0/24")
        connection.send(request(WIRE, sender["token"]))
        assert connection.answer().status == 403
        daemon.ctl("token", "set", sender["id"], "--allow-any")
        connection.send(request(WIRE, sender["token"]))
        assert connection.answer().status == 200


def test_an_address_range_with_host_bits_is_refused_with_the_right_one(daemon):
    made = daemon.ctl(
        "token",
        "create",
        "--name",
        "n",
        "--provider",
        "p",
        "--allow",
        "192.168.1.7/24",
        check=False,
    )
    assert made.returncode in (1, 2)
    assert "192.168.1.0/24" in made.stderr


def test_the_last_use_of_a_sender_is_shown(daemon, sender):
    daemon.post([ONE, ONE], sender["token"], source="127.0.7.1")
    [listed] = daemon.ctl_json("token", "list")["senders"]
    assert listed["eventCount"] == 2
    assert (listed["lastUsedAddress"], listed["lastUsedTransport"]) == ("127.0.7.1", "plain")
    daemon.restart()
    [listed] = daemon.ctl_json("token", "list")["senders"]
    assert (listed["eventCount"], listed["lastUsedAddress"]) == (2, "127.0.7.1")


def test_the_owner_can_be_shown_a_token_again_but_not_a_show_once_one(daemon, sender):
    assert daemon.ctl("token", "show", sender["name"]).stdout.strip() == sender["token"]
    once = daemon.create_sender("once", "once", "off", "--show-once")
    assert daemon.post(ONE, once["token"]).status == 200
    shown = daemon.ctl("token", "show", "once", check=False)
    assert shown.returncode == 1 and once["token"] not in shown.stdout


def test_a_list_of_senders_never_holds_a_token(daemon, sender):
    for form in ([], ["--json"]):
        assert sender["token"] not in daemon.ctl("token", "list", *form).stdout


def test_tokens_work_after_a_restart(daemon, sender):
    daemon.restart()
    assert daemon.post(ONE, sender["token"]).status == 200


def test_a_lost_key_leaves_the_events_and_refuses_the_senders(daemon, sender):
    daemon.post(ONE, sender["token"])
    assert daemon.stop() == 0
    (daemon.config / "encryption_key").unlink()
    daemon.start_again()
    assert len(daemon.events()) == 1
    assert daemon.post(ONE, sender["token"]).status == 401
    again = daemon.create_token("anew", "scripts")
    assert daemon.post(ONE, again).status == 200
