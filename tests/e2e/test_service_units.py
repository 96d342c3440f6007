"""The units of packaging/systemd: systemd takes them, and tempod starts the way they start it."""

import base64
import json
import os
import re
import stat
import subprocess
from pathlib import Path

import pytest

from tempo_e2e.daemon import Daemon, eventually
from tempo_e2e.machine import Machine
from tempo_e2e.programs import PATIENCE, REPOSITORY, missing, program

UNITS = REPOSITORY / "packaging/systemd"
GUIDE = REPOSITORY / "docs/SERVICE.md"
WORST_EXPOSURE = 1.5
KEY = base64.b64encode(bytes(range(32)))


def needs(*tools):
    absent = missing(*tools)
    return pytest.mark.skipif(bool(absent), reason=f"needs {', '.join(absent)} (Debian: systemd)")


needs_analyze = needs("systemd-analyze")
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files to users")


def ran(*command, **options) -> subprocess.CompletedProcess:
    return subprocess.run(
        list(map(str, command)),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
        **options,
    )


def analyze(*arguments) -> subprocess.CompletedProcess:
    done = ran("systemd-analyze", *arguments)
    assert done.returncode == 0, done.stderr
    return done


def exposure(unit) -> float:
    said = analyze("security", "--offline=true", "--no-pager", unit).stdout
    return float(re.search(r"exposure level for \S+: ([0-9.]+)", said)[1])


