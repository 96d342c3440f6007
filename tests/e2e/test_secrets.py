"""What must stay secret does: tokens, the key, and the files that hold them."""

import os
import stat
import subprocess

import pytest

from tempo_e2e.daemon import eventually

ONE = {"title": "One"}


def mode(path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_token_is_in_no_log_no_audit_and_no_answer(make_daemon):
    daemon = make_daemon(settings={"log.level": "debug"}).start()
    sender = daemon.create_sender()
    token = sender["token"]
    answers = [
        daemon.post(ONE, token),
        daemon.post({"titel": 1}, token),
        daemon.post(ONE | {"providerIdentifier": "other"}, token),
        daemon.post(ONE, token + "x"),
        daemon.post(ONE, path=f"/ingest?token={token}"),
        daemon.post(ONE, path=f"/nothing/{token}"),
        daemon.post(ONE, token, headers={"Authorization": f"Bearer {token}"}),
    ]
    daemon.ctl("token", "show", sender["id"])
    later = daemon.ctl_json("token", "rotate", sender["id"])["token"]
    daemon.ctl("token", "revoke", sender["id"])
    answers.append(daemon.post(ONE, token))
    eventually(lambda: any(e.get("status") == 401 for e in daemon.audit()), "the refusal")
    exported = daemon.ctl("audit", "export", "--format", "jsonl").stdout
    assert daemon.stop() == 0
    for secret in (token, later):
        assert secret not in daemon.log_text()
        assert secret not in exported
        assert all(secret.encode() not in answer.body for answer in answers)


def test_a_payload_is_in_no_log_and_no_audit(make_daemon):
    daemon = make_daemon(settings={"log.level": "debug"}).start()
    token = daemon.create_token()
    secret = "payload-that-nobody-may-see"
    daemon.post({"title": secret, "metadata": {secret: secret}}, token)
    daemon.post({"title": "\x07" + secret, "severity": secret}, token)
    daemon.post(f'{{"title": {secret}'.encode(), token)
    eventually(lambda: len([e for e in daemon.audit() if e.get("status")]) >= 2, "the refusals")
    assert secret not in str(daemon.audit())
    assert daemon.stop() == 0
    assert secret not in daemon.log_text()


def test_a_token_is_not_in_the_database_in_the_clear(daemon):
    tokens = [daemon.create_token(), daemon.create_token("once", "once", "off", "--show-once")]
    for token in tokens:
        daemon.post(ONE, token)
    files = [path.read_bytes() for path in daemon.data.iterdir() if path.is_file()]
    for token in tokens:
        assert not any(token.encode() in content for content in files)
        assert not any(token.removeprefix("tempo_").encode() in content for content in files)


def test_files_and_folders_are_the_owners_alone(make_daemon):
    previous = os.umask(0)
    try:
        daemon = make_daemon().start()
    finally:
        os.umask(previous)
    token = daemon.create_token()
    daemon.post(ONE, token)
    assert {path.name: oct(mode(path)) for path in [daemon.data, daemon.config]} == {
        "data": "0o700",
        "config": "0o700",
    }
    assert mode(daemon.config / "encryption_key") == 0o600
    assert {
        path.name: oct(mode(path)) for path in daemon.data.iterdir() if mode(path) & 0o077
    } == {}
    assert mode(daemon.socket) == 0o600


@pytest.mark.parametrize("wrong", ["readable by others", "malformed", "empty"])
def test_a_key_file_that_cannot_be_trusted_keeps_the_daemon_from_starting(daemon, wrong):
    assert daemon.stop() == 0
    key = daemon.config / "encryption_key"
    if wrong == "readable by others":
        key.chmod(0o644)
    else:
        key.write_text("not a key\n" if wrong == "malformed" else "")
    daemon.spawn()
    assert daemon.wait() != 0
    assert str(key) in daemon.log_text()


def test_both_ways_to_give_a_key_at_once_are_refused(make_daemon, tmp_path):
    daemon = make_daemon()
    daemon.environment = {
        "TEMPO_ENCRYPTION_KEY": "A" * 43 + "=",
        "TEMPO_ENCRYPTION_KEY_FILE": str(tmp_path / "key"),
    }
    daemon.spawn()
    assert daemon.wait() != 0
    assert "TEMPO_ENCRYPTION_KEY_FILE" in daemon.log_text()
    assert "A" * 43 not in daemon.log_text()


def test_the_daemon_writes_no_core(daemon):
    limits = open(f"/proc/{daemon.process.pid}/limits").read()
    [core] = [line for line in limits.splitlines() if line.startswith("Max core file size")]
    assert core.split()[4] == "0"


def test_no_secret_is_on_a_command_line(daemon, token):
    command_line = open(f"/proc/{daemon.process.pid}/cmdline").read()
    assert token not in command_line


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to ask as another user")
def test_another_user_cannot_use_the_control_socket(daemon):
    daemon.home.chmod(0o755)
    os.chmod(daemon.socket, 0o666)  # also where the folder's and the socket's modes were opened up
    for parent in daemon.socket.parents:
        if parent.name.startswith("pytest-"):
            os.chmod(parent, 0o755)
    asked = subprocess.run(
        daemon.ctl_command("status"),
        user="nobody",
        group="nogroup",
        capture_output=True,
        text=True,
        check=False,
    )
    if "Permission denied" in asked.stderr and asked.returncode == 126:
        pytest.skip("another user cannot run the programs from here")
    assert asked.returncode in (3, 4)
    assert "acceptsEvents" not in asked.stdout
