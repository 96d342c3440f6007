"""A request that ends in its middle, at every byte: nothing is stored, nothing is left open."""

import socket
import struct

import pytest

from tempo_e2e.daemon import eventually
from tempo_e2e.wire import chunked, request

BODY = b'[{"title":"One","metadata":{"k":"v"}},{"title":"Two"}]'


def whole_requests(token: str) -> dict[str, bytes]:
    chunked_head = {"Transfer-Encoding": "chunked", "Content-Type": "application/json"}
    return {
        "length": request(BODY, token),
        "chunked": request(token=token, length=False, headers=chunked_head)
        + chunked(BODY[:20], BODY[20:]),
    }


def descriptors(daemon) -> int:
    return daemon.status()["process"]["openDescriptors"]


@pytest.mark.parametrize("form", ["length", "chunked"])
@pytest.mark.parametrize("ending", ["closed", "half-closed", "reset"])
def test_a_request_cut_at_every_byte_leaves_nothing_behind(daemon, token, form, ending):
    whole = whole_requests(token)[form]
    before = descriptors(daemon)
    for length in range(len(whole)):
        cut_off(daemon, whole[:length], ending)
    eventually(lambda: descriptors(daemon) <= before, "the descriptors of cut-off requests closed")
    assert daemon.events() == []
    assert daemon.post(BODY, token).status == 200
    assert len(daemon.events()) == 2


def cut_off(daemon, part: bytes, ending: str) -> None:
    with daemon.raw() as connection:
        connection.send(part)
        if ending == "half-closed":
            connection.half_close()
            assert b" 200 " not in connection.rest()
        elif ending == "reset":
            abort_on_close(connection.socket)


def abort_on_close(sock) -> None:
    """Makes the next close a reset (RST) instead of an end (FIN)."""
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def test_a_sender_that_leaves_before_its_answer_leaves_its_event_and_no_descriptor(daemon, token):
    before = descriptors(daemon)
    for number in range(50):
        with daemon.raw() as connection:
            connection.send(request(b'{"title":"T","externalID":"%d"}' % number, token))
            connection.half_close()
            assert connection.socket.recv(1)  # the first byte of the answer leaves after the commit
    eventually(lambda: descriptors(daemon) <= before, "the descriptors of senders that left closed")
    assert len(daemon.events()) == 50
