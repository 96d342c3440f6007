"""What an event may say, how it is stored, and how it is refused."""

import base64
import json

import pytest

from tempo_e2e.wire import request

pytestmark = pytest.mark.core

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(64)).decode()


def stored(daemon, event_id: str) -> dict:
    return next(event for event in daemon.events() if event["id"] == event_id)


def refused(daemon, token, event) -> list[str]:
    answer = daemon.post(event, token)
    assert answer.status == 422, answer.body
    assert answer.json()["type"] == "urn:tempo:problem:invalid-event"
    return answer.pointers


# One event ------------------------------------------------------------------------------------


def test_every_field_is_kept_as_it_was_sent(shared, shared_token):
    sent = {
        "title": "Grüße 🌍 — “done”",
        "subtitle": "all of it",
        "providerIdentifier": "scripts.backup",
        "eventType": "task",
        "startDate": "2026-01-02T03:04:05.678+02:00",
        "endDate": "2026-01-02T02:04:05Z",
        "externalID": "run-1",
        "severity": "warning",
        "state": "firing",
        "metadata": {
            "text": "a\nb",
            "number": 1.5,
            "big": 9007199254740993,
            "yes": True,
            "nothing": None,
            "deep": {"list": [1, "two"]},
        },
        "actions": [
            {"label": "Open", "systemIcon": "globe", "trigger": {"openURL": "https://example.org/"}}
        ],
    }
    answer = shared.post(sent, shared_token)
    assert answer.status == 200, answer.body
    event = stored(shared, answer.json()["id"])
    metadata = event.pop("metadata")
    assert metadata.pop("senderAddress") == "127.0.0.1"
    assert metadata == sent.pop("metadata")
    assert event["startDate"] == "2026-01-02T01:04:05.678Z"
    assert event["endDate"].startswith("2026-01-02T02:04:05")
    for name in sent.keys() - {"startDate", "endDate"}:
        assert event[name] == sent[name], name


def test_what_was_left_out_gets_its_default(shared, shared_token):
    event = stored(shared, shared.post({"title": "Only"}, shared_token).json()["id"])
    assert event["providerIdentifier"] == "scripts"
    assert event["eventType"] == "alert"
    assert event["severity"] == "info"
    assert event["state"] == "info"
    assert event["startDate"] == event["receivedAt"]


def test_ids_are_version_7_uuids_that_rise(shared, shared_token):
    ids = [shared.post({"title": str(i)}, shared_token).json()["id"] for i in range(3)]
    assert ids == sorted(ids)
    assert all(i[14] == "7" and i[19] in "89ab" for i in ids)


def test_an_address_that_the_sender_set_is_left_alone(shared, shared_token):
    answer = shared.post({"title": "T", "metadata": {"senderAddress": "printer"}}, shared_token)
    assert stored(shared, answer.json()["id"])["metadata"] == {"senderAddress": "printer"}


def test_a_real_image_may_be_the_thumbnail(shared, shared_token):
    thumbnail = f"data:image/png;base64,{PNG}"
    assert (
        shared.post({"title": "T", "metadata": {"thumbnail": thumbnail}}, shared_token).status
        == 200
    )


def deep(levels: int):
    return {"a": deep(levels - 1)} if levels else 1


