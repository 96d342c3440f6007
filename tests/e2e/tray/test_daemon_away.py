"""What the window says, and offers, when there is no daemon, another one, or none for this person."""

import os
import socket
import threading

import pytest

from tempo_e2e.desktop import eventually

FIRING = {"severity": "critical", "state": "firing"}


def test_a_daemon_that_stops_and_comes_back_under_it(tray, daemon, token, screenshot):
    assert daemon.post({"title": "Before"}, token).status == 200
    eventually(lambda: len(tray.texts("Events")) == 1, "a line")
    assert daemon.stop() == 0
    tray.wait_for("The daemon is not running")
    tray.wait_for_icon("the daemon is not connected")
    screenshot("-away")
    daemon.start_again()
    assert daemon.post({"title": "Meanwhile"} | FIRING, token).status == 200
    tray.wait_until_gone("The daemon is not running")
    eventually(lambda: len(tray.texts("Events")) == 2, "both lines")
    tray.wait_for_icon("1 event needs attention")
    screenshot("-back")


def test_the_daemon_is_started_from_the_window(make_tray, daemon, tmp_path):
    """Without systemd: `tempod` beside tempo-tray, on the person's own folders."""
    socket_path = tmp_path / "person" / "run" / "tempo" / "control.sock"
    tray = make_tray(
        socket=socket_path, TEMPO_INGESTION_PORT="0", TEMPO_INGESTION_BIND="loopback",
        PATH=without_systemctl(tmp_path),
    ).start()  # fmt: skip
    tray.wait_for("The daemon is not running")
    tray.press("Start daemon")
    try:
        tray.wait_until_gone("The daemon is not running")
        tray.wait_for("No events yet")
    finally:
        end_started(tray)


def without_systemctl(tmp_path):
    tools = tmp_path / "tools"
    tools.mkdir()
    return str(tools)


def end_started(tray):
    """Ends the tempod whose folders are this person's."""
    for process in os.listdir("/proc"):
        try:
            environment = open(f"/proc/{process}/environ", "rb").read()
            name = open(f"/proc/{process}/comm").read().strip()
        except OSError:
            continue
        if name == "tempod" and f"HOME={tray.home}".encode() in environment:
            os.kill(int(process), 15)


def answer_hello(listener, answer):
    """A daemon that knows one answer."""
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        with connection:
            connection.recv(1000)
            connection.sendall(answer + b"\n")


@pytest.fixture
def other_daemon(tmp_path):
    """Makes a peer at a socket that answers every hello in one way."""
    listeners = []

    def make(answer):
        path = tmp_path / "other.sock"
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(str(path))
        listener.listen()
        listeners.append(listener)
        threading.Thread(target=answer_hello, args=(listener, answer), daemon=True).start()
        return path

    yield make
    for listener in listeners:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()


def test_a_daemon_of_another_version(make_tray, other_daemon, screenshot):
    path = other_daemon(
        b'{"jsonrpc":"2.0","id":1,"result":{"protocol":7,"version":"7.0.0","role":"owner"}}'
    )
    tray = make_tray(socket=path).start()
    tray.wait_for("The daemon is of another version", "tempod 7.0.0 speaks version 7")
    tray.wait_for_icon("the daemon is not connected")
    screenshot()


def test_a_daemon_that_is_not_for_this_person(make_tray, other_daemon, screenshot):
    path = other_daemon(
        b'{"jsonrpc":"2.0","id":null,"error":{"code":-32003,"message":"You are not in its group."}}'
    )
    tray = make_tray(socket=path).start()
    tray.wait_for("You may not see the events of this daemon", "You are not in its group.")
    screenshot()


def test_no_tray(desktop, make_tray, daemon, screenshot):
    desktop.shell.OfferTray(False)
    try:
        tray = make_tray().start()
        tray.wait_for("This desktop shows no tray icons", "All sources")
        screenshot()
        tray.press("OK")
        tray.wait_until_gone("This desktop shows no tray icons")
    finally:
        desktop.shell.OfferTray(True)
