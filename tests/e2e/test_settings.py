"""Settings: which layer decides, what is locked, and that a change needs no restart."""

import json
import signal
import socket

import pytest

from tempo_e2e.daemon import eventually
from tempo_e2e.ports import free_port
from tempo_e2e.wire import request

pytestmark = pytest.mark.core

RATE = "ingestion.rate.perToken"


def setting(daemon, name: str) -> dict:
    return daemon.ctl_json("settings", "get", name)


def configured(make_daemon, tmp_path, content, **options):
    file = tmp_path / "tempo.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content))
    daemon = make_daemon(arguments=["--config", str(file)], **options)
    return daemon, file


@pytest.fixture
def unbound(make_daemon):
    """A daemon whose port is a stored setting, so that it can be changed while it runs."""
    daemon = make_daemon()
    daemon.bind_arguments = ["--bind", "loopback"]
    daemon.settings = {"ingestion.enabled": "false"}
    daemon.start_until_ready()
    daemon.ctl("settings", "set", "ingestion.port", "0")
    daemon.stop()
    daemon.settings = {}
    return daemon.start()


# Layers ---------------------------------------------------------------------------------------


def test_a_default_is_what_nobody_said_otherwise(daemon):
    assert setting(daemon, RATE) | {"description": ""} == {
        "name": RATE,
        "value": 120,
        "defaultValue": 120,
        "origin": "default",
        "originDetail": "",
        "locked": False,
        "description": "",
    }


def test_a_stored_value_survives_a_restart(daemon):
    daemon.ctl("settings", "set", RATE, "7")
    daemon.restart()
    told = setting(daemon, RATE)
    assert (told["value"], told["origin"], told["locked"]) == (7, "stored", False)


def test_a_stored_value_can_be_taken_back(daemon):
    daemon.ctl("settings", "set", RATE, "7")
    daemon.ctl("settings", "unset", RATE)
    assert setting(daemon, RATE)["origin"] == "default"


def test_each_layer_goes_over_the_one_below(make_daemon, tmp_path):
    daemon, file = configured(make_daemon, tmp_path, {})
    daemon.start()
    daemon.ctl("settings", "set", RATE, "1")
    daemon.stop()
    file.write_text(json.dumps({"ingestion": {"rate": {"perToken": 2}}}))
    daemon.start()
    told = setting(daemon, RATE)
    assert (told["value"], told["origin"], told["locked"]) == (2, "file", True)
    assert str(file) in told["originDetail"]
    daemon.stop()
    daemon.settings = {RATE: 3}
    daemon.start()
    told = setting(daemon, RATE)
    assert (told["value"], told["origin"], told["locked"]) == (3, "environment", True)
    assert "TEMPO_INGESTION_RATE_PER_TOKEN" in told["originDetail"]


def test_the_command_line_goes_over_the_environment(make_daemon):
    daemon = make_daemon(settings={"ingestion.bind": "lan"}).start()
    told = setting(daemon, "ingestion.bind")
    assert (told["value"], told["origin"]) == ("loopback", "command line")


def test_a_locked_value_cannot_be_changed_and_its_origin_is_told(make_daemon):
    daemon = make_daemon(settings={RATE: 9}).start()
    refused = daemon.ctl("settings", "set", RATE, "10", check=False)
    assert refused.returncode in (1, 4)
    assert "TEMPO_INGESTION_RATE_PER_TOKEN" in refused.stderr
    assert setting(daemon, RATE)["value"] == 9


@pytest.mark.parametrize(
    "name, value",
    [
        (RATE, "0"),
        (RATE, "fast"),
        ("ingestion.port", "80"),
        ("ingestion.port", "65536"),
        ("ingestion.bind", "wan"),
        ("retention.days", "-1"),
        ("ingestion.enabled", "maybe"),
        ("no.such.setting", "1"),
    ],
)
def test_a_wrong_value_is_refused_and_named(daemon, name, value):
    refused = daemon.ctl("settings", "set", name, value, check=False)
    assert refused.returncode in (1, 2)
    assert name in refused.stderr


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[]",
        '{"ingestion":{"port":"x"}}',
        '{"no":{"such":1}}',
        '{"ingestion.port":1,"ingestion.port":2}',
    ],
)
def test_a_wrong_file_is_refused_at_start_and_named(make_daemon, tmp_path, content):
    daemon, file = configured(make_daemon, tmp_path, content)
    daemon.spawn()
    assert daemon.wait() != 0
    assert str(file) in daemon.log_text()


