"""Programs that can publish to ntfy publish to Tempo: topics, token places, the two formats, answers,
errors, and the real Apprise."""

import base64
import json
import socket
import subprocess

import pytest

from tempo_e2e.daemon import eventually
from tempo_e2e.ports import free_port
from tempo_e2e.programs import PATIENCE
from tempo_e2e.wire import chunked, fresh_address, request

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


@pytest.fixture(scope="module")
def ntfy(shared):
    return shared.create_token("ntfy", "ntfy")


def newest(daemon) -> dict:
    return daemon.events("--limit", "1")[0]


def basic(user: str, password: str) -> dict[str, str]:
    return {"Authorization": "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()}


def curl(daemon, token, *options, path="/ntfy/cellar"):
    done = daemon.curl("-H", f"Authorization: Bearer {token}", *options, daemon.url + path)
    body, _, status = done.stdout.rpartition("\n")
    assert status == "200", body
    return json.loads(body)


def test_the_answer_is_the_message_as_ntfy_gives_it(shared, ntfy):
    message = curl(shared, ntfy, *("-H", "Title: Dry cellar", "-H", "Priority: urgent"),
                   *("-H", "Tags: warning, droplet", "-d", "The pump has run dry."))
    assert message.pop("id") == newest(shared)["id"]
    assert isinstance(message.pop("time"), int)
    assert message == {
        "event": "message",
        "topic": "cellar",
        "title": "Dry cellar",
        "message": "The pump has run dry.",
        "priority": 5,
        "tags": ["warning", "droplet"],
    }
    event = newest(shared)
    assert event["providerIdentifier"] == "ntfy.cellar"
    assert (event["title"], event["severity"]) == ("Dry cellar", "critical")


def test_a_message_may_be_put_in_pieces(shared, ntfy, tmp_path):
    file = tmp_path / "text"
    file.write_text("Line one\nline two\n")
    options = ("-H", "Expect: 100-continue", "-H", "Transfer-Encoding: chunked", "-T", str(file))
    assert curl(shared, ntfy, *options)["message"] == "Line one\nline two"
    with shared.raw() as connection:
        head = {"Transfer-Encoding": "chunked", "X-Title": "Pieces"}
        one = request(token=ntfy, method="PUT", path="/ntfy/cellar", headers=head, length=False)
        connection.send((one + chunked(b"one ", b"two")) * 2)
        messages = [connection.answer("PUT").json() for _ in range(2)]
    assert [message["message"] for message in messages] == ["one two"] * 2


def test_json_goes_to_the_path_without_a_topic(shared, ntfy):
    sent = {"topic": "backups", "message": "Done", "priority": 4, "sequence_id": "nightly",
            "click": "https://nas.home.example/"}
    for _ in range(2):
        message = curl(shared, ntfy, "-d", json.dumps(sent), path="/ntfy")
        assert {name: message[name] for name in sent} == sent
    event = newest(shared)
    assert (event["providerIdentifier"], event["externalID"]) == ("ntfy.backups", "nightly")
    assert (event["severity"], event["revision"]) == ("warning", 2)
    assert event["actions"][0]["trigger"] == {"openURL": sent["click"]}


def test_a_message_may_stand_in_the_query(shared, ntfy):
    message = curl(shared, ntfy, "-X", "POST", path="/ntfy/cellar?message=Wet+again&t=Pump&p=low")
    assert (message["message"], message["title"]) == ("Wet again", "Pump")
    assert curl(shared, ntfy, "-X", "POST")["message"] == "triggered"


def test_an_image_becomes_the_picture_of_the_event(shared, ntfy):
    answer = shared.post(PNG, ntfy, path="/ntfy/door", method="PUT", headers={"Filename": "a.png"})
    assert answer.status == 200, answer.body
    assert newest(shared)["metadata"]["thumbnail"].startswith("data:image/png;base64,")


def test_the_password_of_http_basic_is_the_token(shared, ntfy):
    for user in ("", "me", "a:b"):
        fields = basic(user, ntfy)
        answer = shared.post(b"Hi", path="/ntfy/cellar", headers=fields, source=fresh_address())
        assert answer.status == (200 if user != "a:b" else 401)
    done = shared.curl("-u", f":{ntfy}", "-d", "Hi", f"{shared.url}/ntfy/cellar")
    assert done.stdout.endswith("\n200")


@pytest.mark.parametrize("path", ["/ingest", "/message", "/uptime-kuma"])
def test_elsewhere_http_basic_is_not_looked_at(shared, ntfy, path):
    answer = shared.post(b"{}", path=path, headers=basic("", ntfy), source=fresh_address())
    assert answer.status == 401


def refused(answer, status: int) -> str:
    """The words of an error that is as ntfy gives it."""
    assert answer.status == status, answer.body
    body = answer.json()
    assert body["http"] == status and body["code"] // 100 == status
    return body["error"]


def test_errors_are_as_ntfy_gives_them(shared, ntfy):
    def post(body=b"Hi", path="/ntfy/cellar", token=ntfy, **options):
        return shared.post(body, token, path=path, **options)

    assert "token" in refused(post(token=None, source=fresh_address()), 401)
    bad = {"Authorization": "Basic !"}
    refused(post(token=None, headers=bad, source=fresh_address()), 401)
    assert "/priority" in refused(post(headers={"Priority": "loud"}), 400)
    assert "/delay" in refused(post(headers={"In": "30m"}), 400)
    assert "/actions" in refused(post(headers={"Actions": "fly, To, the moon"}), 400)
    refused(post(b"PK\x03\x04\xff\xfe"), 400)
    refused(post(b"{", "/ntfy"), 400)
    assert "/topic" in refused(post(b'{"message": "Hi"}', "/ntfy"), 400)
    assert refused(shared.get("/ntfy/cellar"), 405)
    assert shared.get("/ntfy/cellar").headers["allow"] == "POST, PUT, HEAD, OPTIONS"
    assert shared.post(b"Hi", ntfy, path="/ntfy", method="PUT").status == 405
    refused(post(headers={"Content-Length": "99999999"}, body=b""), 413)
    for path in ("/ntfy//", "/ntfy/a/b", "/ntfy/a.b", "/ntfy/" + "a" * 65):
        assert post(path=path).status == 404


def test_refusals_of_the_sender_are_as_ntfy_gives_them(daemon):
    elsewhere = daemon.create_token("away", "away", "off", "--allow", "127.0.9.9")
    refused(daemon.post(b"Hi", elsewhere, path="/ntfy/a", source=fresh_address()), 403)
    slow = daemon.create_token("slow", "slow", 1)
    answers = [daemon.post(b"Hi", slow, path="/ntfy/a") for _ in range(2)]
    assert answers[0].status == 200
    refused(answers[1], 429)


def test_a_signature_does_not_do_for_what_stands_in_headers(shared):
    sender = shared.create_sender("signer", "signer")
    fields = {"X-Hub-Signature-256": "sha256=" + "0" * 64}
    path = f"/ntfy/cellar?sender={sender['id']}"
    answer = shared.post(b"Hi", path=path, headers=fields, source=fresh_address())
    assert "not signed" in refused(answer, 400)


# Apprise posts to the root of a host. A proxy in front puts the path of Tempo before that.
CADDY = """{{
    admin off
    auto_https off
    storage file_system {folder}
}}
http://127.0.0.1:{port} {{
    rewrite * /ntfy
    reverse_proxy 127.0.0.1:{tempo}
}}
"""


def accepts(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def prefixed(shared, tmp_path):
    """The port of a proxy that sends everything to /ntfy."""
    port = free_port()
    site = tmp_path / "Caddyfile"
    site.write_text(CADDY.format(folder=tmp_path, port=port, tempo=shared.port))
    command = ["caddy", "run", "--adapter", "caddyfile", "--config", str(site)]
    log = tmp_path / "log"
    with log.open("w") as file:
        caddy = subprocess.Popen(command, stdout=file, stderr=file)
    eventually(lambda: accepts(port) or caddy.poll() is not None, "caddy accepts")
    assert caddy.poll() is None, log.read_text()
    yield port
    caddy.terminate()
    caddy.wait(PATIENCE)


def test_apprise_publishes_through_a_proxy_that_knows_the_path(shared, ntfy, prefixed):
    target = f"ntfy://me:{ntfy}@127.0.0.1:{prefixed}/cellar?priority=max&tags=droplet"
    done = subprocess.run(
        ["apprise", "-t", "Dry cellar", "-b", "The pump has run dry.", target],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    event = newest(shared)
    assert (event["title"], event["severity"]) == ("Dry cellar", "critical")
    assert event["metadata"]["tags"] == ["droplet"]
