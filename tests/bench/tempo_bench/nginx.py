"""Debian's nginx as it comes, with one worker, answering every request with an empty 202."""

import os
import re
import socket
import subprocess
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from .machine import processor_seconds

SHIPPED = Path("/etc/nginx/nginx.conf")
TEMPORARY = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]


class AccessLog(Enum):
    """Whether each request is written to the access log, as Debian has it."""

    TO_FILE = "to a file"
    OFF = "off"


@dataclass(frozen=True)
class Certificate:
    """Files in PEM."""

    chain: Path
    key: Path


def make_certificate(folder: Path) -> Certificate:
    """One of the kind that tempod makes: ECDSA P-256, signed by an authority that is not sent."""
    files = {name: folder / f"{name}.pem" for name in ("authority", "authority-key", "leaf", "key")}
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    new = ["openssl", "req", "-x509", *key]
    authority = ["-subj", "/CN=Bench", "-keyout", files["authority-key"], "-out", files["authority"]]
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    issuer = ["-CA", files["authority"], "-CAkey", files["authority-key"]]
    leaf = [*names, *issuer, "-keyout", files["key"], "-out", files["leaf"]]
    for options in (authority, leaf):
        subprocess.run([*new, *map(str, options)], check=True, capture_output=True)
    return Certificate(files["leaf"], files["key"])


def _configuration(
    folder: Path, port: int, log: AccessLog, certificate: Certificate | None
) -> str:
    """The shipped file, changed only in what one worker on other folders needs, and in that it
    keeps a connection for any number of requests, as tempod does."""
    text = SHIPPED.read_text()
    target = "off" if log is AccessLog.OFF else str(folder / "access.log")
    text = re.sub(r"^user .*;", "", text, flags=re.M)
    text = re.sub(r"worker_processes .*;", "worker_processes 1;", text)
    text = re.sub(r"pid .*;", f"pid {folder}/nginx.pid; daemon off;", text)
    text = re.sub(r"error_log .*;", f"error_log {folder}/error.log;", text)
    text = re.sub(r"access_log .*;", f"access_log {target};", text)
    text = re.sub(r"include /etc/nginx/(modules-enabled|conf\.d|sites-enabled)/.*;", "", text)
    paths = "".join(f"{name}_temp_path {folder}/{name};" for name in TEMPORARY)
    listen = f"listen 127.0.0.1:{port}"
    if certificate:
        files = f"ssl_certificate {certificate.chain}; ssl_certificate_key {certificate.key}"
        listen += f" ssl; {files}"
    server = f"server {{ {listen}; location / {{ return 202; }} }}"
    lasting = "keepalive_requests 1000000000;"
    return text.replace("http {", f"http {{ {paths} {lasting} {server}", 1)


class Nginx:
    """A running nginx, with TLS where it has a certificate; ends with the `with` block."""

    def __init__(self, folder: Path, log: AccessLog, certificate: Certificate | None = None):
        folder.mkdir(parents=True, exist_ok=True)
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        file = folder / "nginx.conf"
        file.write_text(_configuration(folder, self.port, log, certificate))
        command = ["nginx", "-p", str(folder), "-c", str(file), "-e", str(folder / "error.log")]
        self._process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        self._access_log = folder / "access.log"
        self._wait(folder)

    def _wait(self, folder: Path) -> None:
        while not self._listens():
            if self._process.poll() is not None:
                raise RuntimeError(f"nginx did not start: {(folder / 'error.log').read_text()}")
            os.sched_yield()

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def processor_seconds(self) -> float:
        """Of all its processes since they started."""
        own = self._process.pid
        children = Path(f"/proc/{own}/task/{own}/children").read_text().split()
        return sum(processor_seconds(int(pid)) for pid in [own, *children])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.terminate()
        self._process.wait()
        self._access_log.unlink(missing_ok=True)
