"""Debian's nginx as it comes, with one worker, answering every request with an empty 202."""

import os
import re
import socket
import subprocess
from enum import Enum
from pathlib import Path

SHIPPED = Path("/etc/nginx/nginx.conf")
TEMPORARY = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]


class AccessLog(Enum):
    """Whether each request is written to the access log, as Debian has it."""

    TO_FILE = "to a file"
    OFF = "off"


def _configuration(folder: Path, port: int, log: AccessLog) -> str:
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
    server = f"server {{ listen 127.0.0.1:{port}; location / {{ return 202; }} }}"
    lasting = "keepalive_requests 1000000000;"
    return text.replace("http {", f"http {{ {paths} {lasting} {server}", 1)


class Nginx:
    """A running nginx; ends with the `with` block."""

    def __init__(self, folder: Path, log: AccessLog):
        folder.mkdir(parents=True, exist_ok=True)
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        file = folder / "nginx.conf"
        file.write_text(_configuration(folder, self.port, log))
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

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.terminate()
        self._process.wait()
        self._access_log.unlink(missing_ok=True)
