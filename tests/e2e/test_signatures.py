"""Requests that are signed with the token instead of carrying it."""

import hashlib
import hmac
import json
import os
import re
import shutil
import subprocess
import time

import pytest

from tempo_e2e.daemon import eventually
from tempo_e2e.programs import PATIENCE, REPOSITORY
from tempo_e2e.tls import FREE_PORT, authority
from tempo_e2e.tls import status as tls_status
from tempo_e2e.wire import fresh_address, request

ONE = b'{"title": "One"}'
JSON = "application/json"
TEMPO_POST = REPOSITORY / "packaging" / "tempo-post"


def now() -> int:
    return int(time.time())


def mac(token: str, *parts: bytes) -> str:
    return hmac.new(token.encode(), b"".join(parts), hashlib.sha256).hexdigest()


def signed(token, sender, body=ONE, *, at=None, key="", target="/ingest", kind=JSON) -> dict:
    """The headers of a request that is signed as docs/HTTP-API.md says."""
    at = now() if at is None else at
    head = f"tempo-signature-v1\n{at}\n{sender}\nPOST {target}\n{kind}\n{key}\n".encode()
    fields = {"X-Tempo-Signature": f"t={at},sender={sender},v1={mac(token, head, body)}"}
    optional = {"Content-Type": kind, "Idempotency-Key": key}
    return fields | {name: value for name, value in optional.items() if value}


def reasons(daemon) -> list[str]:
    """Why requests were refused with 401, the first first."""
    return [line["detail"] for line in daemon.audit() if line.get("status") == 401]


def assert_refused(daemon, answer, because: str) -> None:
    """The answer that every wrong credential gets, and the cause in the audit."""
    assert answer.status == 401
    assert answer.json()["type"] == "urn:tempo:problem:unauthorized"
    eventually(lambda: any(because in reason for reason in reasons(daemon)), because)


@pytest.fixture
def sender(daemon):
    return daemon.create_sender()


@pytest.fixture
def post(daemon, sender):
    """Posts from an address that has not failed yet; arguments beyond the body change how it is
    signed or, `fields`, what is sent besides."""

    def send(body=ONE, *, by=None, sent=None, fields=None, **how):
        by = by or sender
        headers = signed(by["token"], by["id"], body, **how) | (fields or {})
        target = how.get("target", "/ingest")
        what = body if sent is None else sent
        return daemon.post(what, path=target, headers=headers, source=fresh_address())

    return send


def test_a_signed_request_is_stored_as_its_senders(daemon, sender, post):
    assert post().status == 200
    (event,) = daemon.events()
    assert (event["title"], event["senderID"]) == ("One", sender["id"])
    (shown,) = daemon.ctl_json("token", "list")["senders"]
    assert (shown["eventCount"], shown["lastUsedTransport"]) == (1, "plain")


