"""The reverse proxies of docs/HARDENING.md, started as the guide has them."""

import json
import os
import re
import socket
import ssl
import subprocess
from pathlib import Path

import pytest

from tempo_e2e import tls
from tempo_e2e.daemon import eventually
from tempo_e2e.documents import configuration
from tempo_e2e.ports import free_port
from tempo_e2e.programs import PATIENCE, REPOSITORY, missing

GUIDE = REPOSITORY / "docs/HARDENING.md"
NAME = "tempo.example.net"
CONFIGURATIONS = ["caddy", "nginx", "caddy-tls", "nginx-tls"]
# Nothing but what the test itself needs: no control port, no redirects, no certificates from afar.
CADDY = """{{
    admin off
    auto_https off
    default_bind 127.0.0.1
    https_port {port}
    storage file_system {folder}
"""
NGINX = """
{user}
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log {folder}/access.log;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {site}
}}
"""


class Proxy:
    """A configuration of the guide in force, with this machine's ports and the test's own files.

    `authority` is what its clients trust.
    """

    def __init__(self, name: str, folder, daemon):
        self.program = name.partition("-")[0]
        if missing(self.program):
            pytest.skip(f"needs {self.program}")
        folder.mkdir()
        self.port, self.folder, self.daemon = 0, folder, daemon
        self.authority = folder / "proxy.pem"
        self._make_certificate()
        site = configuration(GUIDE, name)
        self._start(free_port(), site)

    def _make_certificate(self) -> None:
        key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
        names = ["-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}"]
        files = ["-keyout", self.folder / "proxy.key", "-out", self.authority]
        make = ["openssl", "req", "-x509", *key, *names, *files]
        subprocess.run(make, check=True, capture_output=True, timeout=PATIENCE)

    def _configuration(self, site: str) -> str:
        """The guide's text with other paths and ports, and what a whole file needs around it."""
        secure = tls.status(self.daemon)["port"]
        changes = {
            r"/etc/\S*(tempo|fullchain)\.pem": self.authority,
            r"/etc/\S*(tempo\.key|privkey\.pem)": self.folder / "proxy.key",
            r"/etc/\S*/tempo-ca\.pem": tls.authority(self.daemon),
            r"127\.0\.0\.1:7776": f"127.0.0.1:{self.daemon.port}",
            r"nas\.home\.arpa:8776": f"localhost:{secure}",
            r"listen 443": f"listen 127.0.0.1:{self.port}",
        }
        for pattern, instead in changes.items():
            site = re.sub(pattern, str(instead), site)
        assert "/etc/" not in site
        if self.program == "caddy":
            options = CADDY.format(port=self.port, folder=self.folder)
            return site.replace("{\n", options, 1)
        user = "user root;" if os.geteuid() == 0 else ""  # its workers write to our folder
        return NGINX.format(folder=self.folder, site=site, user=user)

    def _start(self, port: int, site: str) -> None:
        self.port = port
        file, folder = str(self.folder / "configuration"), str(self.folder)
        Path(file).write_text(self._configuration(site))
        command = {
            "caddy": ["caddy", "run", "--adapter", "caddyfile", "--config", file],
            "nginx": ["nginx", "-p", folder, "-c", file, "-e", f"{folder}/error.log"],
        }[self.program]
        homes = {"HOME": folder, "XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder}
        with (self.folder / "log").open("w") as log:
            self.process = subprocess.Popen(
                command, env=os.environ | homes, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        eventually(lambda: self._ended() or self._answers(), f"{self.program} answering")
        assert not self._ended(), self.log()

    def _ended(self) -> bool:
        return self.process.poll() is not None

    def _answers(self) -> bool:
        """Whether who listens has our certificate."""
        context = ssl.create_default_context(cafile=self.authority)
        try:
            with socket.create_connection(("127.0.0.1", self.port), PATIENCE) as connection:
                context.wrap_socket(connection, server_hostname=NAME).close()
        except OSError:
            return False
        return True

    def log(self) -> str:
        texts = [self.folder / "log", self.folder / "error.log"]
        return "".join(text.read_text() for text in texts if text.exists())

    def post(self, token: str, body: str, *options) -> tuple[int, str]:
        """What curl is answered that knows the proxy by its name and trusts its certificate."""
        # Over HTTP/2 curl 7.88 takes an answer that comes before it has sent everything for an error.
        there = ["--http1.1", "--resolve", f"{NAME}:{self.port}:127.0.0.1"]
        trust = ["--cacert", str(self.authority)]
        fields = ["-H", f"X-Tempo-Token: {token}", "-H", "Content-Type: application/json"]
        url = f"https://{NAME}:{self.port}/ingest"
        told = self.daemon.curl(*there, *trust, *fields, *options, "--data-binary", "@-", url, input=body)
        text, _, status = told.stdout.rpartition("\n")
        return int(status), text

    def end(self) -> None:
        self.process.terminate()
        self.process.wait(PATIENCE)


@pytest.fixture(scope="module")
def secure(shared):
    shared.ctl("settings", "set", "ingestion.tls.port", "0")
    shared.ctl("tls", "enable")
    return shared


@pytest.fixture(scope="module", params=CONFIGURATIONS)
def proxy(request, secure, tmp_path_factory):
    running = Proxy(request.param, tmp_path_factory.mktemp("proxy") / request.param, secure)
    yield running
    running.end()


def test_an_event_passes_through_with_its_answer(proxy, secure, shared_token):
    status, text = proxy.post(shared_token, '{"title":"Through the proxy"}')
    assert status == 200, proxy.log()
    assert json.loads(text)["id"] == secure.events("--limit", "1")[0]["id"]


def test_a_refusal_passes_through_as_it_is(proxy, shared_token):
    status, text = proxy.post(shared_token, '{"titel":"Through the proxy"}')
    assert status == 422
    assert [fault["pointer"] for fault in json.loads(text)["errors"]]
    assert proxy.post("nobody", '{"title":"Through the proxy"}')[0] == 401


def test_the_largest_body_passes_and_a_larger_one_is_refused(proxy, shared_token):
    filler = {f"note{n}": "x" * 30_000 for n in range(130)}
    body = json.dumps({"title": "Large", "metadata": filler})
    assert proxy.post(shared_token, body)[0] == 200
    # Caddy stops reading at once, and does not always wait for the answer while it still sends.
    cut_off = (0, 100, 502) if proxy.program == "caddy" else ()
    assert proxy.post(shared_token, " " * (5 * 2**20))[0] in (413, *cut_off)


def test_a_repeated_post_is_stored_once(proxy, secure, shared_token):
    key = ["-H", f"Idempotency-Key: {proxy.folder.name}"]
    answers = {proxy.post(shared_token, '{"title":"Once"}', *key) for _ in range(2)}
    assert len(answers) == 1


def test_tempo_sees_the_client_of_a_proxy_that_is_named(proxy, secure, shared_token):
    secure.ctl("settings", "set", "network.proxies", "127.0.0.1,::1")
    status, _ = proxy.post(
        shared_token, '{"title":"Whose"}',
        *("--interface", "127.0.0.9", "-H", "X-Forwarded-For: 10.0.0.1"),
        *("-H", "Forwarded: for=10.0.0.1"),
    )
    secure.ctl("settings", "unset", "network.proxies")
    assert status == 200, proxy.log()
    event = secure.events("--limit", "1")[0]
    assert event["metadata"]["senderAddress"] == "127.0.0.9"
    assert event["transport"] == "tls"


def test_a_sender_that_requires_tls_comes_through_a_named_proxy_or_over_tls(proxy, secure):
    name = proxy.folder.name
    token = secure.create_token(f"strict, {name}", "strict", "off", "--require-tls")
    secure.ctl("settings", "set", "network.proxies", "127.0.0.1,::1")
    named, _ = proxy.post(token, '{"title":"Named"}')
    secure.ctl("settings", "unset", "network.proxies")
    assert named == 200
    unnamed, _ = proxy.post(token, '{"title":"Unnamed"}')
    assert unnamed == (200 if name.endswith("-tls") else 401)


def assert_keeps_no(token: str, proxy: Proxy) -> None:
    for file in proxy.folder.iterdir():
        if file.is_file():
            assert token.encode() not in file.read_bytes(), file


def test_the_proxy_keeps_no_token_in_its_logs(proxy, shared_token):
    assert proxy.post(shared_token, '{"title":"Logged"}')[0] == 200
    assert_keeps_no(shared_token, proxy)


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_a_proxy_that_cannot_reach_tempo_keeps_no_token_either(make_daemon, tmp_path, name):
    daemon = make_daemon(settings=tls.FREE_PORT | {"ingestion.tls.enabled": "true"}).start()
    token = daemon.create_token()
    proxy = Proxy(name, tmp_path / name, daemon)
    daemon.stop()
    assert proxy.post(token, '{"title":"Lost"}')[0] == 502
    proxy.end()
    assert proxy.log()
    assert_keeps_no(token, proxy)


@pytest.mark.skipif(bool(missing("nft", "unshare")), reason="needs nft (Debian: nftables)")
def test_the_firewall_rules_are_rules(tmp_path):
    rules = tmp_path / "nftables.conf"
    rules.write_text(configuration(GUIDE, "nftables"))
    check = ["unshare", "-r", "-n", "nft", "-c", "-f", str(rules)]
    done = subprocess.run(check, capture_output=True, text=True, timeout=PATIENCE, check=False)
    if "Operation not permitted" in done.stderr:
        pytest.skip(f"this machine allows no network of one's own: {done.stderr}")
    assert done.returncode == 0, done.stderr