FAULTS = {
    "no title": ({}, "/title"),
    "an empty title": ({"title": ""}, "/title"),
    "a title of white space": ({"title": "   "}, "/title"),
    "a long title": ({"title": "x" * 201}, "/title"),
    "a control character": ({"title": "a\x07b"}, "/title"),
    "a new line in the title": ({"title": "a\nb"}, "/title"),
    "a title that is a number": ({"title": 5}, "/title"),
    "an unknown field": ({"title": "T", "colour": "red"}, "/colour"),
    "an unknown field with a slash": ({"title": "T", "a/b~c": 1}, "/a~1b~0c"),
    "a provider with a space": ({"title": "T", "providerIdentifier": "a b"}, "/providerIdentifier"),
    "an unknown type": ({"title": "T", "eventType": "party"}, "/eventType"),
    "an unknown severity": ({"title": "T", "severity": "Warning"}, "/severity"),
    "an unknown state": ({"title": "T", "state": "open"}, "/state"),
    "a date without offset": ({"title": "T", "startDate": "2026-01-02T03:04:05"}, "/startDate"),
    "a day that does not exist": (
        {"title": "T", "startDate": "2026-02-30T00:00:00Z"},
        "/startDate",
    ),
    "an end before the start": (
        {"title": "T", "startDate": "2026-01-02T00:00:00Z", "endDate": "2026-01-01T00:00:00Z"},
        "/endDate",
    ),
    "an empty external id": ({"title": "T", "externalID": ""}, "/externalID"),
    "a long external id": ({"title": "T", "externalID": "x" * 257}, "/externalID"),
    "a long subtitle": ({"title": "T", "subtitle": "x" * 501}, "/subtitle"),
    "metadata that is a list": ({"title": "T", "metadata": []}, "/metadata"),
    "too many keys": ({"title": "T", "metadata": {str(i): i for i in range(257)}}, "/metadata"),
    "too deep": ({"title": "T", "metadata": deep(9)}, "/metadata"),
    "a long key": ({"title": "T", "metadata": {"k" * 129: 1}}, "/metadata"),
    "a long string": ({"title": "T", "metadata": {"k": "x" * (32 * 1024 + 1)}}, "/metadata/k"),
    "a thumbnail that is no image": (
        {"title": "T", "metadata": {"thumbnail": "data:image/png;base64,AAAA"}},
        "/metadata/thumbnail",
    ),
    "a file to open": (
        {"title": "T", "actions": [{"label": "L", "trigger": {"openURL": "file:///etc/passwd"}}]},
        "/actions/0/trigger/openURL",
    ),
    "a script to open": (
        {"title": "T", "actions": [{"label": "L", "trigger": {"openURL": "javascript:alert(1)"}}]},
        "/actions/0/trigger/openURL",
    ),
    "two triggers": (
        {
            "title": "T",
            "actions": [
                {"label": "L", "trigger": {"openURL": "https://a.example/", "copyToClipboard": "x"}}
            ],
        },
        "/actions/0/trigger",
    ),
    "an action without label": (
        {"title": "T", "actions": [{"trigger": {"copyToClipboard": "x"}}]},
        "/actions/0/label",
    ),
    "nine actions": (
        {"title": "T", "actions": [{"label": "L", "trigger": {"copyToClipboard": "x"}}] * 9},
        "/actions",
    ),
}


@pytest.mark.parametrize("event, pointer", FAULTS.values(), ids=FAULTS)
def test_a_broken_rule_is_refused_and_its_place_named(shared, shared_token, event, pointer):
    assert any(told.startswith(pointer) for told in refused(shared, shared_token, event))


def test_all_faults_are_told_at_once(shared, shared_token):
    told = refused(
        shared, shared_token, {"severity": "bad", "state": 1, "extra": 1, "startDate": "today"}
    )
    assert {"/title", "/severity", "/state", "/extra", "/startDate"} <= set(told)


@pytest.mark.parametrize(
    "body", [b'{"title":"a","title":"b"}', b'{"title":"a","metadata":{"k":1,"k":2}}']
)
def test_a_key_that_comes_twice_is_refused(shared, shared_token, body):
    assert shared.post(body, shared_token).status == 422


@pytest.mark.parametrize("number", [b"18446744073709551616", b"1e999"])
def test_a_number_that_cannot_be_kept_exactly_is_refused(shared, shared_token, number):
    answer = shared.post(b'{"title":"a","metadata":{"n":%s}}' % number, shared_token)
    assert answer.status == 422 and "string" in answer.body.decode()


NOT_JSON = {
    "nothing": b"",
    "white space": b"   ",
    "an open brace": b"{",
    "a form": b"title=1",
    "not UTF-8": b'{"title":"\xff"}',
    "something after it": b'{"title":"a"} x',
    "a byte order mark": b"\xef\xbb\xbf{",
}


@pytest.mark.parametrize("body", NOT_JSON.values(), ids=NOT_JSON)
def test_a_body_that_is_not_json_is_400(shared, shared_token, body):
    answer = shared.post(body, shared_token)
    assert answer.status == 400, answer.body
    assert answer.json()["type"] in ("urn:tempo:problem:not-json", "urn:tempo:problem:empty-body")


def test_a_body_of_brackets_alone_is_refused_and_the_daemon_goes_on(shared, shared_token):
    assert shared.post(b"[" * 1_000_000, shared_token).status == 422
    assert shared.post({"title": "T"}, shared_token).status == 200