@pytest.mark.parametrize("size", [1, 65536, 3_000_000])
def test_bodies_of_any_size_are_signed(daemon, post, size):
    event = {"title": "One", "metadata": {f"key{i}": "x" * min(size // 100, 30000)
                                          for i in range(100)}}
    assert post(json.dumps(event).encode()).status == 200


def test_a_chunked_body_is_signed_as_it_is_without_the_chunks(daemon, sender):
    fields = signed(sender["token"], sender["id"]) | {"Transfer-Encoding": "chunked"}
    body = b"5\r\n" + ONE[:5] + b"\r\nb\r\n" + ONE[5:] + b"\r\n0\r\n\r\n"
    with daemon.raw() as connection:
        connection.send(request(headers=fields, length=False) + body)
        assert connection.answer().status == 200


def test_a_header_that_is_not_sent_is_an_empty_line(daemon, sender):
    fields = signed(sender["token"], sender["id"], kind="") | {"Content-Length": str(len(ONE))}
    with daemon.raw() as connection:
        connection.send(request(headers=fields, length=False) + ONE)
        assert connection.answer().status == 200


def test_batches_and_queries_are_signed(daemon, post):
    assert post(b'[{"title": "a"}, {"title": "b"}]').json()["accepted"] == 2
    assert post(b'{"title": "a"}\n{"title": "b"}', kind="application/x-ndjson").status == 200
    assert post(target="/events").status == 200
    assert post(target="/ingest?from=here").status == 200


def test_what_was_changed_on_its_way_is_refused(daemon, sender, post):
    other = daemon.create_sender("other", "scripts")
    headers = signed(sender["token"], sender["id"])
    changed = {
        "the body": {"sent": b'{"title": "Two"}'},
        "the time": {"fields": {"X-Tempo-Signature":
                                re.sub(r"t=(\d+)", f"t={now() + 60}", headers["X-Tempo-Signature"])}},
        "the sender": {"fields": {"X-Tempo-Signature": headers["X-Tempo-Signature"].replace(
            sender["id"], other["id"])}},
        "the type": {"fields": {"Content-Type": "application/x-ndjson"}},
        "an added key": {"fields": {"Idempotency-Key": "new"}},
        "the key": {"key": "old", "fields": {"Idempotency-Key": "new"}},
    }
    for what, how in changed.items():
        assert post(**how).status == 401, what
    moved = daemon.post(ONE, path="/events", headers=headers, source=fresh_address())
    assert_refused(daemon, moved, "the signature does not fit")
    assert daemon.events() == []


def test_the_headers_of_a_binary_cloud_event_are_refused(daemon, post):
    fields = {"ce-specversion": "1.0", "ce-id": "1", "ce-source": "/a", "ce-type": "b"}
    assert post(fields=fields).status == 400


def test_a_replay_is_refused(daemon, sender):
    headers = signed(sender["token"], sender["id"], key="same")
    first = daemon.post(ONE, headers=headers)
    assert first.status == 200
    assert_refused(daemon, daemon.post(ONE, headers=headers, source=fresh_address()),
                   "the signature was used before")
    again = signed(sender["token"], sender["id"], key="same", at=now() - 2)
    assert daemon.post(ONE, headers=again).json() == first.json()
    assert len(daemon.events()) == 1


def test_a_replay_is_refused_after_a_crash(daemon, sender):
    headers = signed(sender["token"], sender["id"], at=now() + 200)
    assert daemon.post(ONE, headers=headers).status == 200
    daemon.kill9()
    daemon.start_again()
    assert_refused(daemon, daemon.post(ONE, headers=headers), "the signature was used before")
    assert daemon.post(ONE, headers=signed(sender["token"], sender["id"])).status == 200


def test_a_clock_that_differs_is_refused_and_the_audit_says_by_how_much(daemon, post):
    assert_refused(daemon, post(at=now() - 425), "the sender's clock is 7 minutes behind")
    assert_refused(daemon, post(at=now() + 3 * 3600), "the sender's clock is 3 hours ahead")
    assert post(at=now() - 240).status == 200
    assert post(at=now() + 240).status == 200


def test_a_rotated_token_signs_until_its_grace_is_over(daemon, sender, post):
    later = daemon.ctl_json("token", "rotate", sender["id"], "--grace", "1h")["token"]
    assert post().status == 200
    assert post(by=sender | {"token": later}).status == 200
    last = daemon.ctl_json("token", "rotate", sender["id"])["token"]
    assert_refused(daemon, post(at=now() - 1), "the signature does not fit")
    assert post(by=sender | {"token": later}, at=now() - 1).status == 401
    assert post(by=sender | {"token": last}).status == 200


def test_a_token_that_is_shown_once_cannot_sign(daemon, post):
    once = daemon.create_sender("once", "scripts", "off", "--show-once")
    assert_refused(daemon, post(by=once), "kept as a hash only")


def test_revoked_and_unknown_senders_cannot_sign(daemon, sender, post):
    assert_refused(daemon, post(by=sender | {"id": "019c1f4e-8a5d-7c31-9d0b-52e4a1f0c7d2"}),
                   "names a sender that does not exist")
    with daemon.raw() as connection:
        connection.send(request(ONE, headers=signed(sender["token"], sender["id"])))
        assert connection.answer().status == 200
        daemon.ctl("token", "revoke", sender["id"])
        connection.send(request(ONE, headers=signed(sender["token"], sender["id"], key="new")))
        assert connection.answer().status == 401
    assert_refused(daemon, post(), "revoked")


def test_an_address_that_is_not_the_senders_learns_nothing(daemon, post):
    bound = daemon.create_sender("bound", "scripts", "off", "--allow", "192.0.2.1")
    assert_refused(daemon, post(by=bound), "address is not allowed")


def test_malformed_and_competing_credentials_are_refused(daemon, sender, post):
    assert_refused(daemon, post(fields={"X-Tempo-Signature": "t=1"}), "X-Tempo-Signature")
    assert_refused(daemon, post(fields={"X-Tempo-Token": sender["token"]}), "more than one")


def test_who_knows_an_id_cannot_use_up_the_senders_rate(make_daemon):
    daemon = make_daemon(settings={"ingestion.rate.failedAuthentications": 3}).start()
    sender = daemon.create_sender("rated", "scripts", "3")
    stranger = fresh_address()
    mine = signed(sender["token"], sender["id"])
    assert daemon.post(ONE, headers=mine).headers["ratelimit-remaining"] == "2"
    wrong = signed("tempo_wrong", sender["id"])
    statuses = [daemon.post(ONE, headers=h, source=stranger).status for h in [wrong, mine] * 2]
    assert statuses == [401] * 3 + [429]
    for left in ("1", "0"):
        answer = daemon.post(ONE, headers=signed(sender["token"], sender["id"], key=left),
                             source=stranger)
        assert (answer.status, answer.headers["ratelimit-remaining"]) == (200, left)
    answer = daemon.post(ONE, headers=signed(sender["token"], sender["id"], key="more"))
    assert answer.status == 429


def test_bodies_of_strangers_leave_room_for_tokens(daemon, sender, token="tempo_wrong"):
    other = daemon.create_token("plain", "scripts")
    fields = signed(token, sender["id"]) | {"Content-Length": str(4 * 1024 * 1024)}
    held = [daemon.raw() for _ in range(4)]
    for connection in held:
        connection.send(request(headers=fields | {"Expect": "100-continue"}))
        assert connection.answer().status == 100
    assert daemon.post(ONE, headers=signed(sender["token"], sender["id"])).status == 503
    assert daemon.post(ONE, other).status == 200
    for connection in held:
        connection.close()


def test_an_unknown_id_is_refused_before_the_body(daemon):
    fields = signed("tempo_wrong", "019c1f4e-8a5d-7c31-9d0b-52e4a1f0c7d2")
    fields |= {"Content-Length": str(4 * 1024 * 1024), "Expect": "100-continue"}
    with daemon.raw() as connection:
        connection.send(request(headers=fields))
        assert connection.answer().status == 401


# X-Hub-Signature-256 ----------------------------------------------------------------------------


def hub(daemon, sender, body=ONE, *, signature=None, fields=None, query=None):
    headers = {"Content-Type": JSON, "X-Hub-Signature-256":
               signature or f"sha256={mac(sender['token'], body)}"}
    query = f"?sender={sender['id']}" if query is None else query
    return daemon.post(body, path=f"/ingest{query}", headers=headers | (fields or {}),
                       source=fresh_address())


def test_a_webhook_signed_as_github_does_is_stored(daemon, sender):
    assert hub(daemon, sender).status == 200
    (event,) = daemon.events()
    assert event["senderID"] == sender["id"]


def test_a_replayed_webhook_stores_nothing_and_gets_the_first_answer(daemon, sender):
    first = hub(daemon, sender)
    upper = "sha256=" + mac(sender["token"], ONE).upper()
    for repeat in (hub(daemon, sender), hub(daemon, sender, signature=upper),
                   hub(daemon, sender, fields={"Idempotency-Key": "another"})):
        assert (repeat.status, repeat.json()) == (200, first.json())
    assert len(daemon.events()) == 1


def test_a_wrong_webhook_is_refused(daemon, sender):
    for answer in (hub(daemon, sender, signature="sha256=" + "0" * 64),
                   hub(daemon, sender, signature="sha1=" + "0" * 40),
                   hub(daemon, sender, query="?sender=nobody"),
                   hub(daemon, sender | {"token": "tempo_wrong"})):
        assert answer.status == 401
    assert_refused(daemon, hub(daemon, sender, query=""), "without one well-formed ?sender=")
    assert hub(daemon, sender, fields={"X-Tempo-Token": sender["token"]}).status == 401
    assert hub(daemon, sender, fields={"ce-id": "1"}).status == 400
    assert daemon.events() == []


def test_a_token_beside_an_unrelated_hub_signature_is_a_token(daemon, sender):
    answer = hub(daemon, sender, query="", signature="sha256=" + "0" * 64,
                 fields={"X-Tempo-Token": sender["token"]})
    assert answer.status == 200


# Real programs ----------------------------------------------------------------------------------


def test_curl_and_openssl_sign_a_request(daemon, sender, tmp_path):
    (tmp_path / "body").write_bytes(ONE)
    script = r"""
        t=$(date +%s)
        v1=$({ printf 'tempo-signature-v1\n%s\n%s\nPOST /ingest\napplication/json\n\n' "$t" "$SENDER"
               cat body; } | openssl dgst -sha256 -mac HMAC -macopt "key:$TOKEN" -r | cut -c 1-64)
        curl -sS -w '\n%{http_code}' "$URL/ingest" -H 'Content-Type: application/json' \
            -H "X-Tempo-Signature: t=$t,sender=$SENDER,v1=$v1" --data-binary @body
    """
    values = {"URL": daemon.url, "SENDER": sender["id"], "TOKEN": sender["token"]}
    ran = subprocess.run(["sh", "-euc", script], cwd=tmp_path, env=os.environ | values, text=True,
                         capture_output=True, timeout=PATIENCE, check=True)
    assert ran.stdout.splitlines()[-1] == "200", ran.stdout + ran.stderr


@pytest.fixture
def secure(make_daemon):
    """A running daemon with a TLS listener."""
    daemon = make_daemon(settings=FREE_PORT).start()
    daemon.ctl("tls", "enable")
    return daemon


def test_require_tls_wins_over_a_signature_that_exposes_no_token(secure):
    sender = secure.create_sender("strict", "scripts", "off", "--require-tls")
    answer = secure.post(ONE, headers=signed(sender["token"], sender["id"]))
    assert_refused(secure, answer, "requires TLS")
    (shown,) = secure.ctl_json("token", "list")["senders"]
    assert "exposedAt" not in shown
    assert secure.events() == []


@pytest.mark.parametrize("options", [(), ("--require-tls",)], ids=["any", "TLS alone"])
def test_a_signed_request_passes_over_tls(secure, options):
    daemon = secure
    sender = daemon.create_sender("backup", "scripts", "off", *options)
    fields = signed(sender["token"], sender["id"])
    headers = [part for name, value in fields.items() for part in ("-H", f"{name}: {value}")]
    url = f"https://localhost:{tls_status(daemon)['port']}/ingest"
    posted = daemon.curl(*headers, "--cacert", authority(daemon), "-d", ONE.decode(), url)
    assert posted.stdout.endswith("\n200"), posted.stderr
    assert daemon.events()[0]["transport"] == "tls"


@pytest.mark.parametrize("shell", [["dash"], ["busybox", "sh"], ["bash", "--posix"]], ids=lambda s: s[0])
def test_tempo_post_signs(daemon, sender, shell):
    values = {"TEMPO_TOKEN": sender["token"], "TEMPO_SENDER": sender["id"],
              "TEMPO_HOST": daemon.url}
    command = [shutil.which(shell[0]), *shell[1:], TEMPO_POST, "--sign"]
    for title in ("Größer – 100 % \\n", "x" * 200):
        options = ["--title", title, "--metadata", "long=" + "ü" * 15000]
        ran = subprocess.run([*command, *options], env=os.environ | values, text=True,
                             capture_output=True, timeout=PATIENCE, check=False)
        assert (ran.returncode, ran.stderr) == (0, "")
    assert [event["title"] for event in daemon.events()] == ["x" * 200, "Größer – 100 % \\n"]


def test_tempo_post_says_when_its_signature_is_refused(daemon, sender):
    values = {"TEMPO_TOKEN": "tempo_wrong", "TEMPO_SENDER": sender["id"], "TEMPO_HOST": daemon.url}
    ran = subprocess.run(["sh", TEMPO_POST, "--sign", "--title", "x"], env=os.environ | values,
                         text=True, capture_output=True, timeout=PATIENCE, check=False)
    assert ran.returncode == 1
    assert "HTTP 401" in ran.stderr


# The documentation ------------------------------------------------------------------------------


def example() -> dict:
    """The rows of the worked example in docs/HTTP-API.md, by their names."""
    text = (REPOSITORY / "docs/HTTP-API.md").read_text()
    table = text.split("### A worked example\n")[1].split("\n#")[0]
    return dict(re.findall(r"^\| ([^|]+) \| `([^`]+)` \|$", table, re.MULTILINE))


def test_the_documented_example_is_right():
    rows = example()
    text = bytes(rows["signed text"], "ascii").replace(b"\\n", b"\n")
    assert text == (f"tempo-signature-v1\n{rows['time']}\n{rows['sender']}\nPOST /ingest\n{JSON}\n"
                    f"{rows['Idempotency-Key']}\n{rows['body']}").encode()
    assert rows["v1"] == mac(rows["token"], text)
    assert rows["X-Tempo-Signature"] == \
        f"t={rows['time']},sender={rows['sender']},v1={rows['v1']}"
    assert rows["X-Hub-Signature-256"] == "sha256=" + mac(rows["token"], rows["body"].encode())
