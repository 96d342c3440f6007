"""The encryption key: changed while everything goes on, killed in the middle of it, lost, wrong."""

import base64
import sqlite3
import stat
import subprocess

import pytest

from tempo_e2e.daemon import eventually
from tempo_e2e.load import Load, assert_exactly_once
from tempo_e2e.namespaces import Namespace
from tempo_e2e.programs import PATIENCE

ONE = {"title": "One"}
KILLS = 4
KILLS_IN_FULL = 40


def key_file(daemon):
    return daemon.config / "encryption_key"


def next_key_file(daemon):
    return daemon.config / "encryption_key.new"


def assert_everything_opens(daemon, tokens: dict[str, str]) -> None:
    """Each of these tokens is accepted and can be shown, and so does everything else open."""
    for name, token in tokens.items():
        assert daemon.post(ONE, token).status == 200
        assert daemon.ctl("token", "show", name).stdout.strip() == token
    checked = daemon.ctl_json("key", "check")
    assert checked["unopened"] == [] and checked["checked"] > len(tokens)
    assert not next_key_file(daemon).exists()


def change_database(daemon, *statements: str) -> None:
    """Behind the back of a daemon that does not run."""
    with sqlite3.connect(daemon.data / "tempo.db") as database:
        for statement in statements:
            database.execute(statement)
    database.close()


def audit_details(daemon, kind: str) -> list[str]:
    return [entry["detail"] for entry in daemon.audit() if entry["kind"] == kind]


def test_a_new_key_leaves_every_token_valid(daemon, token):
    once = daemon.create_token("once", "once", "off", "--show-once")
    before = key_file(daemon).read_text()
    rotated = daemon.ctl_json("key", "rotate")
    assert rotated["unopened"] == []
    assert rotated["keyID"] == daemon.ctl_json("key", "check")["keyID"]
    assert key_file(daemon).read_text() != before
    assert stat.S_IMODE(key_file(daemon).stat().st_mode) == 0o600
    for _ in range(2):
        assert_everything_opens(daemon, {"backup": token})
        assert daemon.post(ONE, once).status == 200
        daemon.restart()
    [detail] = audit_details(daemon, "key.rotated")
    assert rotated["keyID"] in detail


def test_an_open_connection_stays_and_goes_on(daemon, token):
    connection = daemon.raw()
    request = (
        f"POST /ingest HTTP/1.1\r\nHost: x\r\nX-Tempo-Token: {token}\r\n"
        "Content-Type: application/json\r\nContent-Length: 15\r\n\r\n"
        '{"title": "On"}'
    ).encode()
    for _ in range(3):
        connection.send(request)
        assert connection.answer().status == 200
        daemon.ctl("key", "rotate")
    connection.close()


def test_the_tls_listener_keeps_its_certificate(make_daemon, tmp_path):
    daemon = make_daemon(settings={"ingestion.tls.port": 0}).start()
    daemon.ctl("tls", "enable")
    before = daemon.ctl_json("tls", "status")
    daemon.ctl("key", "rotate")
    daemon.stop()
    daemon.start_again()
    after = daemon.ctl_json("tls", "status")
    assert after["listening"] and after["sha256"] == before["sha256"]
    assert daemon.ctl_json("key", "check")["checked"] >= 3


def test_posting_goes_on_while_the_key_changes(daemon, token):
    load = Load(daemon.port, token, "rotation")
    load.wait_for_answers(20)
    for _ in range(5):
        daemon.ctl("key", "rotate")
        load.wait_for_answers(20)
    load.stop()
    result = load.join()
    assert not result.refused
    assert_exactly_once(result.ids, daemon.events())
    assert_everything_opens(daemon, {"backup": token})


def test_the_earlier_key_is_in_no_file_any_more(make_daemon):
    daemon = make_daemon(settings={"log.level": "debug"}).start()
    daemon.create_token()
    keys = []
    for _ in range(2):
        keys.append(key_file(daemon).read_bytes().strip())
        daemon.ctl("key", "rotate")
    assert daemon.stop() == 0
    exported = key_file(daemon).read_bytes().strip()
    for path in (path for path in daemon.home.rglob("*") if path.is_file()):
        content = path.read_bytes()
        for key in keys:
            assert key not in content and base64.b64decode(key) not in content, path
        if path != key_file(daemon):
            assert exported not in content, path


