"""200 senders at the same time, each with a token of its own."""

import threading

from tempo_e2e.wire import request

SENDERS = 200
POSTS = 5


def test_two_hundred_senders_at_once_are_all_served(make_daemon):
    daemon = make_daemon(settings={"ingestion.connections.perAddress": 300}).start()
    tokens = [daemon.create_token(f"s{i}", f"s{i}") for i in range(0, SENDERS, 10)]
    gate = threading.Barrier(SENDERS)
    failures: list[str] = []
    ids: list[str] = []

    def send(number: int) -> None:
        token = tokens[number % len(tokens)]
        with daemon.raw() as connection:
            gate.wait()
            for post in range(POSTS):
                body = b'{"title":"%d","externalID":"%d-%d"}' % (number, number, post)
                connection.send(request(body, token))
                answer = connection.answer()
                if answer is None or answer.status != 200:
                    failures.append(f"{number}: {answer}")
                    return
                ids.append(answer.json()["id"])

    threads = [threading.Thread(target=send, args=[number]) for number in range(SENDERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(set(ids)) == SENDERS * POSTS
    assert {event["id"] for event in daemon.events()} == set(ids)