@pytest.mark.parametrize(
    "kind",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=latin1",
    ],
)
def test_another_media_type_is_415(shared, shared_token, kind):
    answer = shared.post({"title": "T"}, shared_token, headers={"Content-Type": kind})
    assert answer.status == 415
    assert "application/json" in answer.json()["detail"]


@pytest.mark.parametrize("kind", ["application/json", "Application/JSON; charset=UTF-8", None])
def test_json_is_taken_under_its_names(shared, shared_token, kind):
    body = b'{"title":"T"}'
    fields = {"X-Tempo-Token": shared_token, "Content-Length": str(len(body))}
    with shared.raw() as connection:
        # The body comes after the header by hand: request() would add a Content-Type.
        connection.send(request(headers=fields | ({"Content-Type": kind} if kind else {})) + body)
        assert connection.answer().status == 200


# Replacing ------------------------------------------------------------------------------------


def test_the_same_external_id_replaces_the_event_and_keeps_the_revision(daemon, token):
    first = daemon.post({"title": "Backup runs", "externalID": "b", "state": "info"}, token).json()[
        "id"
    ]
    second = daemon.post(
        {"title": "Backup failed", "externalID": "b", "severity": "error"}, token
    ).json()["id"]
    assert second == first
    [event] = daemon.events()
    assert (event["title"], event["revision"]) == ("Backup failed", 2)
    assert "Backup runs" in daemon.ctl("events", "show", first, "--json").stdout


def test_the_same_external_id_of_another_provider_is_another_event(daemon, token):
    for provider in ("scripts.a", "scripts.b"):
        daemon.post({"title": "T", "externalID": "same", "providerIdentifier": provider}, token)
    assert len(daemon.events()) == 2


def test_the_same_external_id_twice_in_a_batch_is_one_event(daemon, token):
    answer = daemon.post(
        [{"title": "First", "externalID": "x"}, {"title": "Second", "externalID": "x"}], token
    ).json()
    assert answer["accepted"] == 2 and len(set(answer["ids"])) == 1
    assert [event["title"] for event in daemon.events()] == ["Second"]


# Batches --------------------------------------------------------------------------------------


def test_a_batch_answers_the_ids_in_its_order(daemon, token):
    answer = daemon.post([{"title": str(i)} for i in range(10)], token).json()
    assert answer["accepted"] == 10
    titles = {event["id"]: event["title"] for event in daemon.events()}
    assert [titles[i] for i in answer["ids"]] == [str(i) for i in range(10)]


def test_a_batch_with_one_bad_event_stores_none(daemon, token):
    assert refused(daemon, token, [{"title": "good"}, {"title": ""}, {"titel": "x"}]) == [
        "/1/title",
        "/2/titel",
        "/2/title",
    ]
    assert daemon.events() == []


def test_lines_of_json_are_a_batch(daemon, token):
    kind = {"Content-Type": "application/x-ndjson"}
    for body in (b'{"title":"a"}\n{"title":"b"}\n', b'{"title":"a"}\r\n\r\n{"title":"b"}'):
        answer = daemon.post(body, token, headers=kind)
        assert (answer.status, answer.json()["accepted"]) == (200, 2), answer.body


def test_a_fault_in_lines_of_json_begins_with_its_index(daemon, token):
    answer = daemon.post(
        b'{"title":"a"}\n{"title":5}\n', token, headers={"Content-Type": "application/x-ndjson"}
    )
    assert (answer.status, answer.pointers) == (422, ["/1/title"])
    assert daemon.events() == []


def test_a_batch_of_one_thousand_is_taken_and_one_more_refused(daemon, token):
    assert daemon.post([{"title": "T"}] * 1000, token).json()["accepted"] == 1000
    assert daemon.post([{"title": "T"}] * 1001, token).status in (413, 422)
    assert len(daemon.events()) == 1000


def test_an_empty_batch_is_refused(shared, shared_token):
    assert shared.post([], shared_token).status in (400, 422)


# CloudEvents ----------------------------------------------------------------------------------

CLOUD = {
    "specversion": "1.0",
    "id": "42",
    "source": "/sensors/attic",
    "type": "org.example.hot",
    "subject": "Attic is hot",
    "time": "2026-05-06T07:08:09Z",
    "data": {"celsius": 41},
}


