"""The HTTP of the ingestion port: routes, methods, framing, limits and time-outs."""

import json

import pytest

from tempo_e2e.daemon import Daemon
from tempo_e2e.programs import missing
from tempo_e2e.wire import chunked, fresh_address, request

pytestmark = pytest.mark.core

ONE = {"title": "One"}
BODY = json.dumps(ONE).encode()
SECURITY_HEADERS = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
}


def assert_problem(answer, status: int, kind: str) -> dict:
    assert answer.status == status, answer.body
    assert answer.headers["content-type"].startswith("application/problem+json")
    problem = answer.json()
    assert problem["status"] == status
    assert problem["type"] == f"urn:tempo:problem:{kind}"
    assert problem["title"] and problem["detail"] and problem["requestId"]
    return problem


# Routes and methods ---------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/ingest", "/events", "/ingest?from=cron"])
def test_an_event_is_taken_on_every_name_of_the_route(shared, shared_token, path):
    answer = shared.post(ONE, shared_token, path=path)
    assert answer.status == 200
    assert list(answer.json()) == ["id"]


@pytest.mark.parametrize(
    "path", ["/", "/ingest/", "/nothing", "/status", "/ingest/../events", "/metrics"]
)
def test_an_unknown_path_is_404(shared, shared_token, path):
    assert_problem(shared.post(ONE, shared_token, path=path), 404, "not-found")


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/ingest", "/events"])
def test_another_method_is_405_and_names_those_allowed(shared, shared_token, method, path):
    answer = shared.post(None, shared_token, method=method, path=path)
    assert_problem(answer, 405, "method-not-allowed")
    assert "POST" in answer.headers["allow"]


def test_posting_to_health_is_405(shared):
    answer = shared.post(b"{}", path="/health")
    assert_problem(answer, 405, "method-not-allowed")
    assert "GET" in answer.headers["allow"] and "HEAD" in answer.headers["allow"]


def test_health_tells_a_stranger_only_that_it_is_well(shared):
    answer = shared.get("/health")
    assert (answer.status, answer.json()) == (200, {"status": "ok"})
    assert answer.headers["content-type"].startswith("application/json")


def test_head_of_health_has_no_body(shared):
    with shared.raw() as connection:
        connection.send(request(method="HEAD", path="/health"))
        assert connection.answer("HEAD").status == 200
        connection.send(request(method="GET", path="/health"))
        assert connection.answer().json() == {"status": "ok"}


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS"])
def test_asking_about_ingest_is_answered_without_cors(shared, method):
    with shared.raw() as connection:
        connection.send(request(method=method, headers={"Origin": "http://evil.example"}))
        answer = connection.answer(method)
    assert answer.status < 500 and answer.status != 404
    assert not [name for name in answer.headers if name.startswith("access-control-")]
    assert "POST" in answer.headers["allow"]


@pytest.mark.parametrize(
    "method, path",
    [("POST", "/ingest"), ("GET", "/health"), ("GET", "/nothing"), ("GET", "/ingest")],
)
def test_every_answer_carries_the_security_headers(shared, method, path):
    answer = shared.get(path, method=method)
    assert {name: answer.headers.get(name) for name in SECURITY_HEADERS} == SECURITY_HEADERS
    assert "server" not in answer.headers
    assert "strict-transport-security" not in answer.headers


# Framing --------------------------------------------------------------------------------------


def test_requests_sent_in_one_piece_are_answered_in_order(shared, shared_token):
    good, bad = request(BODY, shared_token), request(b"{}", shared_token)
    with shared.raw() as connection:
        connection.send(good + bad + good)
        assert [connection.answer().status for _ in range(3)] == [200, 422, 200]


def test_pipelined_events_are_stored_in_the_order_they_were_sent(daemon, token):
    with daemon.raw() as connection:
        connection.send(b"".join(request(b'{"title":"%d"}' % i, token) for i in range(50)))
        ids = [connection.answer().json()["id"] for _ in range(50)]
    assert ids == sorted(ids)
    stored = {event["id"]: event["title"] for event in daemon.events()}
    assert [stored[i] for i in ids] == [str(i) for i in range(50)]


