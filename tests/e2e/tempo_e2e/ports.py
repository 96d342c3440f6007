"""Ports for programs that cannot choose a free one themselves."""

import itertools
import os
import random
import socket

# Below what Linux gives to connections that leave (ip_local_port_range, from 32768 on): between the
# choice and the program's own bind no other socket of the tests is given the same one.
_FIRST, _LAST = 20_000, 32_000
_WORKERS = 8  # of pytest-xdist; each has a range of its own


def _range() -> range:
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:]) % _WORKERS
    size = (_LAST - _FIRST) // _WORKERS
    return range(_FIRST + worker * size, _FIRST + (worker + 1) * size)


def _from_anywhere(ports: range):
    """Round and round, so that another run of the tests at the same time is rarely met."""
    begin = random.randrange(len(ports))
    return itertools.cycle([*ports[begin:], *ports[:begin]])


_ports = _from_anywhere(_range())


def _is_free(port: int, kind: socket.SocketKind) -> bool:
    with socket.socket(socket.AF_INET, kind) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def free_port(kind: socket.SocketKind = socket.SOCK_STREAM) -> int:
    """A port of loopback that nobody has, and that this process has not handed out lately."""
    return next(port for port in _ports if _is_free(port, kind))
