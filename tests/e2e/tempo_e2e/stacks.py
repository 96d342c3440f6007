"""A monitor that goes down and up again: by the bundled score of Uptime Kuma its events are one stack."""

PROVIDER = "com.uptime-kuma"


def flap(daemon, token: str, times: int, monitor: str = "Photos") -> None:
    """So many events, down first; `token` is of a sender for PROVIDER."""
    for number in range(times):
        down = number % 2 == 0
        event = {
            "title": monitor,
            "subtitle": f"check {number}",
            "state": "firing" if down else "resolved",
            "metadata": {"monitorID": monitor, "badge": "DOWN" if down else "UP"},
        }
        assert daemon.post(event, token).status == 200
