"""tempo-post against a server of the test's own, in dash and in BusyBox with BusyBox's tools."""

import collections
import glob
import hashlib
import hmac
import http.server
import json
import os
import pathlib
import pty
import re
import secrets
import shutil
import subprocess
import threading
import time

import pytest

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "packaging" / "tempo-post"
# One of its own for each process that runs tests: some look for it in every command line.
TOKEN = "tempo_" + secrets.token_urlsafe(12)
SENDER = "019c1f4e-8a5d-7c31-9d0b-52e4a1f0c7d2"
ACCEPTED = (200, {}, b'{"id":"0198c0de-0000-7000-8000-000000000000"}')
TOOLS = (
    "awk cat chmod cut date find grep kill mkdir mktemp mv od rm sed sha256sum sh sleep stty tail"
    " touch tr"
)

Request = collections.namedtuple("Request", "path headers body exposed")


def processes_showing(secret):
    """The command lines and, for curl, environments in which `secret` can be read now."""
    shown = []
    for folder in glob.glob("/proc/[0-9]*"):
        try:
            command = pathlib.Path(folder, "cmdline").read_bytes()
            text = command
            if command.startswith(b"curl\0"):
                text += pathlib.Path(folder, "environ").read_bytes()
        except OSError:
            continue  # it has ended meanwhile
        if secret.encode() in text:
            shown.append(command)
    return shown


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        double = self.server.double
        with double.lock:
            double.requests.append(
                Request(self.path, self.headers, body, processes_showing(TOKEN)))
            answer = double.answer(json.loads(body))
        if answer is None:
            return  # the connection is closed without an answer
        status, headers, text = answer
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        pass


class Double:
    """Stands in for tempod: records requests and gives the answers that the test lines up."""

    def __init__(self):
        self.lock = threading.Lock()
        self.requests = []
        self.answers = []  # for the next requests; then `otherwise`
        self.otherwise = lambda event: ACCEPTED
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.double = self
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def answer(self, event):
        return self.answers.pop(0) if self.answers else self.otherwise(event)

    @property
    def events(self):
        return [json.loads(request.body) for request in self.requests]

    def titles(self):
        return [event["title"] for event in self.events]

    def close(self):
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def server():
    double = Double()
    yield double
    double.close()


@pytest.fixture(scope="session")
def busybox_tools(tmp_path_factory):
    """A PATH on which every tool but curl is BusyBox's."""
    folder = tmp_path_factory.mktemp("busybox")
    for tool in TOOLS.split():
        (folder / tool).symlink_to(shutil.which("busybox"))
    (folder / "curl").symlink_to(shutil.which("curl"))
    return str(folder)


@pytest.fixture(params=["dash", "busybox"])
def post(request, busybox_tools):
    """Runs tempo-post with the given arguments; `env` adds to an environment without a token."""
    shell = [shutil.which("dash")] if request.param == "dash" else [shutil.which("busybox"), "sh"]
    path = busybox_tools if request.param == "busybox" else os.environ["PATH"]

    def start(*arguments, env=None, stdin=subprocess.DEVNULL):
        inherited = {k: v for k, v in os.environ.items()
                     if not k.startswith("TEMPO_") and not k.endswith("_proxy")}
        return subprocess.Popen(
            [*shell, SCRIPT, *arguments], stdin=stdin, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, env={**inherited, "PATH": path, **(env or {})})

    def run(*arguments, **options):
        with start(*arguments, **options) as process:
            out, err = process.communicate(timeout=120)
        return subprocess.CompletedProcess(arguments, process.returncode, out, err)

    run.start = start
    return run


def sent(post, *arguments):
    """The event that tempo-post would send."""
    done = post("--dry-run", *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.partition(b"\n\n")[2])


def test_sends_one_event_with_every_field(server, post):
    done = post("--title", "Backup", "--subtitle", "nas", "--provider", "scripts.backup",
                "--severity", "warning", "--state", "firing", "--event-type", "task",
                "--external-id", "backup-1", "--metadata", "host=nas", "--metadata", "empty=",
                "--host", server.url, "--token", TOKEN)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    (request,) = server.requests
    assert request.path == "/ingest"
    assert request.headers["X-Tempo-Token"] == TOKEN
    assert request.headers["Content-Type"] == "application/json"
    assert len(request.headers["Idempotency-Key"]) == 32
    assert server.events == [{
        "title": "Backup", "subtitle": "nas", "providerIdentifier": "scripts.backup",
        "severity": "warning", "state": "firing", "eventType": "task", "externalID": "backup-1",
        "metadata": {"host": "nas", "empty": ""}}]


