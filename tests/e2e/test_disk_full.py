"""A full disk: 507 while it is full, everything acknowledged kept, and back to work after."""

import pytest

from tempo_e2e import namespaces
from tempo_e2e.daemon import eventually
from tempo_e2e.load import assert_exactly_once

MEGABYTE = 1024 * 1024
DISK = 24


class FilledDisk:
    """The disk of the data folder, and a file on it that takes the room away."""

    def __init__(self, outside):
        self._ballast = outside / "ballast"

    def fill(self, leave: int) -> None:
        with self._ballast.open("wb") as file:
            try:
                while True:
                    file.write(bytes(MEGABYTE))
                    file.flush()
            except OSError:
                pass
        size = self._ballast.stat().st_size
        with self._ballast.open("r+b") as file:
            file.truncate(size - leave)

    def clear(self) -> None:
        self._ballast.unlink()


@pytest.fixture
def small(make_daemon, tmp_path):
    """A daemon whose data lies on a disk of its own."""
    mount = tmp_path / "disk"
    mount.mkdir(mode=0o700)
    namespace = namespaces.small_disk(mount, DISK)
    daemon = make_daemon(namespace=namespace, data=mount / "data")
    daemon.disk = FilledDisk(namespace.path(mount))
    yield daemon.start()
    daemon.end()
    namespace.end()


def post_until_full(daemon, token: str, name: str) -> dict[str, str]:
    """Posts until a 507 comes; what was acknowledged before it."""
    acknowledged: dict[str, str] = {}
    for number in range(2000):
        own = f"{name}-{number}"
        metadata = {"own": own, "text": "x" * 20000}
        answer = daemon.post({"title": own, "externalID": own, "metadata": metadata}, token)
        if answer.status != 200:
            assert answer.status == 507, answer.body
            assert answer.json()["type"] == "urn:tempo:problem:disk-full"
            return acknowledged
        acknowledged[own] = answer.json()["id"]
    raise AssertionError("the disk never was full")


def test_a_full_disk_is_507_and_room_ends_it(small):
    token = small.create_token()
    small.disk.fill(leave=4 * MEGABYTE)
    acknowledged = post_until_full(small, token, "first")
    assert acknowledged, "nothing was stored before the disk was full"
    health = small.get("/health")
    assert (health.status, health.json()) == (503, {"status": "unavailable"})
    assert small.post({"title": "T" * 200, "metadata": {"text": "x" * 30000}}, token).status == 507
    assert len(small.events()) == len(acknowledged)

    small.disk.clear()
    eventually(lambda: small.get("/health").status == 200, "health after room was made")
    answer = small.post({"title": "After", "metadata": {"own": "after"}}, token)
    assert answer.status == 200
    acknowledged["after"] = answer.json()["id"]
    assert_exactly_once(acknowledged, small.events())


def test_a_full_disk_and_kill_9_lose_nothing(small):
    token = small.create_token()
    small.disk.fill(leave=3 * MEGABYTE)
    acknowledged = post_until_full(small, token, "full")
    small.kill9()
    small.disk.clear()
    small.start_again()
    assert_exactly_once(acknowledged, small.events())
    assert small.ctl("audit", "verify").returncode == 0
