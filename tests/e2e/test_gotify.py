"""Programs that can post to Gotify post to Tempo: token places, encodings, answers, errors, and the
real Apprise."""

import json
import subprocess

import pytest

from tempo_e2e.programs import PATIENCE
from tempo_e2e.tls import FREE_PORT
from tempo_e2e.tls import status as tls
from tempo_e2e.wire import fresh_address, request

MESSAGE = {"title": "Doorbell", "message": "Somebody is at the door", "priority": 8}


@pytest.fixture(scope="module")
def gotify(shared):
    """A token of a sender that thinks it talks to Gotify."""
    return shared.create_token("gotify", "gotify")


def newest(daemon) -> dict:
    return daemon.events("--limit", "1")[0]


def apprise(*arguments):
    return subprocess.run(
        ["apprise", *arguments], capture_output=True, text=True, timeout=PATIENCE, check=False
    )


def test_the_answer_is_the_message_as_gotify_gives_it(shared, gotify):
    extras = {"client::notification": {"click": {"url": "https://nas.home.example/"}}}
    answer = shared.post(MESSAGE | {"extras": extras}, gotify, path="/message")
    assert answer.status == 200
    message = answer.json()
    assert isinstance(message["id"], int) and 0 < message["id"] < 2**53
    assert isinstance(message["appid"], int)
    assert message["date"].endswith("Z")
    assert {name: message[name] for name in (*MESSAGE, "extras")} == MESSAGE | {"extras": extras}
    event = newest(shared)
    assert (event["title"], event["severity"]) == ("Doorbell", "error")
    assert event["metadata"]["message"] == MESSAGE["message"]
    assert event["actions"][0]["trigger"] == {"openURL": "https://nas.home.example/"}


@pytest.mark.parametrize("path", ["/message", "/gotify/message"])
@pytest.mark.parametrize("headers, query", [
    ({"X-Gotify-Key": "{}"}, ""),
    ({"Authorization": "Bearer {}"}, ""),
    ({"X-Tempo-Token": "{}"}, ""),
    ({}, "?token={}"),
    ({"X-Gotify-Key": "{}"}, "?a=b&token={}"),
])
def test_a_token_may_stand_where_gotifys_clients_put_it(shared, gotify, path, headers, query):
    fields = {name: value.format(gotify) for name, value in headers.items()}
    answer = shared.post(MESSAGE, path=path + query.format(gotify), headers=fields)
    assert answer.status == 200, answer.body
    assert gotify not in shared.log_text()


def test_two_different_tokens_are_none(shared, gotify):
    other = {"X-Gotify-Key": "tempo_other"}
    path = f"/message?token={gotify}"
    assert shared.post(MESSAGE, path=path, headers=other, source=fresh_address()).status == 401


@pytest.mark.parametrize("path", ["/ingest", "/events", "/ntfy/topic", "/uptime-kuma"])
def test_elsewhere_these_places_are_not_looked_at(shared, gotify, path):
    for headers, query in (({"X-Gotify-Key": gotify}, ""), ({}, f"?token={gotify}")):
        answer = shared.post(MESSAGE, path=path + query, headers=headers, source=fresh_address())
        assert answer.status == 401
    assert gotify not in shared.log_text()


@pytest.mark.parametrize("options", [
    ("-F", "title=Doorbell", "-F", "message=Somebody is at the door", "-F", "priority=8"),
    ("-d", "title=Doorbell&message=Somebody+is+at+the+door&priority=8"),
    ("--data-urlencode", "message=Somebody is at the door", "-d", "title=Doorbell&priority=8"),
])
def test_curl_posts_each_form(shared, gotify, options):
    done = shared.curl(*options, f"{shared.url}/message?token={gotify}")
    body, _, status = done.stdout.rpartition("\n")
    assert status == "200", body
    assert {name: json.loads(body)[name] for name in MESSAGE} == MESSAGE


def refused(answer, status: int) -> str:
    """The words of an error that is as Gotify gives it."""
    assert answer.status == status, answer.body
    body = answer.json()
    assert answer.headers["content-type"] == "application/json"
    assert body["errorCode"] == status and body["error"]
    return body["errorDescription"]


def test_errors_are_as_gotify_gives_them(shared, gotify):
    def post(body, kind="application/json", token=gotify, **options):
        fields = {"Content-Type": kind}
        return shared.post(body, token, path="/message", headers=fields, **options)

    assert "token" in refused(post(b"{}", token=None, source=fresh_address()), 401)
    assert "message" in refused(post(b"{}"), 400)
    refused(post(b"{"), 400)
    refused(post(b""), 400)
    refused(post(b"title=a", "application/x-www-form-urlencoded"), 400)
    refused(post(b"<a/>", "application/xml"), 415)
    assert refused(shared.get("/message"), 405)
    refused(shared.post(b"", gotify, path="/message", headers={"Content-Length": "99999999"}), 413)


def test_refusals_of_the_sender_are_as_gotify_gives_them(daemon):
    elsewhere = daemon.create_token("away", "away", "off", "--allow", "127.0.9.9")
    refused(daemon.post(MESSAGE, elsewhere, path="/message", source=fresh_address()), 403)
    slow = daemon.create_token("slow", "slow", 1)
    answers = [daemon.post(MESSAGE, slow, path="/message") for _ in range(2)]
    assert answers[0].status == 200
    refused(answers[1], 429)
    assert answers[1].headers["retry-after"]


def test_several_messages_on_one_connection(shared, gotify):
    body = json.dumps(MESSAGE).encode()
    with shared.raw() as connection:
        connection.send(request(body, gotify, path="/message") * 3)
        ids = {connection.answer().json()["id"] for _ in range(3)}
    assert len(ids) == 3


def test_apprise_posts_to_it(shared, gotify):
    target = f"gotify://127.0.0.1:{shared.port}/{gotify}?priority=emergency"
    done = apprise("-t", "Backup failed", "-b", "No route to host", target)
    assert done.returncode == 0, done.stdout + done.stderr
    event = newest(shared)
    assert (event["title"], event["severity"]) == ("Backup failed", "critical")
    wrong = apprise("-b", "Hello", f"gotify://127.0.0.1:{shared.port}/tempo_wrong")
    assert wrong.returncode != 0


def test_apprise_posts_over_tls_below_a_path(make_daemon):
    daemon = make_daemon(settings=FREE_PORT).start()
    daemon.ctl("tls", "enable")
    port = tls(daemon)["port"]
    token = daemon.create_token("gotify", "gotify")
    done = apprise("-b", "Hello", f"gotifys://127.0.0.1:{port}/gotify/{token}?verify=no")
    assert done.returncode == 0, done.stdout + done.stderr
    assert daemon.events()[0]["transport"] == "tls"