def test_any_bytes_arrive_as_the_right_json(server, post):
    every = bytes(range(1, 256))
    without_equals = every.replace(b"=", b"")
    done = post("--title", every, "--subtitle", every, "--provider", every, "--external-id", every,
                "--metadata", without_equals + b"=" + every, "--run-id", every,
                "--host", server.url, "--token", TOKEN)
    assert done.returncode == 0, done.stderr
    text = every.decode("utf-8", "replace")
    line = "".join(" " if ord(c) < 32 or c == "\x7f" else c for c in text)
    (event,) = server.events
    assert event["title"] == event["subtitle"] == line
    assert event["providerIdentifier"] == event["externalID"] == text
    assert event["metadata"] == {
        without_equals.decode("utf-8", "replace"): text, "runID": text}


@pytest.mark.parametrize("value", [
    "naïve — ✓ 😀 \U0010ffff \u0800 \uffff".encode(),
    b"\xc0\xaf", b"\xe0\x80\xaf", b"\xed\xa0\x80", b"\xf0\x80\x80\x80", b"\xf4\x90\x80\x80",
    b"\xe2\x82", b"\xe2\x82A", b"\xf0\x9f\x98", b"\xf0\x9f\xe2\x82\xac", b"\xfe\xff", b"\xc2\x85",
    b"a\"b\\c\":\"d", b"$(id) `id` ${HOME} %s %n \\n", b"-n", b"*", b"line\n\n",
])
def test_utf8_arrives_and_anything_else_is_marked(post, value):
    expected = value.decode("utf-8", "replace")
    assert sent(post, "--title", "x", "--metadata", b"k=" + value)["metadata"] == {"k": expected}
    assert sent(post, "--title", "x", "--external-id", value)["externalID"] == expected


def test_title_holds_no_control_character(post):
    title = sent(post, "--title", "a\tb\nc\x7fd\u0085e")["title"]
    assert title == "a b c d e"


def test_the_first_equals_sign_ends_the_key(post):
    assert sent(post, "--title", "x", "--metadata", 'a":"b=c=d":"e')["metadata"] == {
        'a":"b': 'c=d":"e'}


def test_a_large_value_arrives(server, post):
    value = "ä" * 60000
    assert post("--title", "x", "--metadata", "v=" + value, "--host", server.url,
                "--token", TOKEN).returncode == 0
    assert server.events[0]["metadata"]["v"] == value


@pytest.mark.parametrize("arguments, expected", [
    ([], {"metadata": {}}),
    (["--status", "0"], {"severity": "ok", "state": "resolved", "metadata": {"status": 0}}),
    (["--status", "7"], {"severity": "error", "state": "firing", "metadata": {"status": 7}}),
    (["--status", "7", "--severity", "warning", "--state", "info"],
     {"severity": "warning", "state": "info", "metadata": {"status": 7}}),
    (["--run-id", "r", "--run-total", "3"],
     {"eventType": "task", "externalID": "r", "severity": "info", "state": "info",
      "metadata": {"runID": "r", "runTotal": 3}}),
    (["--run-id", "r", "--status", "1"],
     {"eventType": "task", "externalID": "r", "severity": "error", "state": "info",
      "metadata": {"runID": "r", "status": 1}}),
    (["--run-id", "r", "--final"],
     {"eventType": "task", "externalID": "r", "severity": "ok", "state": "resolved",
      "metadata": {"runID": "r", "runFinal": "success"}}),
    (["--run-id", "r", "--final", "--status", "2"],
     {"eventType": "task", "externalID": "r", "severity": "error", "state": "firing",
      "metadata": {"runID": "r", "status": 2, "runFinal": "failure"}}),
    (["--run-id", "r", "--final", "--final-failure", "--status", "0"],
     {"eventType": "task", "externalID": "r", "severity": "error", "state": "firing",
      "metadata": {"runID": "r", "status": 0, "runFinal": "failure"}}),
    (["--run-id", "r", "--event-type", "event", "--external-id", "e"],
     {"eventType": "event", "externalID": "e", "severity": "info", "state": "info",
      "metadata": {"runID": "r"}}),
])
def test_exit_codes_and_runs_become_fields(post, arguments, expected):
    assert sent(post, "--title", "x", *arguments) == {"title": "x", **expected}


