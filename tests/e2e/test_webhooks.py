"""Other tools' webhooks: each sample in tests/data/senders through the real daemon, the paths they
come to, and how what is not theirs is refused."""

import hashlib
import hmac
import json

import pytest

from tempo_e2e.daemon import eventually
from tempo_e2e.samples import samples
from tempo_e2e.wire import fresh_address, request

WEBHOOKS = samples()


@pytest.fixture(scope="module")
def tokens(shared):
    """A token for each provider, made when it is first asked for."""
    made = {}

    def token(provider):
        if provider not in made:
            made[provider] = shared.create_token(provider, provider)
        return made[provider]

    return token


def stored(daemon, ids):
    events = {event["id"]: event for event in daemon.events()}
    return [events[event_id] for event_id in ids]


def ids_of(answer) -> list[str]:
    body = answer.json()
    return body["ids"] if "ids" in body else [body["id"]]


def as_sent(event, expected):
    """What an event has in common with what was expected: the daemon and a score add to it."""
    said = event | {"severity": event.get("senderSeverity"), "state": event.get("senderState")}
    kept = {name: said.get(name) for name in expected}
    kept["metadata"] = dict(event["metadata"])
    assert kept["metadata"].pop("senderAddress") == "127.0.0.1"
    return kept


@pytest.mark.parametrize("sample", WEBHOOKS, ids=lambda sample: sample.name)
def test_a_tools_own_request_becomes_its_events(shared, tokens, sample):
    answer = sample.send(shared, tokens(sample.events[0]["providerIdentifier"]))
    assert answer.status == 200, answer.body
    posts_to_gotify = sample.target.endswith("/message")  # whose answer has no id of ours
    events = shared.events("--limit", "1") if posts_to_gotify else stored(shared, ids_of(answer))
    assert [as_sent(*pair) for pair in zip(events, sample.events, strict=True)] == sample.events


@pytest.fixture
def down():
    return next(sample for sample in WEBHOOKS if sample.name == "uptime-kuma/down")


def test_the_path_for_events_takes_it_from_a_token_of_that_provider(shared, tokens, down):
    answer = down.send(shared, tokens("com.uptime-kuma"), "/ingest")
    assert answer.status == 200, answer.body
    assert stored(shared, ids_of(answer))[0]["externalID"] == "kuma:12"


def test_such_a_token_may_still_send_tempos_own_json(shared, tokens):
    answer = shared.post({"title": "One"}, tokens("com.uptime-kuma"))
    assert answer.status == 200
    assert stored(shared, ids_of(answer))[0]["title"] == "One"


def test_the_path_for_events_refuses_it_from_any_other_token(shared, shared_token, down):
    assert down.send(shared, shared_token, "/ingest").status == 422


@pytest.mark.parametrize("bound, becomes", [
    ("com", "com.uptime-kuma"),
    ("com.uptime-kuma", "com.uptime-kuma"),
    ("com.uptime-kuma.cellar", "com.uptime-kuma.cellar"),
    ("home.kuma", "home.kuma"),
])
def test_the_tokens_provider_rules(shared, tokens, down, bound, becomes):
    (event,) = stored(shared, ids_of(down.send(shared, tokens(bound))))
    assert event["providerIdentifier"] == becomes


def test_what_is_not_the_tools_is_refused_with_a_pointer(shared, tokens):
    answer = shared.post({"title": "One"}, tokens("com.uptime-kuma"), path="/uptime-kuma")
    assert answer.status == 422
    problem = answer.json()
    assert problem["type"] == "urn:tempo:problem:not-recognised"
    assert "Uptime Kuma" in problem["detail"]
    assert problem["errors"] == [
        {"pointer": "", "detail": "A webhook of Uptime Kuma is an object with heartbeat, monitor "
                                  "and msg."}
    ]


@pytest.mark.parametrize("body, kind, status", [
    (b"", "application/json", 400),
    (b"{", "application/json", 400),
    (b"{}", "application/json", 422),
    (b'{"msg": 1, "msg": 2}', "application/json", 422),
    (b"[]", "application/json", 422),
    (b"{}", "image/png", 415),
])
def test_bodies_that_no_tool_sends(shared, tokens, body, kind, status):
    token = tokens("com.uptime-kuma")
    answer = shared.post(body, token, path="/uptime-kuma", headers={"Content-Type": kind})
    assert answer.status == status, answer.body


