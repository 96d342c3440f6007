"""A real tempod on folders of its own, and the real tempoctl to talk to it."""

import http.client
import json
import os
import signal
import subprocess
import time
from pathlib import Path

from .notify import NotifySocket
from .programs import PATIENCE, program
from .wire import Answer, RawConnection

# Settings from outside would change what is tested.
_CLEAN_ENVIRONMENT = {
    name: value for name, value in os.environ.items() if not name.startswith("TEMPO_")
}


def environment_name(setting: str) -> str:
    """`ingestion.rate.perToken` → `TEMPO_INGESTION_RATE_PER_TOKEN`."""
    snake = "".join(f"_{c}" if c.isupper() else c for c in setting)
    return "TEMPO_" + snake.replace(".", "_").upper()


class CommandFailed(AssertionError):
    """tempoctl ended with another code than the test expects."""


class Daemon:
    """One installation: data, configuration and socket below `home`, started and ended at will.

    `settings` are fixed from outside, by environment variables, for the whole run. `namespace`
    (namespaces.Namespace) is where tempod runs; `data` may lie on a disk that only exists there.
    """

    def __init__(self, home: Path, settings=None, arguments=(), namespace=None, data=None):
        self.home = home
        self.data = data or home / "data"
        self.config = home / "config"
        self.socket = home / "control.sock"
        self.log = home / "tempod.log"
        self.settings = dict(settings or {})
        self.environment: dict[str, str] = {}
        self.arguments = list(arguments)
        self.bind_arguments = ["--port", "0", "--bind", "loopback"]
        self.namespace = namespace
        self.process: subprocess.Popen | None = None
        self.port = 0

    # Life -----------------------------------------------------------------------------------

    def command(self) -> list[str]:
        folders = ["--data-dir", self.data, "--config-dir", self.config, "--socket", self.socket]
        tempod = [program("tempod"), *map(str, folders), *self.bind_arguments, *self.arguments]
        return self.namespace.command(tempod) if self.namespace else tempod

    def spawn(self) -> subprocess.Popen:
        """Starts tempod and does not wait for anything."""
        self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        fixed = {environment_name(name): str(value) for name, value in self.settings.items()}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command(),
                env=_CLEAN_ENVIRONMENT | fixed | self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        return self.process

    def start(self) -> "Daemon":
        """Starts tempod and returns when it accepts events."""
        self.spawn()
        self.wait_until_healthy()
        self.read_port()
        return self

    def start_until_ready(self) -> "Daemon":
        """Starts tempod and returns at READY=1: also for one that accepts no events."""
        path = self.home / "notify.sock"
        path.unlink(missing_ok=True)
        self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        notify = NotifySocket(path)
        self.environment["NOTIFY_SOCKET"] = str(path)
        try:
            self.spawn()
            notify.wait_for("READY=1")
        finally:
            del self.environment["NOTIFY_SOCKET"]
            notify.close()
        return self

    def wait_until_healthy(self) -> None:
        waited = self.ctl("health", "--wait", "20", check=False)
        if waited.returncode != 0:
            raise AssertionError(
                f"tempod does not accept events: {waited.stderr}\n{self.log_text()}"
            )

    def read_port(self) -> int:
        self.port = self.status()["ingestion"]["plain"]["port"]
        return self.port

    def wait(self) -> int:
        """The exit code, when tempod has ended by itself."""
        return self.process.wait(PATIENCE)

    def stop(self) -> int:
        """SIGTERM, then waits; the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.wait()

    def kill9(self) -> None:
        self.process.kill()
        self.wait()

    def restart(self) -> "Daemon":
        """Ends tempod cleanly where it runs, and starts it on the same folders and port."""
        assert self.stop() == 0, self.log_text()
        return self.start_again()

    def start_again(self) -> "Daemon":
        """Starts an ended tempod on the same folders and port."""
        if "--port" in self.bind_arguments and self.port:
            self.bind_arguments[self.bind_arguments.index("--port") + 1] = str(self.port)
        return self.start()

    def end(self) -> None:
        """Leaves nothing running, whatever the test did."""
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait(PATIENCE)

    def log_text(self) -> str:
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    # tempoctl -------------------------------------------------------------------------------

    def ctl_command(self, *args) -> list[str]:
        return [program("tempoctl"), "--socket", str(self.socket), *map(str, args)]

    def ctl(self, *args, check: bool = True, **options) -> subprocess.CompletedProcess:
        done = subprocess.run(
            self.ctl_command(*args),
            env=_CLEAN_ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
            **options,
        )
        if check and done.returncode != 0:
            raise CommandFailed(f"tempoctl {args} ended with {done.returncode}: {done.stderr}")
        return done

    def ctl_json(self, *args):
        return json.loads(self.ctl(*args, "--json").stdout)

    def status(self) -> dict:
        return self.ctl_json("status")

    def create_token(self, name="backup", provider="scripts", rate="off", *options) -> str:
        """The token of a new sender."""
        return self.create_sender(name, provider, rate, *options)["token"]

    def create_sender(self, name="backup", provider="scripts", rate="off", *options) -> dict:
        """A new sender: `id`, `name`, `provider` and `token`."""
        named = ("--name", name, "--provider", provider)
        return self.ctl_json("token", "create", *named, "--rate", rate, *options)

    def events(self, *options) -> list[dict]:
        """Every stored event, newest first."""
        listed = self.ctl("events", "list", *(options or ("--all",)), "--jsonl").stdout
        return [json.loads(line) for line in listed.splitlines()]

    def audit(self) -> list[dict]:
        """The whole audit, oldest first."""
        exported = self.ctl("audit", "export", "--format", "jsonl").stdout
        return [json.loads(line) for line in reversed(exported.splitlines())]

    # Sending --------------------------------------------------------------------------------

    def post(
        self, body, token=None, *, path="/ingest", method="POST", headers=None, source=None
    ) -> Answer:
        """One request on a connection of its own. Anything but bytes and text is sent as JSON."""
        fields = dict(headers or {})
        if token is not None:
            fields.setdefault("X-Tempo-Token", token)
        if not isinstance(body, (bytes, str, type(None))):
            body = json.dumps(body)
        if body is not None:
            fields.setdefault("Content-Type", "application/json")
        origin = (source, 0) if source else None
        connection = http.client.HTTPConnection(
            "127.0.0.1", self.port, timeout=PATIENCE, source_address=origin
        )
        try:
            connection.request(method, path, body, fields)
            answer = connection.getresponse()
            headers = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, headers, answer.read())
        finally:
            connection.close()

    def get(self, path: str, method: str = "GET", **options) -> Answer:
        return self.post(None, path=path, method=method, **options)

    def raw(self, source: str | None = None) -> RawConnection:
        return RawConnection(self.port, source)

    def curl(self, *args, **options) -> subprocess.CompletedProcess:
        """The real curl; standard output ends with a line that is the status code."""
        command = ["curl", "-sS", "--max-time", str(PATIENCE), "-w", "\n%{http_code}", *args]
        return subprocess.run(
            command, capture_output=True, text=True, timeout=PATIENCE, check=False, **options
        )

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def eventually(holds, what: str, patience: float = PATIENCE) -> None:
    """Asks `holds` again until it says yes; for state that no notification announces."""
    end = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < end, f"{what} did not come true"