@pytest.mark.parametrize("arguments", [
    [], ["--title", ""], ["--severity", "ok"], ["--title"], ["--title", "x", "--metadata"],
    ["--title", "x", "stray"], ["--title", "x", "--nonsense", "1"], ["--title=x"],
    ["--title", "x", "--severity", "bad"], ["--title", "x", "--state", "open"],
    ["--title", "x", "--event-type", "mail"], ["--title", "x", "--status", "-1"],
    ["--title", "x", "--status", "007"], ["--title", "x", "--status", "1x"],
    ["--title", "x", "--retry", ""], ["--title", "x", "--retry", "99999999999999999999"],
    ["--title", "x", "--final"], ["--title", "x", "--run-total", "3"],
    ["--title", "x", "--metadata", "novalue"], ["--title", "x", "--metadata", "=v"],
    ["--title", "x", "--metadata", "a=1", "--metadata", "a=2"],
    ["--title", "x", "--run-id", "r", "--metadata", "runID=2"],
])
def test_wrong_usage_ends_with_2_and_a_sentence(server, post, arguments):
    done = post("--host", server.url, "--token", TOKEN, *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"tempo-post: ")
    assert not server.requests


OPTIONS = """--title --provider --severity --event-type --metadata --external-id --state --host --token
    --cacert --pinnedpubkey --insecure --sign --run-id --run-total --status --final --final-failure
    --retry --spool --dry-run --subtitle --sender --help""".split()


def test_help_names_every_option(post):
    done = post("--help")
    assert done.returncode == 0
    assert [name for name in OPTIONS if f"  {name}" not in done.stdout.decode()] == []


def test_the_manual_names_every_option():
    manual = (SCRIPT.parents[1] / "docs/man/tempo-post.1").read_text()
    named = {"-" + name for name in re.findall(r"^\.It Fl (-[\w-]+)", manual, re.M)}
    assert named == set(OPTIONS)


def signature_of(request):
    """The parts of X-Tempo-Signature, and what they should be."""
    parts = dict(part.split("=") for part in request.headers["X-Tempo-Signature"].split(","))
    text = f"tempo-signature-v1\n{parts['t']}\n{SENDER}\nPOST /ingest\napplication/json\n"
    text += request.headers["Idempotency-Key"] + "\n"
    right = hmac.new(TOKEN.encode(), text.encode() + request.body, hashlib.sha256).hexdigest()
    return parts, {"t": parts["t"], "sender": SENDER, "v1": right}


def test_signs_instead_of_sending_the_token(server, post):
    done = post("--title", "x", "--host", server.url, "--sign", "--sender", SENDER,
                env={"TEMPO_TOKEN": TOKEN})
    assert (done.returncode, done.stderr) == (0, b"")
    (request,) = server.requests
    assert TOKEN not in str(request.headers)
    given, right = signature_of(request)
    assert given == right
    assert abs(int(given["t"]) - time.time()) < 300


def test_signs_each_attempt_and_what_the_spool_kept(server, post, tmp_path):
    env = {"TEMPO_TOKEN": TOKEN, "TEMPO_SENDER": SENDER, "TEMPO_HOST": server.url}
    server.answers = [None, (503, {"Retry-After": "1"}, b""), ACCEPTED, ACCEPTED]
    spool = ["--spool", tmp_path / "spool"]
    assert post("--title", "first", "--sign", *spool, env=env).returncode == 1
    assert post("--title", "second", "--sign", "--retry", "1", *spool, env=env).returncode == 0
    assert server.titles() == ["first", "first", "first", "second"]
    proofs = [signature_of(request) for request in server.requests]
    assert all(given == right for given, right in proofs)
    assert proofs[1][0] != proofs[2][0]


