"""The end of the daemon, and what it tells a service manager."""

import os
import signal
import socket

import pytest

from tempo_e2e.load import Load, assert_exactly_once
from tempo_e2e.notify import NotifySocket
from tempo_e2e.wire import request

pytestmark = pytest.mark.core


@pytest.fixture
def managed(make_daemon, tmp_path):
    """A daemon under a service manager that is this test."""
    notify = NotifySocket(tmp_path / "notify.sock")
    daemon = make_daemon()
    daemon.environment = {"NOTIFY_SOCKET": str(notify.path), "WATCHDOG_USEC": "400000"}
    daemon.notify = notify
    yield daemon
    notify.close()


def test_a_service_manager_is_told_what_happens(managed):
    managed.spawn()
    managed.notify.wait_for("READY=1")
    assert managed.ctl("health").returncode == 0
    managed.notify.wait_for("WATCHDOG=1")
    managed.notify.wait_for("WATCHDOG=1")
    managed.process.send_signal(signal.SIGTERM)
    managed.notify.wait_for("STOPPING=1")
    assert managed.wait() == 0


def test_ready_is_told_when_events_are_accepted(managed):
    managed.spawn()
    managed.notify.wait_for("READY=1")
    managed.read_port()
    assert managed.get("/health").status == 200


def test_a_request_in_its_middle_is_finished_before_the_end(managed):
    managed.spawn()
    managed.notify.wait_for("READY=1")
    managed.read_port()
    token = managed.create_token()
    whole = request(b'{"title":"In flight"}', token)
    with managed.raw() as connection:
        connection.send(whole[:-5])
        # The daemon has read what was sent so far once it answers a later connection.
        assert managed.get("/health").status == 200
        managed.process.send_signal(signal.SIGTERM)
        managed.notify.wait_for("STOPPING=1")
        connection.send(whole[-5:])
        assert connection.answer().status == 200
        assert connection.rest() == b""
    assert managed.wait() == 0
    managed.environment = {}
    managed.start()
    assert [event["title"] for event in managed.events()] == ["In flight"]


def test_an_idle_connection_does_not_hold_up_the_end(daemon, token):
    with daemon.raw() as connection:
        connection.send(request(b'{"title":"T"}', token))
        assert connection.answer().status == 200
        daemon.process.send_signal(signal.SIGTERM)
        assert connection.rest() == b""
    assert daemon.wait() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "SIGINT"])
def test_a_signal_under_load_loses_nothing(daemon, token, number):
    load = Load(daemon.port, token, "term")
    load.wait_for_answers(100)
    daemon.process.send_signal(number)
    assert daemon.wait() == 0, daemon.log_text()
    result = load.join()
    daemon.start_again()
    assert_exactly_once(result.ids, daemon.events())


def test_nothing_listens_and_no_socket_is_left_after_the_end(daemon):
    port = daemon.port
    assert daemon.stop() == 0
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port))
    assert not os.path.exists(daemon.socket)


def test_a_sender_that_never_finishes_does_not_hold_the_daemon_for_ever(daemon, token):
    with daemon.raw() as connection:
        connection.send(request(b'{"title":"T"}', token)[:-1])
        assert daemon.get("/health").status == 200
        assert daemon.stop() == 0