@pytest.fixture
def runnable(tmp_path, monkeypatch):
    """Makes a copy of a unit that starts the programs under test, which are not installed."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))

    def copy(unit):
        text = unit.read_text().replace("ExecStart=tempod", f"ExecStart={program('tempod')}")
        made = tmp_path / unit.name
        made.write_text(text)
        return made

    return copy


def drop_ins():
    """Every addition to the unit that the guide shows."""
    return re.findall(r"```ini\n(.*?)```", GUIDE.read_text(), re.DOTALL)


def drop_in(word):
    [found] = [text for text in drop_ins() if word in text]
    return found


# What systemd says of the files --------------------------------------------------------------


@needs_analyze
@pytest.mark.parametrize("manager, name", [("--system", ""), ("--user", "user")])
def test_systemd_has_no_complaint_about_a_unit(runnable, manager, name):
    verified = analyze("verify", manager, "--man=no", runnable(UNITS / name / "tempod.service"))
    # A key or a value that it does not know is only a line, not an error.
    assert "tempod.service" not in verified.stderr


@needs_analyze
@pytest.mark.parametrize("addition", drop_ins(), ids=lambda text: text.splitlines()[1])
def test_systemd_has_no_complaint_about_an_addition_of_the_guide(runnable, addition):
    unit = runnable(UNITS / "tempod.service")
    program_elsewhere = addition.replace("%h/bin/tempod", program("tempod"))
    unit.write_text(unit.read_text() + program_elsewhere)
    assert "tempod.service" not in analyze("verify", "--man=no", unit).stderr


@needs_analyze
def test_the_service_of_the_machine_is_closed():
    assert exposure(UNITS / "tempod.service") <= WORST_EXPOSURE


@needs_analyze
def test_the_guide_has_a_reason_for_everything_that_is_left_open():
    said = analyze("security", "--offline=true", "--json=short", UNITS / "tempod.service").stdout
    opened = {row["name"]: row["exposure"] for row in json.loads(said) if row["set"] is False}
    rows = re.findall(r"^\| `([^`]+)` \| (0\.\d) \| .+ \|$", GUIDE.read_text(), re.MULTILINE)
    assert {name.replace(r"\|", "|"): counts for name, counts in rows} == opened


@needs("systemd-sysusers", "systemd-tmpfiles")
@needs_root
def test_the_user_and_the_folder_of_the_key_are_made(tmp_path):
    (tmp_path / "etc").mkdir()
    root = f"--root={tmp_path}"
    users = ran("systemd-sysusers", root, UNITS / "tempo.sysusers")
    assert (users.returncode, (tmp_path / "etc/passwd").read_text().count("tempo:x:")) == (0, 1)
    folders = ran("systemd-tmpfiles", root, "--create", UNITS / "tempo.tmpfiles")
    assert (folders.returncode, folders.stderr) == (0, "")
    user, group = (tmp_path / "etc/passwd").read_text().split(":")[2:4]
    made = (tmp_path / "etc/tempo").stat()
    assert (made.st_uid, made.st_gid) == (int(user), int(group))
    assert stat.S_IMODE(made.st_mode) == 0o700


# tempod as the unit starts it, by hand -------------------------------------------------------


class Service(Daemon):
    """A daemon that gets its folders as systemd tells a service: in the environment alone."""

    def __init__(self, home, **options):
        super().__init__(home, **options)
        self.socket = home / "run/control.sock"
        self.environment = {
            "STATE_DIRECTORY": str(self.data),
            "CONFIGURATION_DIRECTORY": str(self.config),
            "RUNTIME_DIRECTORY": str(home / "run"),
        }

    def command(self):
        return [program("tempod"), *self.bind_arguments]

    def make_folders(self):
        for folder, mode in ((self.data, 0o700), (self.config, 0o700), (self.home / "run", 0o750)):
            folder.mkdir(parents=True)
            folder.chmod(mode)

    def give_credential(self, key):
        folder = self.home / "credentials"
        folder.mkdir(mode=0o700)
        (folder / "encryption_key").write_bytes(key)
        (folder / "encryption_key").chmod(0o400)
        self.environment["CREDENTIALS_DIRECTORY"] = str(folder)


@pytest.fixture
def service(tmp_path):
    made = Service(tmp_path / "service")
    made.make_folders()
    yield made
    made.end()


def test_the_folders_of_a_service_are_those_that_systemd_made(service):
    service.start_until_ready()
    assert stat.S_ISSOCK(service.socket.stat().st_mode)
    assert (service.data / "tempo.db").exists()
    assert stat.S_IMODE((service.config / "encryption_key").stat().st_mode) == 0o600


def test_a_key_that_is_a_credential_is_in_no_folder_of_the_service(service):
    service.give_credential(KEY)
    service.start_until_ready()
    token = service.create_token()
    service.stop()
    assert list(service.config.iterdir()) == []
    # The same key as a file opens what was sealed under the credential.
    del service.environment["CREDENTIALS_DIRECTORY"]
    (service.config / "encryption_key").write_bytes(KEY)
    (service.config / "encryption_key").chmod(0o600)
    service.start_until_ready()
    assert service.ctl_json("token", "show", "backup")["token"] == token


def test_the_journal_is_told_how_bad_each_line_is(service):
    service.log.touch()
    log = service.log.stat()
    service.environment["JOURNAL_STREAM"] = f"{log.st_dev}:{log.st_ino}"
    service.start_until_ready()
    service.stop()
    lines = service.log_text().splitlines()
    assert lines and all(line.startswith("<6>") for line in lines)
    (service.config / "encryption_key").write_bytes(b"damaged")
    service.spawn()
    assert service.wait() == 1
    assert service.log_text().splitlines()[-1].startswith("<2>tempod cannot run: ")


def test_a_log_that_is_not_the_journal_has_times_in_it(service):
    service.environment["JOURNAL_STREAM"] = "8:1"
    service.start_until_ready()
    assert re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d:", service.log_text())


def test_a_damaged_credential_ends_the_start_and_is_not_replaced(service):
    service.give_credential(KEY[:-5])
    service.spawn()
    assert service.wait() == 1
    assert "encryption_key" in service.log_text()
    assert list(service.config.iterdir()) == []


# tempod in the sandbox, under a systemd of its own -------------------------------------------


def built_with_a_sanitizer() -> bool:
    content = Path(program("tempod")).read_bytes()
    return any(mark in content for mark in (b"__asan_init", b"__tsan_init"))


@pytest.fixture(scope="module")
def machine(tmp_path_factory):
    """A machine with Tempo installed, and its service running."""
    if built_with_a_sanitizer():
        pytest.skip("a sanitizer needs system calls that the sandbox refuses")
    files = {
        "/usr/local/bin/tempod": (program("tempod"), "755"),
        "/usr/local/bin/tempoctl": (program("tempoctl"), "755"),
        "/etc/systemd/system/tempod.service": (UNITS / "tempod.service", "644"),
        "/etc/systemd/user/tempod.service": (UNITS / "user/tempod.service", "644"),
        "/etc/sysusers.d/tempo.conf": (UNITS / "tempo.sysusers", "644"),
        "/etc/tmpfiles.d/tempo.conf": (UNITS / "tempo.tmpfiles", "644"),
    }
    made = Machine(tmp_path_factory.mktemp("machine") / "m", files)
    try:
        made.run("systemctl", "start", "tempod")
        yield made
    finally:
        made.end()


def shown(machine, *properties) -> list[str]:
    """What systemd knows of the service, in the order asked for."""
    asked = [f"--property={name}" for name in properties]
    lines = machine.run("systemctl", "show", "tempod", *asked).stdout.splitlines()
    found = dict(line.split("=", 1) for line in lines)
    return [found[name] for name in properties]


def main_process(machine) -> str:
    return shown(machine, "MainPID")[0]


def status(machine) -> dict:
    return json.loads(machine.run("tempoctl", "status", "--json").stdout)


def privileges(machine, process) -> dict[str, str]:
    lines = machine.run("cat", f"/proc/{process}/status").stdout.splitlines()
    return dict(line.split(":\t", 1) for line in lines if ":\t" in line)


@pytest.fixture
def added(machine):
    """Adds lines of the guide to the unit and restarts the service, until the end of the test."""
    folder = "/etc/systemd/system/tempod.service.d"

    def add(text):
        machine.run("mkdir", "-p", folder)
        machine.run("sh", "-c", 'printf %s "$1" >"$2"', "sh", text, f"{folder}/test.conf")
        machine.run("systemctl", "daemon-reload")
        machine.run("systemctl", "restart", "tempod")

    yield add
    machine.run("rm", "-rf", folder)
    machine.run("systemctl", "daemon-reload")
    machine.run("systemctl", "restart", "tempod")


def test_the_sandboxed_service_finds_its_folders_and_its_own_figures(machine):
    told = status(machine)
    assert told["acceptsEvents"] and told["problems"] == []
    assert (told["dataDirectory"], told["configDirectory"]) == ("/var/lib/tempo", "/etc/tempo")
    assert told["process"]["residentBytes"] > 0
    assert told["process"]["openDescriptors"] > 0


def test_the_sandboxed_service_has_no_privileges(machine):
    held = privileges(machine, main_process(machine))
    assert {held[f"Cap{which}"] for which in ("Inh", "Prm", "Eff", "Bnd", "Amb")} == {"0" * 16}
    assert (held["NoNewPrivs"], held["Seccomp"]) == ("1", "2")
    assert held["Uid"].split()[0] != "0"


def test_the_sandboxed_service_stores_events(machine):
    token = machine.run("tempoctl", "token", "create", "--name=a", "--provider=a").stdout.strip()
    headers = ["-H", f"X-Tempo-Token: {token}", "-H", "Content-Type: application/json"]
    url = "http://127.0.0.1:7776/ingest"
    machine.run("curl", "-fsS", *headers, "-d", '{"title":"From the sandbox"}', url)
    assert "From the sandbox" in machine.run("tempoctl", "events", "list").stdout


def test_the_sandboxed_service_can_write_to_its_own_folders_alone(machine):
    inside = ["nsenter", "-t", main_process(machine), "-m", "--"]
    own = ["/var/lib/tempo", "/etc/tempo", "/run/tempo", "/tmp", "/var/tmp"]
    others = ["/", "/etc", "/usr", "/var", "/var/lib", "/run", "/run/lock", "/home", "/dev", "/sys"]
    writable = [
        folder
        for folder in own + others
        if machine.run(*inside, "touch", f"{folder}/x", check=False).returncode == 0
    ]
    machine.run("rm", "-f", "/var/lib/tempo/x", "/etc/tempo/x", "/run/tempo/x")
    assert writable == own


def test_members_of_the_group_control_and_others_do_not(machine):
    machine.run("tempoctl", "settings", "set", "log.level", "info", user="nobody", groups=["tempo"])
    assert machine.run("tempoctl", "status", user="nobody", check=False).returncode != 0
    mode = machine.run("stat", "-c", "%a %G", "/run/tempo/control.sock", "/run/tempo").stdout
    assert mode == "660 tempo\n750 tempo\n"


def test_a_group_of_owners_leaves_the_others_to_look(machine, added):
    machine.run("groupadd", "--system", "tempo-owners")
    added(drop_in("TEMPO_CONTROL_VIEWER_GROUP"))
    change = ["tempoctl", "settings", "set", "log.level", "info"]
    machine.run("tempoctl", "status", user="nobody", groups=["tempo"])
    assert machine.run(*change, user="nobody", groups=["tempo"], check=False).returncode != 0
    machine.run(*change, user="nobody", groups=["tempo", "tempo-owners"])


def test_a_sealed_credential_is_the_key(machine, added):
    sealed = "/etc/credstore.encrypted/tempo.encryption_key"
    machine.run("tempoctl", "token", "create", "--name=sealed", "--provider=sealed")
    token = machine.run("tempoctl", "token", "show", "sealed").stdout
    machine.run("install", "-d", "-m", "700", "/etc/credstore.encrypted")
    seal = ["systemd-creds", "encrypt", "--name=encryption_key"]
    machine.run(*seal, "/etc/tempo/encryption_key", sealed)
    machine.run("mv", "/etc/tempo/encryption_key", "/root/key")
    try:
        added(drop_in("LoadCredentialEncrypted"))
        assert machine.run("ls", "/etc/tempo").stdout == ""
        assert machine.run("tempoctl", "token", "show", "sealed").stdout == token
        inside = ["nsenter", "-t", main_process(machine), "-m", "--"]
        assert machine.run(*inside, "touch", "/etc/tempo/x", check=False).returncode != 0
    finally:
        machine.run("mv", "/root/key", "/etc/tempo/encryption_key")


def test_a_backup_outside_of_the_sandbox_needs_its_folder_opened(machine, added):
    machine.run("install", "-d", "-m", "700", "-o", "tempo", "-g", "tempo", "/srv/tempo-backup")
    refused = machine.run("tempoctl", "backup", "/srv/tempo-backup", check=False)
    assert refused.returncode != 0 and "Read-only file system" in refused.stderr
    added(drop_in("ReadWritePaths=/srv/tempo-backup"))
    machine.run("tempoctl", "backup", "/srv/tempo-backup")


def test_the_sandboxed_service_is_restored_with_one_command(machine):
    process = main_process(machine)
    backup = json.loads(machine.run("tempoctl", "backup", "--json").stdout)
    machine.run("tempoctl", "restore", backup["path"], "--yes")
    assert status(machine)["acceptsEvents"]
    assert main_process(machine) == process
    assert shown(machine, "ActiveState", "SubState", "NRestarts")[:2] == ["active", "running"]


def test_a_reload_reads_the_configuration_again(machine):
    machine.run("sh", "-c", """echo '{"retention.days": 30}' >/etc/tempo/tempod.json""")
    machine.run("systemctl", "reload", "tempod")
    asked = ["tempoctl", "settings", "get", "retention.days", "--json"]
    eventually(lambda: json.loads(machine.run(*asked).stdout)["value"] == 30, "the setting")
    machine.run("rm", "/etc/tempo/tempod.json")


def test_a_killed_service_is_started_again_and_a_stopped_one_is_not(machine):
    killed = main_process(machine)
    machine.run("kill", "-KILL", killed)
    again = ["active", "running"]
    eventually(
        lambda: shown(machine, "ActiveState", "SubState") == again
        and main_process(machine) != killed,
        "the restart",
    )
    machine.run("systemctl", "stop", "tempod")
    assert shown(machine, "ActiveState", "Result") == ["inactive", "success"]
    machine.run("systemctl", "start", "tempod")


def test_a_user_can_run_tempo_without_root(machine):
    machine.run("useradd", "--create-home", "alice")
    machine.run("install", "-d", "-m", "700", "-o", "alice", "/run/user/alice")
    surroundings = ["XDG_RUNTIME_DIR=/run/user/alice", "HOME=/home/alice"]
    told = [f"--setenv={variable}" for variable in [*surroundings, "TEMPO_INGESTION_PORT=0"]]
    manager = ["/lib/systemd/systemd", "--user", "--unit=basic.target"]
    own = ["--unit=alice", "--uid=alice", "-p", "Type=notify", "-p", "Delegate=yes"]
    machine.run("systemd-run", "--quiet", *own, *told, *manager)

    def as_alice(*command):
        return machine.run("env", *surroundings, *command, user="alice").stdout

    as_alice("systemctl", "--user", "start", "tempod")
    told = json.loads(as_alice("tempoctl", "status", "--json"))
    assert told["acceptsEvents"]
    assert told["dataDirectory"] == "/home/alice/.local/share/tempo"
    assert told["configDirectory"] == "/home/alice/.config/tempo"
    held = privileges(machine, told["process"]["id"])
    assert (held["NoNewPrivs"], held["Seccomp"]) == ("1", "2")
    as_alice("systemctl", "--user", "stop", "tempod")