def test_no_process_shows_the_token_while_it_signs(server, post, busybox_tools, tmp_path):
    seen = tmp_path / "seen"
    spy = tmp_path / "tools/sha256sum"
    spy.parent.mkdir()
    spy.write_text(f"#!/bin/sh\ncat /proc/[0-9]*/cmdline /proc/self/environ >>{seen} 2>/dev/null\n"
                   f"exec {shutil.which('sha256sum')}\n")
    spy.chmod(0o755)
    done = post("--title", "x", "--host", server.url, "--sign", "--sender", SENDER,
                env={"TEMPO_TOKEN": TOKEN, "PATH": f"{spy.parent}:{busybox_tools}"})
    assert done.returncode == 0, done.stderr
    shown = seen.read_bytes()
    assert b"tempo-post" in shown
    assert TOKEN.encode() not in shown
    assert rb"\102\123\133" not in shown  # `tem`, as the key of the inner hash begins


@pytest.mark.parametrize("arguments", [[], ["--sender", ""], ["--sender", 'x"y'],
                                       ["--sender", SENDER, "--token", "t" * 65]])
def test_signing_needs_a_sender_and_a_token_of_tempo(server, post, arguments):
    done = post("--title", "x", "--host", server.url, "--token", TOKEN, "--sign", *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"tempo-post: --sign needs")
    assert not server.requests


def test_dry_run_sends_nothing_and_hides_the_token(server, post, tmp_path):
    done = post("--title", "x", "--dry-run", "--host", server.url, "--spool", tmp_path / "spool",
                env={"TEMPO_TOKEN": TOKEN})
    assert done.returncode == 0
    assert f"POST {server.url}/ingest".encode() in done.stdout
    assert TOKEN.encode() not in done.stdout + done.stderr
    assert not server.requests
    assert not (tmp_path / "spool").exists()


def test_the_token_comes_from_variable_or_file(server, post, tmp_path):
    file = tmp_path / "token"
    file.write_text(TOKEN + "\nsecond line\n")
    assert post("--title", "x", env={"TEMPO_HOST": server.url, "TEMPO_TOKEN": TOKEN}).returncode == 0
    assert post("--title", "x", "--host", server.url + "/",
                env={"TEMPO_TOKEN_FILE": str(file)}).returncode == 0
    assert [request.headers["X-Tempo-Token"] for request in server.requests] == [TOKEN] * 2


def test_the_token_is_in_no_command_line_and_no_childs_environment(server, post):
    for name in ("TEMPO_TOKEN", "token"):
        assert post("--title", "x", "--host", server.url,
                    env={"TEMPO_TOKEN": TOKEN, name: TOKEN}).returncode == 0
    assert [request.exposed for request in server.requests] == [[], []]


def test_the_token_is_asked_for_without_an_echo(server, post):
    terminal, other_end = pty.openpty()
    with post.start("--title", "x", "--host", server.url, stdin=other_end) as process:
        assert process.stderr.read(7) == b"Token: "
        os.write(terminal, (TOKEN + "\n").encode())
        _, rest = process.communicate(timeout=120)
    os.write(other_end, b"end of what the terminal shows")
    shown = os.read(terminal, 1000)
    os.close(other_end)
    os.close(terminal)
    assert (process.returncode, rest) == (0, b"\n")
    assert shown == b"end of what the terminal shows"
    assert server.requests[0].headers["X-Tempo-Token"] == TOKEN


@pytest.mark.parametrize("token", ["", "with space", 'quote"', "line\nX-Evil: 1", "back\\slash"])
def test_a_malformed_token_is_refused_and_not_shown(server, post, token):
    done = post("--title", "x", "--host", server.url, "--token", token)
    assert done.returncode == 2
    assert not token or token.encode() not in done.stderr
    assert not server.requests


def test_an_unreadable_token_file_is_named(post, tmp_path):
    done = post("--title", "x", env={"TEMPO_TOKEN_FILE": str(tmp_path / "absent")})
    assert done.returncode == 2
    assert b"absent" in done.stderr


