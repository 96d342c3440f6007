"""Senders that drip their request do not hold up the others: shown by the order of completion."""

from tempo_e2e.wire import request

SLOW = 60


def test_slow_senders_do_not_slow_others(make_daemon):
    patient = {f"ingestion.timeouts.{what}Seconds": 120 for what in ("header", "body", "idle")}
    daemon = make_daemon(settings=patient).start()
    token = daemon.create_token()
    whole = request(b'{"title":"Slow"}', token)
    head_size = whole.index(b"\r\n\r\n") + 4
    # A third waits in its header, a third before its body, a third in its body.
    cuts = [head_size // 2, head_size, head_size + 5]
    held = []
    for number in range(SLOW):
        cut = cuts[number % len(cuts)]
        connection = daemon.raw()
        connection.send(whole[:cut])
        held.append((connection, whole[cut:]))

    for number in range(200):  # all answered while every slow one is still in its middle
        drip(held, number % SLOW)
        assert daemon.post({"title": "Fast"}, token).status == 200
    assert {event["title"] for event in daemon.events()} == {"Fast"}

    for connection, rest in held:
        connection.send(rest)
        assert connection.answer().status == 200
        connection.close()
    assert len(daemon.events()) == 200 + SLOW


def drip(held: list, number: int) -> None:
    """Sends one more byte of a held request, but never its last one."""
    connection, rest = held[number]
    if len(rest) > 1:
        connection.send(rest[:1])
        held[number] = connection, rest[1:]


def test_a_sender_that_does_not_read_its_answers_does_not_slow_others(daemon, token):
    with daemon.raw() as deaf:
        deaf.socket.setblocking(False)
        piece = request(b"{}", token) * 50
        try:
            for _ in range(2000):
                deaf.socket.send(piece)
        except BlockingIOError:
            pass
        for _ in range(50):
            assert daemon.post({"title": "Fast"}, token).status == 200