def test_a_connection_is_kept_for_the_next_request(shared, shared_token):
    with shared.raw() as connection:
        for _ in range(5):
            connection.send(request(BODY, shared_token))
            answer = connection.answer()
            assert answer.status == 200
            assert answer.headers.get("connection", "keep-alive").lower() == "keep-alive"


def test_a_refused_event_does_not_end_the_connection(shared, shared_token):
    with shared.raw() as connection:
        connection.send(request(b"not json", shared_token))
        assert connection.answer().status == 400
        connection.send(request(BODY, shared_token))
        assert connection.answer().status == 200


def test_connection_close_is_honoured(shared, shared_token):
    with shared.raw() as connection:
        connection.send(request(BODY, shared_token, headers={"Connection": "close"}))
        answer = connection.answer()
        assert (answer.status, answer.headers["connection"].lower()) == (200, "close")
        assert connection.rest() == b""


def test_http_1_0_is_answered_and_closed(shared, shared_token):
    with shared.raw() as connection:
        whole = request(BODY, shared_token).replace(b"HTTP/1.1", b"HTTP/1.0", 1)
        connection.send(whole)
        assert connection.answer().status == 200
        assert connection.rest() == b""


def test_http_1_0_with_keep_alive_is_kept(shared):
    with shared.raw() as connection:
        for _ in range(2):
            connection.send(b"GET /health HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            assert connection.answer().status == 200


def test_a_chunked_body_is_taken(shared, shared_token):
    with shared.raw() as connection:
        head = request(
            token=shared_token,
            length=False,
            headers={"Transfer-Encoding": "chunked", "Content-Type": "application/json"},
        )
        for parts in [
            (BODY,),
            (BODY[:3], BODY[3:]),
            tuple(BODY[i : i + 1] for i in range(len(BODY))),
        ]:
            connection.send(head + chunked(*parts))
            assert connection.answer().status == 200


def test_header_and_body_may_come_byte_by_byte(shared, shared_token):
    with shared.raw() as connection:
        for byte in request(BODY, shared_token):
            connection.send(bytes([byte]))
        assert connection.answer().status == 200


def test_a_sender_that_ends_its_direction_still_gets_its_answer(shared, shared_token):
    with shared.raw() as connection:
        connection.send(request(BODY, shared_token))
        connection.half_close()
        assert connection.answer().status == 200
        assert connection.rest() == b""


def test_an_empty_line_before_a_request_is_forgiven(shared, shared_token):
    with shared.raw() as connection:
        connection.send(b"\r\n" + request(BODY, shared_token))
        assert connection.answer().status == 200


def test_names_of_headers_are_matched_in_any_case(shared, shared_token):
    with shared.raw() as connection:
        connection.send(request(BODY, headers={"x-TEMPO-token": shared_token}))
        assert connection.answer().status == 200


def head(*lines: str, first: str = "POST /ingest HTTP/1.1") -> bytes:
    return "\r\n".join([first, *lines, "", ""]).encode("latin-1")


HOST = "Host: tempo.test"
REFUSED_HEADERS = {
    "length and chunked together": head(HOST, "Content-Length: 5", "Transfer-Encoding: chunked"),
    "chunked and length together": head(HOST, "Transfer-Encoding: chunked", "Content-Length: 5"),
    "a coding before chunked": head(HOST, "Transfer-Encoding: gzip, chunked"),
    "a coding after chunked": head(HOST, "Transfer-Encoding: chunked, identity"),
    "identity": head(HOST, "Transfer-Encoding: identity"),
    "chunked twice": head(HOST, "Transfer-Encoding: chunked", "Transfer-Encoding: chunked"),
    "xchunked": head(HOST, "Transfer-Encoding: xchunked"),
    "an empty coding": head(HOST, "Transfer-Encoding:"),
    "chunked on HTTP/1.0": head(HOST, "Transfer-Encoding: chunked", first="POST /ingest HTTP/1.0"),
    "the same length twice": head(HOST, "Content-Length: 5", "Content-Length: 5"),
    "two lengths": head(HOST, "Content-Length: 5", "Content-Length: 6"),
    "a list of lengths": head(HOST, "Content-Length: 5, 5"),
    "a signed length": head(HOST, "Content-Length: +5"),
    "a negative length": head(HOST, "Content-Length: -1"),
    "a hexadecimal length": head(HOST, "Content-Length: 0x5"),
    "an empty length": head(HOST, "Content-Length:"),
    "a length beyond 64 bits": head(HOST, "Content-Length: 18446744073709551621"),
    "a folded line": head(HOST, "X-Folded: a\r\n b", "Content-Length: 0"),
    "a bare LF": b"POST /ingest HTTP/1.1\nHost: tempo.test\n\n",
    "a bare LF between fields": head(HOST + "\nContent-Length: 5"),
    "a bare CR": head(HOST, "X-Field: a\rb"),
    "NUL in a value": head(HOST, "X-Field: a\0b"),
    "NUL in the target": head(HOST, first="POST /ing\0est HTTP/1.1"),
    "white space before the colon": head(HOST, "Content-Length : 5"),
    "an empty name": head(HOST, ": value"),
    "a line without colon": head(HOST, "nonsense"),
    "no host": head(),
    "two hosts": head(HOST, "Host: other.test"),
    "no version": head(HOST, first="POST /ingest"),
    "HTTP/2.0": head(HOST, first="POST /ingest HTTP/2.0"),
    "two spaces": head(HOST, first="POST  /ingest HTTP/1.1"),
    "not HTTP at all": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"
    + bytes(range(64))
    + b"\r\n\r\n",
}


@pytest.mark.parametrize("header", REFUSED_HEADERS.values(), ids=REFUSED_HEADERS)
def test_bad_framing_is_400_and_ends_the_connection(shared, header):
    with shared.raw() as connection:
        connection.send(header)
        answer = connection.answer()
        assert_problem(answer, 400, "bad-request")
        assert answer.headers["connection"].lower() == "close"
        assert connection.rest() == b""


def test_nothing_after_bad_framing_is_read_as_a_request(daemon, token):
    smuggled = request(BODY, token)
    outer = request(b"0\r\n\r\n" + smuggled, token, headers={"Transfer-Encoding": "chunked"})
    with daemon.raw() as connection:
        connection.send(outer)
        assert connection.answer().status == 400
        assert connection.rest() == b""
    assert daemon.events() == []


@pytest.mark.parametrize(
    "chunks",
    [
        b"5\nhello\r\n0\r\n\r\n",
        b"zz\r\n",
        b"-1\r\n\r\n",
        b"2\r\n{}X\r\n0\r\n\r\n",
        b"fffffffffffffffff\r\n",
    ],
)
def test_a_broken_chunk_is_400_and_ends_the_connection(shared, shared_token, chunks):
    with shared.raw() as connection:
        connection.send(
            request(token=shared_token, length=False, headers={"Transfer-Encoding": "chunked"})
            + chunks
        )
        assert connection.answer().status == 400
        assert connection.rest() == b""


# Expect: 100-continue -------------------------------------------------------------------------


def test_a_sender_is_told_to_go_on_before_it_sends_its_body(shared, shared_token):
    with shared.raw() as connection:
        whole = request(BODY, shared_token, headers={"Expect": "100-continue"})
        connection.send(whole.removesuffix(BODY))
        assert connection.answer().status == 100
        connection.send(BODY)
        assert connection.answer().status == 200


def test_an_unknown_sender_is_refused_without_sending_its_body(shared):
    with shared.raw(fresh_address()) as connection:
        whole = request(BODY, "tempo_wrong", headers={"Expect": "100-continue"})
        connection.send(whole.removesuffix(BODY))
        assert connection.answer().status == 401


def test_a_body_that_is_declared_too_large_is_refused_before_it_is_sent(shared, shared_token):
    with shared.raw() as connection:
        declared = {"Expect": "100-continue", "Content-Length": str(4 * 1024 * 1024 + 1)}
        connection.send(request(token=shared_token, headers=declared))
        assert_problem(connection.answer(), 413, "too-large")
        assert connection.rest() == b""


@pytest.mark.skipif(bool(missing("curl")), reason="needs curl")
def test_curl_that_expects_to_be_told_to_go_on_is_served(shared, shared_token, tmp_path):
    body = tmp_path / "body.json"
    body.write_text(
        json.dumps({"title": "Large", "metadata": {f"k{i}": "x" * 30000 for i in range(60)}})
    )
    sent = shared.curl(
        "-v",
        "--json",
        f"@{body}",
        "-H",
        "Expect: 100-continue",
        "-H",
        f"X-Tempo-Token: {shared_token}",
        shared.url + "/ingest",
    )
    assert sent.stdout.endswith("\n200"), sent.stderr
    assert "HTTP/1.1 100 Continue" in sent.stderr


@pytest.mark.skipif(bool(missing("curl")), reason="needs curl")
def test_curl_with_a_chunked_body_is_served(shared, shared_token):
    sent = shared.curl(
        "-H",
        "Transfer-Encoding: chunked",
        "--json",
        "@-",
        "-H",
        f"Authorization: Bearer {shared_token}",
        shared.url + "/ingest",
        input=BODY.decode(),
    )
    assert sent.stdout.endswith("\n200"), sent.stderr


# Limits ---------------------------------------------------------------------------------------


def test_a_body_over_the_limit_is_413(shared, shared_token):
    with shared.raw() as connection:
        connection.send(
            request(token=shared_token, headers={"Content-Length": str(4 * 1024 * 1024 + 1)})
        )
        assert_problem(connection.answer(), 413, "too-large")
        assert connection.rest() == b""


def test_a_chunked_body_is_counted_as_it_arrives(make_daemon):
    daemon = make_daemon(settings={"ingestion.limits.bodyBytes": 2000}).start()
    token = daemon.create_token()
    with daemon.raw() as connection:
        head = request(token=token, length=False, headers={"Transfer-Encoding": "chunked"})
        connection.send(head + b"3e8\r\n" + b" " * 1000 + b"\r\n" + b"3e9\r\n" + b" " * 1001)
        assert_problem(connection.answer(), 413, "too-large")


def test_the_largest_body_is_taken(make_daemon):
    daemon = make_daemon(settings={"ingestion.limits.bodyBytes": 2000}).start()
    token = daemon.create_token()
    event = b'{"title":"Full"}'
    assert daemon.post(event + b" " * (2000 - len(event)), token).status == 200
    assert daemon.post(event + b" " * (2001 - len(event)), token).status == 413


def test_a_header_over_the_limit_is_431(shared, shared_token):
    with shared.raw() as connection:
        connection.send(request(BODY, shared_token, headers={"X-Padding": "x" * 8192}))
        assert_problem(connection.answer(), 431, "header-too-large")
        assert connection.rest() == b""


def test_a_header_under_the_limit_is_taken(shared, shared_token):
    assert shared.post(ONE, shared_token, headers={"X-Padding": "x" * 7500}).status == 200


def test_an_address_gets_no_more_connections_than_its_share(make_daemon):
    daemon = make_daemon(settings={"ingestion.connections.perAddress": 4}).start()
    address = fresh_address()
    held = [daemon.raw(address) for _ in range(4)]
    for connection in held:
        connection.send(request(method="GET", path="/health"))
        assert connection.answer().status == 200
    with daemon.raw(address) as fifth:
        assert b" 200 " not in fifth.rest()
    assert daemon.get("/health", source=fresh_address()).status == 200
    for connection in held:
        connection.close()


# Time-outs ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def impatient(tmp_path_factory):
    """A daemon that waits one second for everything."""
    seconds = {f"ingestion.timeouts.{what}Seconds": 1 for what in ("header", "body", "idle")}
    daemon = Daemon(tmp_path_factory.mktemp("impatient") / "tempo", settings=seconds)
    yield daemon.start()
    daemon.end()


def test_a_header_that_does_not_end_is_408(impatient):
    with impatient.raw() as connection:
        connection.send(b"POST /ingest HTTP/1.1\r\nHost: tempo.test\r\n")
        assert_problem(connection.answer(), 408, "timeout")
        assert connection.rest() == b""


def test_a_body_that_does_not_end_is_408(impatient):
    token = impatient.create_token("body", "scripts")
    with impatient.raw() as connection:
        connection.send(request(BODY, token)[:-1])
        assert_problem(connection.answer(), 408, "timeout")
        assert connection.rest() == b""


def test_a_silent_connection_is_closed_without_an_answer(impatient):
    with impatient.raw() as connection:
        assert connection.rest() == b""


def test_an_idle_connection_is_closed_without_an_answer(impatient):
    with impatient.raw() as connection:
        connection.send(request(method="GET", path="/health"))
        assert connection.answer().status == 200
        assert connection.rest() == b""