def test_a_misspelt_variable_is_refused_at_start(make_daemon):
    daemon = make_daemon(settings={"ingestion.prot": 1})
    daemon.spawn()
    assert daemon.wait() != 0
    assert "TEMPO_INGESTION_PROT" in daemon.log_text()


# Hot changes ----------------------------------------------------------------------------------


def test_sighup_reads_the_file_again(make_daemon, tmp_path):
    daemon, file = configured(make_daemon, tmp_path, {"ingestion.limits.bodyBytes": 2000})
    daemon.start()
    token = daemon.create_token()
    large = {"title": "T", "metadata": {"k": "x" * 3000}}
    assert daemon.post(large, token).status == 413
    file.write_text('{"ingestion.limits.bodyBytes": 8000}')
    daemon.process.send_signal(signal.SIGHUP)
    eventually(
        lambda: setting(daemon, "ingestion.limits.bodyBytes")["value"] == 8000, "the new limit"
    )
    assert daemon.post(large, token).status == 200


def test_sighup_with_a_wrong_file_changes_nothing(make_daemon, tmp_path):
    daemon, file = configured(make_daemon, tmp_path, {RATE: 5})
    daemon.start()
    file.write_text("{")
    daemon.process.send_signal(signal.SIGHUP)
    eventually(lambda: daemon.log_text().count(str(file)) >= 1, "the refusal in the log")
    assert setting(daemon, RATE)["value"] == 5
    assert daemon.get("/health").status == 200


def test_a_new_port_is_open_before_the_old_one_closes(unbound):
    daemon, old = unbound, unbound.port
    token = daemon.create_token()
    new = free_port()
    with daemon.raw() as connection:
        connection.send(request(b'{"title":"T"}', token))
        assert connection.answer().status == 200
        daemon.ctl("settings", "set", "ingestion.port", new)
        assert daemon.read_port() == new
        assert daemon.post({"title": "T"}, token).status == 200
        connection.send(request(b'{"title":"T"}', token))
        assert connection.answer().status == 200
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", old))


def test_a_port_that_is_taken_is_reported_and_the_old_one_stays(unbound):
    daemon, old = unbound, unbound.port
    token = daemon.create_token()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused = daemon.ctl("settings", "set", "ingestion.port", port, check=False)
        assert refused.returncode == 1 and str(port) in refused.stderr
    assert daemon.read_port() == old
    assert daemon.post({"title": "T"}, token).status == 200
    daemon.restart()
    assert daemon.post({"title": "T"}, token).status == 200


def test_ingestion_can_be_turned_off_and_on(daemon):
    daemon.ctl("settings", "set", "ingestion.enabled", "false")
    with pytest.raises(ConnectionRefusedError):
        daemon.raw()
    assert daemon.status()["ingestion"]["enabled"] is False
    daemon.ctl("settings", "set", "ingestion.enabled", "true")
    daemon.read_port()
    assert daemon.get("/health").status == 200


def test_a_taken_port_at_start_is_told_and_the_daemon_still_answers_its_owner(make_daemon):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        daemon = make_daemon()
        daemon.bind_arguments = ["--port", str(port), "--bind", "loopback"]
        daemon.spawn()
        waited = daemon.ctl("health", "--wait", "2", check=False)
        assert waited.returncode == 3
        assert str(port) in daemon.log_text()


def test_every_change_is_in_the_audit_with_who_did_it(daemon):
    daemon.ctl("settings", "set", RATE, "33")
    [change] = [entry for entry in daemon.audit() if entry["kind"] == "setting.changed"]
    assert RATE in change["detail"] and "33" in change["detail"]
    assert change["actor"].startswith("uid ")
