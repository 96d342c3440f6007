"""One data folder, one daemon."""

import socket
import stat

import pytest

pytestmark = pytest.mark.core


def test_a_second_daemon_on_the_same_data_is_refused(make_daemon, tmp_path):
    first = make_daemon().start()
    token = first.create_token()
    second = make_daemon(home="second", data=first.data)
    second.spawn()
    assert second.wait() != 0
    assert str(first.data) in second.log_text()
    assert str(first.process.pid) in second.log_text()
    assert first.post({"title": "T"}, token).status == 200


def test_a_second_daemon_on_the_same_socket_is_refused(make_daemon):
    first = make_daemon().start()
    second = make_daemon(home="second")
    second.socket = first.socket
    second.spawn()
    assert second.wait() != 0
    assert str(first.socket) in second.log_text()
    assert first.ctl("status").returncode == 0


def test_the_socket_of_a_killed_daemon_is_replaced(daemon):
    daemon.kill9()
    assert daemon.socket.exists()
    daemon.start_again()
    assert stat.S_ISSOCK(daemon.socket.stat().st_mode)


def test_a_file_in_the_place_of_the_socket_is_left_alone(make_daemon):
    daemon = make_daemon()
    daemon.home.mkdir(mode=0o700)
    daemon.socket.write_text("mine")
    daemon.spawn()
    assert daemon.wait() != 0
    assert daemon.socket.read_text() == "mine"


def test_the_lock_goes_with_the_daemon(daemon):
    daemon.kill9()
    daemon.start_again()
    assert socket.create_connection(("127.0.0.1", daemon.port)).close() is None