def assert_cloud_event(event: dict) -> None:
    assert event["title"] == "Attic is hot"
    assert event["externalID"] == "/sensors/attic 42"
    assert event["startDate"].startswith("2026-05-06T07:08:09")
    assert event["metadata"]["source"] == "/sensors/attic"
    assert event["metadata"]["type"] == "org.example.hot"
    assert event["metadata"]["data"] == {"celsius": 41}


def test_a_structured_cloud_event_becomes_an_event(daemon, token):
    answer = daemon.post(
        CLOUD, token, headers={"Content-Type": "application/cloudevents+json; charset=utf-8"}
    )
    assert answer.status == 200, answer.body
    assert_cloud_event(daemon.events()[0])


def test_a_batch_of_cloud_events_becomes_events(daemon, token):
    answer = daemon.post(
        [CLOUD, CLOUD | {"id": "43"}],
        token,
        headers={"Content-Type": "application/cloudevents-batch+json"},
    )
    assert (answer.status, answer.json()["accepted"]) == (200, 2), answer.body
    by_id = {event["externalID"]: event for event in daemon.events()}
    assert_cloud_event(by_id["/sensors/attic 42"])


def test_a_binary_cloud_event_becomes_an_event(daemon, token):
    attributes = {f"ce-{name}": value for name, value in CLOUD.items() if name != "data"}
    answer = daemon.post(
        CLOUD["data"], token, headers=attributes | {"Content-Type": "application/json"}
    )
    assert answer.status == 200, answer.body
    assert_cloud_event(daemon.events()[0])


def test_a_cloud_event_sent_again_is_stored_once(daemon, token):
    kind = {"Content-Type": "application/cloudevents+json"}
    first, second = (daemon.post(CLOUD, token, headers=kind).json()["id"] for _ in range(2))
    assert first == second and len(daemon.events()) == 1


def test_a_cloud_event_without_its_required_attributes_is_refused(shared, shared_token):
    answer = shared.post(
        {"specversion": "1.0"},
        shared_token,
        headers={"Content-Type": "application/cloudevents+json"},
    )
    assert answer.status == 422
    assert {"/id", "/source", "/type"} <= set(answer.pointers)


# Idempotency ----------------------------------------------------------------------------------


def test_a_repeated_key_gets_the_first_answer_and_stores_nothing(daemon, token):
    key = {"Idempotency-Key": "run-7"}
    first = daemon.post({"title": "T"}, token, headers=key)
    again = daemon.post({"title": "T"}, token, headers=key)
    assert (again.status, again.json()) == (first.status, first.json())
    assert len(daemon.events()) == 1


def test_a_repeated_batch_gets_the_first_answer(daemon, token):
    key = {"Idempotency-Key": "batch"}
    answers = [
        daemon.post([{"title": "a"}, {"title": "b"}], token, headers=key).json() for _ in range(2)
    ]
    assert answers[0] == answers[1] and len(daemon.events()) == 2


def test_a_key_is_remembered_across_a_restart(daemon, token):
    key = {"Idempotency-Key": "once"}
    first = daemon.post({"title": "T"}, token, headers=key).json()
    daemon.restart()
    assert daemon.post({"title": "T"}, token, headers=key).json() == first
    assert len(daemon.events()) == 1


def test_the_key_of_another_sender_is_another_key(daemon, token):
    other = daemon.create_token("other", "other")
    key = {"Idempotency-Key": "same"}
    ids = {daemon.post({"title": "T"}, t, headers=key).json()["id"] for t in (token, other)}
    assert len(ids) == 2


def test_a_refused_event_does_not_use_up_its_key(daemon, token):
    key = {"Idempotency-Key": "retry"}
    assert daemon.post({}, token, headers=key).status == 422
    assert daemon.post({"title": "T"}, token, headers=key).status == 200


def test_the_same_key_pipelined_twice_is_stored_once(daemon, token):
    wire = request(b'{"title":"T"}', token, headers={"Idempotency-Key": "pipelined"})
    with daemon.raw() as connection:
        connection.send(wire + wire)
        assert connection.answer().json() == connection.answer().json()
    assert len(daemon.events()) == 1


@pytest.mark.parametrize("key", ["", "x" * 129, "a b", "ä"])
def test_a_key_that_breaks_the_rule_is_refused(shared, shared_token, key):
    with shared.raw() as connection:
        connection.send(
            request(
                json.dumps({"title": "T"}).encode(), shared_token, headers={"Idempotency-Key": key}
            )
        )
        assert connection.answer().status in (400, 422)
