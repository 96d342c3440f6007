"""An ACME authority on loopback, Debian's pebble, and Debian's certbot as its client."""

import json
import os
import socket
import ssl
import subprocess
import urllib.request
from pathlib import Path

from .certificates import Authority
from .daemon import eventually
from .ports import free_port
from .programs import PATIENCE

DOMAIN = "tempo.example.org"


class Pebble:
    """pebble, and a name server that finds every name on loopback. Nothing leaves the machine."""

    def __init__(self, folder: Path):
        # What pebble shows on its own ports; its ACME authority is another one.
        self.authority = Authority(folder / "pebble")
        certificate, key = self.authority.issue_server()
        self.port, self._management, self.challenge_port = (free_port() for _ in range(3))
        names, tls_challenge = free_port(socket.SOCK_DGRAM), free_port()
        config = {
            "listenAddress": f"127.0.0.1:{self.port}",
            "managementListenAddress": f"127.0.0.1:{self._management}",
            "certificate": str(certificate),
            "privateKey": str(key),
            "httpPort": self.challenge_port,
            "tlsPort": tls_challenge,
        }
        file = folder / "pebble.json"
        file.write_text(json.dumps({"pebble": config}))
        name_server = f"127.0.0.1:{names}"
        none = ("-http01", "", "-https01", "", "-tlsalpn01", "")
        answers = ("-defaultIPv4", "127.0.0.1", "-defaultIPv6", "")
        management = ("-management", f"127.0.0.1:{free_port()}")
        self._log = (folder / "pebble.log").open("wb")
        self._processes = [
            self._spawn("pebble-challtestsrv", "-dns01", name_server, *none, *answers, *management),
            self._spawn("pebble", "-config", str(file), "-dnsserver", name_server, "-strict"),
        ]
        eventually(self._answers, "pebble listening")

    def _spawn(self, *command: str) -> subprocess.Popen:
        quick = {"PEBBLE_VA_NOSLEEP": "1", "PEBBLE_WFE_NONCEREJECT": "0"}
        return subprocess.Popen(
            command, env=os.environ | quick, stdout=self._log, stderr=subprocess.STDOUT
        )

    def _answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def root(self) -> str:
        """The root under which it issues, in PEM; another one at each start."""
        context = ssl.create_default_context(cafile=self.authority.file)
        url = f"https://127.0.0.1:{self._management}/roots/0"
        with urllib.request.urlopen(url, context=context, timeout=PATIENCE) as answer:
            return answer.read().decode()

    def end(self) -> None:
        for process in self._processes:
            process.kill()
            process.wait(PATIENCE)
        self._log.close()


class Certbot:
    """certbot with folders of its own, for one name at one authority."""

    def __init__(self, folder: Path, pebble: Pebble):
        self._folder = folder
        self._pebble = pebble
        self.live = folder / "config" / "live" / DOMAIN

    def obtain(self) -> None:
        account = ("--agree-tos", "--register-unsafely-without-email")
        challenge = ("--http-01-port", str(self._pebble.challenge_port))
        address = ("--http-01-address", "127.0.0.1")
        self._run("certonly", "--standalone", *challenge, *address, *account, "-d", DOMAIN)

    def renew(self) -> None:
        self._run("renew", "--force-renewal", "--no-random-sleep-on-renew")

    def _run(self, *command: str) -> None:
        folders = [
            word
            for name in ("config", "work", "logs")
            for word in (f"--{name}-dir", str(self._folder / name))
        ]
        server = ("--server", f"https://127.0.0.1:{self._pebble.port}/dir")
        done = subprocess.run(
            ["certbot", *command, *folders, *server, "--non-interactive"],
            env=os.environ | {"REQUESTS_CA_BUNDLE": str(self._pebble.authority.file)},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