def kill_while_rotating(daemon, round_number: int) -> None:
    """`kill -9`, at another moment in each round: counted in looks at the folder."""
    before = key_file(daemon).read_bytes()
    rotating = subprocess.Popen(
        daemon.ctl_command("key", "rotate"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while not next_key_file(daemon).exists() and key_file(daemon).read_bytes() == before:
        pass
    for _ in range(40 * (round_number % 20)):
        next_key_file(daemon).exists()
    daemon.kill9()
    rotating.wait(PATIENCE)


def survive_kills(daemon, kills: int) -> None:
    tokens = {f"s{n}": daemon.create_token(f"s{n}", f"s{n}") for n in range(3)}
    once = daemon.create_token("once", "once", "off", "--show-once")
    for number in range(kills):
        kill_while_rotating(daemon, number)
        daemon.start_again()
        assert_everything_opens(daemon, tokens)
        assert daemon.post(ONE, once).status == 200
    assert daemon.ctl("audit", "verify").returncode == 0


def test_kill_9_during_a_change_leaves_the_one_key_or_the_other(daemon):
    survive_kills(daemon, KILLS)


@pytest.mark.slow
def test_kill_9_during_many_changes(daemon):
    survive_kills(daemon, KILLS_IN_FULL)


def test_a_key_from_the_environment_is_changed_as_a_file(make_daemon):
    daemon = make_daemon()
    key = base64.b64encode(b"0123456789abcdef0123456789abcdef").decode()
    daemon.environment = {"TEMPO_ENCRYPTION_KEY": key}
    token = daemon.start().create_token()
    refused = daemon.ctl("key", "rotate", check=False)
    assert refused.returncode == 1
    assert "TEMPO_ENCRYPTION_KEY" in refused.stderr and str(key_file(daemon)) in refused.stderr
    assert key not in refused.stderr
    assert not key_file(daemon).exists() and not next_key_file(daemon).exists()
    # The way that SECURITY.md tells.
    daemon.stop()
    daemon.config.mkdir(mode=0o700, exist_ok=True)
    key_file(daemon).write_text(key + "\n")
    key_file(daemon).chmod(0o600)
    daemon.environment = {}
    daemon.start_again().ctl("key", "rotate")
    daemon.stop()
    daemon.environment = {"TEMPO_ENCRYPTION_KEY": key_file(daemon).read_text().strip()}
    key_file(daemon).unlink()
    daemon.start_again()
    assert daemon.environment["TEMPO_ENCRYPTION_KEY"] != key
    assert_everything_opens(daemon, {"backup": token})


def test_a_credential_is_not_changed(make_daemon, tmp_path):
    folder = tmp_path / "credentials"
    folder.mkdir(mode=0o700)
    (folder / "encryption_key").write_bytes(base64.b64encode(b"k" * 32))
    (folder / "encryption_key").chmod(0o400)
    daemon = make_daemon()
    daemon.environment = {"CREDENTIALS_DIRECTORY": str(folder)}
    daemon.start()
    refused = daemon.ctl("key", "rotate", check=False)
    assert refused.returncode == 1 and "credential" in refused.stderr
    assert daemon.ctl_json("key", "check")["origin"] == "credential"


def test_a_key_in_a_place_that_cannot_be_written_stays(make_daemon):
    daemon = make_daemon()
    daemon.start()
    token = daemon.create_token()
    daemon.stop()
    read_only = 'mount --bind "$1" "$1"; mount -o remount,bind,ro "$1"'
    daemon.namespace = Namespace(["-m"], read_only, [str(daemon.config)])
    try:
        daemon.start()
        refused = daemon.ctl("key", "rotate", check=False)
        assert refused.returncode == 1
        assert "Read-only file system" in refused.stderr and "stays as it was" in refused.stderr
        assert_everything_opens(daemon, {"backup": token})
        daemon.stop()
    finally:
        daemon.namespace.end()


@pytest.mark.parametrize("what", ["lost", "wrong"])
def test_without_its_key_the_daemon_serves_what_it_has_and_names_who_is_refused(
    daemon, token, what
):
    once = daemon.create_token("once", "once", "off", "--show-once")
    daemon.post(ONE, token)
    daemon.stop()
    right = key_file(daemon).read_bytes()
    if what == "lost":
        key_file(daemon).unlink()
    else:
        key_file(daemon).write_bytes(base64.b64encode(b"another key of thirty-two bytes!") + b"\n")
    daemon.start_again()
    assert len(daemon.events()) == 1
    for refused in (token, once):
        assert daemon.post(ONE, refused).status == 401
    [problem] = daemon.status()["problems"]
    assert "2 tokens cannot be opened" in problem and "'backup', 'once'" in problem
    assert problem in daemon.log_text()
    eventually(
        lambda: any("2 tokens" in e["detail"] for e in daemon.audit() if e["status"] == 401),
        "the cause in the audit",
    )
    assert audit_details(daemon, "key.strange")
    checked = daemon.ctl("key", "check", check=False)
    assert checked.returncode == 1
    assert "the token of 'backup'" in checked.stdout and "the token of 'once'" in checked.stdout
    assert daemon.ctl("token", "show", "backup", check=False).returncode == 1

    anew = daemon.ctl_json("token", "rotate", "backup", "--grace", "1h")["token"]
    assert daemon.post(ONE, anew).status == 200
    assert "1 token" in daemon.status()["problems"][0]
    daemon.ctl("token", "rotate", "once")
    assert daemon.status()["problems"] == []
    assert daemon.ctl("key", "check").returncode == 0
    daemon.restart()
    assert_everything_opens(daemon, {"backup": anew})

    daemon.stop()  # the right key does not help any more: both tokens were made anew
    key_file(daemon).write_bytes(right)
    daemon.start_again()
    assert daemon.post(ONE, anew).status == 401


def test_the_right_key_back_in_its_place_repairs_everything(daemon, token):
    daemon.stop()
    right = key_file(daemon).read_bytes()
    key_file(daemon).unlink()
    daemon.start_again()
    assert daemon.post(ONE, token).status == 401
    daemon.stop()
    key_file(daemon).write_bytes(right)
    daemon.start_again()
    assert_everything_opens(daemon, {"backup": token})
    assert daemon.status()["problems"] == []


def test_a_sealed_value_moved_to_another_row_does_not_open(daemon, token):
    other = daemon.create_token("nas", "nas")
    daemon.stop()
    change_database(
        daemon,
        "CREATE TABLE swapped AS SELECT lookup, sealed FROM sender_tokens",
        "UPDATE sender_tokens SET sealed = "
        "(SELECT sealed FROM swapped WHERE swapped.lookup <> sender_tokens.lookup)",
        "DROP TABLE swapped",
    )
    daemon.start_again()
    for name, value in {"backup": token, "nas": other}.items():
        assert daemon.post(ONE, value).status == 200  # known by its hash
        shown = daemon.ctl("token", "show", name, check=False)
        assert shown.returncode == 1
        assert token not in shown.stdout + shown.stderr and other not in shown.stdout + shown.stderr
    checked = daemon.ctl("key", "check", check=False)
    assert checked.returncode == 1
    assert "the token of 'backup'" in checked.stdout and "the token of 'nas'" in checked.stdout
    assert "cannot be opened" in daemon.status()["problems"][0]


def test_a_revoked_token_is_kept_in_no_form(daemon, token):
    daemon.ctl("token", "revoke", "backup")
    daemon.stop()
    with sqlite3.connect(daemon.data / "tempo.db") as database:
        [(kept,)] = database.execute("SELECT length(sealed) FROM sender_tokens").fetchall()
    database.close()
    assert kept == 0