def test_a_webhook_needs_a_token_and_the_right_method(shared, tokens, down):
    token = tokens("com.uptime-kuma")
    answer = shared.post(down.body, path=down.target, source=fresh_address())
    assert answer.status == 401
    for place in ("X-Gotify-Key", "Authorization"):
        headers = {place: token}
        refused = shared.post(down.body, path=down.target, headers=headers, source=fresh_address())
        assert refused.status == 401
    refused = shared.post(down.body, path=f"{down.target}?token={token}", source=fresh_address())
    assert refused.status == 401
    answer = shared.get(down.target)
    assert (answer.status, answer.headers["allow"]) == (405, "POST, HEAD, OPTIONS")
    assert shared.get("/ingest/nobody", "POST").status == 404


def test_several_webhooks_on_one_connection(shared, tokens, down):
    token = tokens("com.uptime-kuma")
    with shared.raw() as connection:
        one = request(down.body, token, path="/uptime-kuma")
        connection.send(one + one)
        ids = [connection.answer().json()["id"] for _ in range(2)]
    assert ids[0] == ids[1], "the same externalID is the same event"


def test_a_repetition_with_the_same_key_stores_nothing(shared, tokens, down):
    body = json.loads(down.body)
    body["monitor"]["id"] = 4711
    down.body = json.dumps(body).encode()
    key = {"Idempotency-Key": "webhook-1"}
    first, second = (down.send(shared, tokens("com.uptime-kuma"), headers=key) for _ in range(2))
    assert first.json() == second.json()
    (event,) = stored(shared, ids_of(first))
    assert event["revision"] == 1


# What holds for these paths as for /ingest ---------------------------------------------------------


def sample_named(name):
    return next(sample for sample in WEBHOOKS if sample.name == name)


def test_a_webhook_draws_as_many_as_it_has_events(daemon):
    alerts = sample_named("alertmanager/firing")  # two of them
    token = daemon.create_token("alerts", "io.prometheus.alertmanager", 3)
    assert alerts.send(daemon, token).status == 200
    assert alerts.send(daemon, token).status == 429
    assert [event["revision"] for event in daemon.events()] == [1, 1]


def test_more_alerts_than_a_batch_has_are_refused_together(shared, tokens):
    alert = {"status": "firing", "labels": {"alertname": "Flood"}}
    token = tokens("io.prometheus.alertmanager")
    answer = shared.post({"alerts": [alert] * 1001}, token, path="/ingest/alertmanager")
    assert answer.status == 413
    assert not any(event["title"] == "Flood" for event in shared.events())


def signed(sender, sample) -> dict[str, str]:
    """GitHub's header: the body under the token."""
    mac = hmac.new(sender["token"].encode(), sample.body, hashlib.sha256).hexdigest()
    return {"X-Hub-Signature-256": f"sha256={mac}"}


def test_github_signs_in_place_of_a_token(daemon):
    run = sample_named("github/workflow-failed")
    sender = daemon.create_sender("GitHub", "com.github")
    target = f"/ingest/github?sender={sender['id']}"
    ids = set()
    for _ in range(2):  # a delivery that GitHub repeats
        answer = run.send(daemon, None, target, signed(sender, run) | {"Idempotency-Key": "x"})
        assert answer.status == 200, answer.body
        ids.add(answer.json()["id"])
    (event,) = daemon.events()
    assert ids == {event["id"]} and event["revision"] == 1
    assert (event["metadata"]["repo"], event["state"]) == ("erika/garden", "firing")


def test_a_changed_webhook_of_github_is_refused(daemon):
    run = sample_named("github/workflow-failed")
    sender = daemon.create_sender("GitHub", "com.github")
    headers = run.headers | signed(sender, run)
    target = f"/ingest/github?sender={sender['id']}"
    changed = run.body.replace(b'"failure"', b'"success"')
    answer = daemon.post(changed, path=target, headers=headers, source=fresh_address())
    assert answer.status == 401
    assert daemon.events() == []


def test_refusals_stand_in_the_audit_and_in_the_log(daemon):
    token = daemon.create_token("kuma", "com.uptime-kuma")
    assert daemon.post({"secret": "a payload"}, token, path="/uptime-kuma").status == 422
    line = "POST /uptime-kuma -> 422 [token: kuma]"
    eventually(lambda: line in daemon.log_text(), "the refusal is in the log")

    def refused():
        return [entry for entry in daemon.audit() if entry.get("status") == 422]

    eventually(refused, "the refusal is in the audit")
    assert "Uptime Kuma" in refused()[0]["detail"]
    assert "payload" not in json.dumps(refused()) + daemon.log_text()