def test_a_refusal_is_shown_with_its_reason(server, post):
    server.answers = [(422, {}, b'{"detail":"title is too long"}')]
    done = post("--title", "x", "--host", server.url, "--token", TOKEN, "--retry", "3")
    assert done.returncode == 1
    assert b"HTTP 422" in done.stderr and b"title is too long" in done.stderr
    assert len(server.requests) == 1


def test_an_answer_cannot_write_to_the_terminal(server, post):
    server.answers = [(400, {}, b"\x1b[2J\x07 bad")]
    done = post("--title", "x", "--host", server.url, "--token", TOKEN)
    assert done.stderr.endswith(b"HTTP 400 [2J bad\n")


def test_a_redirection_is_not_followed(server, post):
    server.answers = [(307, {"Location": server.url + "/elsewhere"}, b"")]
    assert post("--title", "x", "--host", server.url, "--token", TOKEN).returncode == 1
    assert len(server.requests) == 1


def test_retries_with_the_same_key_until_accepted(server, post):
    server.answers = [(503, {"Retry-After": "0"}, b""), (429, {"retry-after": "0"}, b"")]
    done = post("--title", "x", "--host", server.url, "--token", TOKEN, "--retry", "2")
    assert done.returncode == 0, done.stderr
    assert len(server.requests) == 3
    assert len({request.headers["Idempotency-Key"] for request in server.requests}) == 1


def test_gives_up_after_the_given_number_of_retries(server, post):
    server.otherwise = lambda event: (503, {"Retry-After": "0"}, b"")
    done = post("--title", "x", "--host", server.url, "--token", TOKEN, "--retry", "2")
    assert done.returncode == 1
    assert len(server.requests) == 3


def test_each_event_has_its_own_key(server, post):
    for _ in range(2):
        post("--title", "x", "--host", server.url, "--token", TOKEN)
    assert len({request.headers["Idempotency-Key"] for request in server.requests}) == 2


def test_waits_as_long_as_asked_else_longer_each_time(server, post, tmp_path, busybox_tools):
    shim, naps = tmp_path / "shim", tmp_path / "naps"
    shim.mkdir()
    (shim / "sleep").write_text(f'#!/bin/sh\necho "$1" >>{naps}\n')
    (shim / "sleep").chmod(0o755)
    server.answers = [None, (500, {}, b""), (503, {"Retry-After": "7"}, b""),
                      (503, {"Retry-After": "999999"}, b""), (502, {}, b"")]
    done = post("--title", "x", "--host", server.url, "--token", TOKEN, "--retry", "9",
                env={"PATH": f"{shim}:{busybox_tools}"})
    assert done.returncode == 0, done.stderr
    if naps.exists():  # a BusyBox shell may prefer its own sleep
        assert naps.read_text().split() == ["1", "2", "7", "300", "16"]


# --- Spool ---------------------------------------------------------------------------------------

NOWHERE = "http://127.0.0.1:9"


def queue(post, spool, *titles, url=NOWHERE):
    for title in titles:
        done = post("--title", title, "--host", url, "--token", TOKEN, "--spool", spool)
        assert done.returncode == 1
        assert b"kept in" in done.stderr


def queued(spool):
    return sorted(path.name for path in spool.glob("*.json"))


def test_the_spool_keeps_events_and_sends_them_in_order(server, post, tmp_path):
    spool = tmp_path / "spool"
    queue(post, spool, "first", "second", "third")
    keys = [name.partition("-")[2].removesuffix(".json") for name in queued(spool)]
    done = post("--title", "fourth", "--host", server.url, "--token", TOKEN, "--spool", spool)
    assert (done.returncode, done.stderr) == (0, b"")
    assert server.titles() == ["first", "second", "third", "fourth"]
    assert [r.headers["Idempotency-Key"] for r in server.requests][:3] == keys
    assert all(event["startDate"].endswith("Z") for event in server.events)
    assert queued(spool) == []


def test_the_spool_is_for_its_owner_alone(post, tmp_path):
    spool = tmp_path / "spool"
    queue(post, spool, "x")
    assert spool.stat().st_mode & 0o777 == 0o700
    (file,) = spool.glob("*.json")
    assert file.stat().st_mode & 0o777 == 0o600
    assert TOKEN not in file.read_text()


def test_the_spool_can_be_sent_without_a_new_event(server, post, tmp_path):
    spool = tmp_path / "spool"
    queue(post, spool, "x")
    assert post("--spool", spool, "--host", NOWHERE, "--token", TOKEN).returncode == 1
    assert post("--spool", spool, "--host", server.url, "--token", TOKEN).returncode == 0
    assert post("--spool", spool, "--host", server.url, "--token", TOKEN).returncode == 0
    assert server.titles() == ["x"]


@pytest.mark.parametrize("status", [400, 403, 413, 415, 422])
def test_what_is_refused_for_good_is_set_aside_with_the_reason(server, post, tmp_path, status):
    spool = tmp_path / "spool"
    queue(post, spool, "bad", "good")
    server.answers = [(status, {}, b'{"detail":"no such field"}')]
    done = post("--title", "new", "--host", server.url, "--token", TOKEN, "--spool", spool)
    assert done.returncode == 0
    assert server.titles() == ["bad", "good", "new"]
    assert queued(spool) == []
    (aside,) = (spool / "refused").glob("*.json")
    assert json.loads(aside.read_text())["title"] == "bad"
    assert "no such field" in aside.with_suffix(".reason").read_text()


def test_a_refused_new_event_is_a_failure(server, post, tmp_path):
    server.answers = [(422, {}, b"{}")]
    done = post("--title", "x", "--host", server.url, "--token", TOKEN, "--spool",
                tmp_path / "spool")
    assert done.returncode == 1
    assert len(list((tmp_path / "spool" / "refused").glob("*.json"))) == 1


@pytest.mark.parametrize("answer", [
    None, (401, {}, b""), (404, {}, b""), (408, {}, b""), (429, {}, b""), (500, {}, b""),
    (503, {}, b""), (507, {}, b"")])
def test_what_is_not_the_events_fault_keeps_the_whole_queue(server, post, tmp_path, answer):
    spool = tmp_path / "spool"
    queue(post, spool, "first")
    server.otherwise = lambda event: answer
    queue(post, spool, "second", url=server.url)
    assert server.titles() == ["first"]
    assert len(queued(spool)) == 2


def test_many_runs_with_one_spool_send_each_event_once(server, post, tmp_path):
    spool = tmp_path / "spool"
    queue(post, spool, "0")
    results = []

    def run(number):
        results.append(post("--title", str(number), "--host", server.url, "--token", TOKEN,
                            "--spool", spool).returncode)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(1, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [0] * 8
    assert sorted(server.titles()) == [str(number) for number in range(9)]
    assert server.titles()[0] == "0"
    assert queued(spool) == []


def test_the_lock_of_a_dead_run_does_not_block(server, post, tmp_path):
    spool = tmp_path / "spool"
    queue(post, spool, "left behind")
    ended = subprocess.Popen(["true"])
    ended.wait()
    (spool / ".lock").mkdir()
    (spool / ".lock" / "pid").write_text(f"{ended.pid}\n")
    assert post("--spool", spool, "--host", server.url, "--token", TOKEN).returncode == 0
    assert server.titles() == ["left behind"]
    assert not (spool / ".lock").exists()


def test_an_old_lock_does_not_block(server, post, tmp_path):
    spool = tmp_path / "spool"
    queue(post, spool, "left behind")
    (spool / ".lock").mkdir()
    (spool / ".lock" / "pid").write_text(f"{os.getpid()}\n")
    os.utime(spool / ".lock", (1, 1))
    assert post("--spool", spool, "--host", server.url, "--token", TOKEN).returncode == 0
    assert server.titles() == ["left behind"]


def test_an_unusable_spool_does_not_stop_the_event(server, post, tmp_path):
    (tmp_path / "file").write_text("")
    done = post("--title", "x", "--host", server.url, "--token", TOKEN, "--spool",
                tmp_path / "file" / "spool")
    assert done.returncode == 0
    assert b"cannot write to the spool" in done.stderr
    assert server.titles() == ["x"]


def test_the_script_is_plain_posix_shell():
    checked = subprocess.run(["shellcheck", "-s", "sh", SCRIPT], capture_output=True, check=False)
    assert (checked.returncode, checked.stdout) == (0, b"")
