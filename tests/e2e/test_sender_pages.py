"""The pages of docs/senders: their templates are accepted and mean what the score makes of them,
their scripts run against stand-ins for the tools, and their links lead somewhere."""

import http.server
import json
import os
import re
import shlex
import shutil
import subprocess
import threading

import pytest

from tempo_e2e import bundled
from tempo_e2e import senders as pages
from tempo_e2e.daemon import eventually
from tempo_e2e.documents import configuration, marked
from tempo_e2e.programs import PATIENCE, REPOSITORY, program

HERE = "http://your-machine:7776"
LONGEST = 55  # lines: what fits on a screen


# The pages themselves ---------------------------------------------------------------------------


def page_text(name):
    return (pages.FOLDER / f"{name}.md").read_text()


@pytest.mark.parametrize("page", pages.PAGES, ids=lambda page: page.stem)
def test_a_page_fits_on_a_screen_and_says_what_every_page_says(page):
    text = page.read_text()
    assert len(text.splitlines()) <= LONGEST
    assert HERE in text and "8776" in text, "plain and TLS"
    assert "tempoctl token create" in text
    assert re.search(r"Scores?: `", text)
    assert "tempo_" not in text.replace("tempo_token", ""), "no token of a machine"


@pytest.mark.parametrize("page", pages.PAGES, ids=lambda page: page.stem)
def test_json_of_a_page_is_json(page):
    for block in re.findall(r"^```json\n(.*?)^```", page.read_text(), re.M | re.S):
        json.loads(block)


@pytest.mark.parametrize("page", [*pages.PAGES, pages.FOLDER / "README.md"], ids=lambda p: p.stem)
def test_links_lead_somewhere(page):
    links = re.findall(r"\]\(([^)#]+)", page.read_text())
    missing = [link for link in links
               if "://" not in link and not (page.parent / link).resolve().exists()]
    assert missing == []


def test_the_index_has_every_page():
    index = (pages.FOLDER / "README.md").read_text()
    assert [page.name for page in pages.PAGES if f"]({page.name})" not in index] == []


def test_every_bundled_score_is_in_the_tables_and_on_a_page():
    guide = (REPOSITORY / "docs/SCORES.md").read_text()
    table = dict(re.findall(r"\(senders/([\w-]+)\.md\) \| `([\w.-]+)`", guide))
    rows = set(re.findall(r"^\| .* \| `([\w.-]+)` \|$", guide, re.M))
    assert {file.stem for file in bundled.FILES} <= rows
    for page, provider in table.items():
        assert f"`{provider}`" in page_text(page), f"{page}.md does not name {provider}"


def commands(page):
    """The lines that make a token, as words."""
    lines = re.findall(r"tempoctl token create .*?(?=`|$)", page.read_text(), re.M)
    return [shlex.split(line)[1:] for line in lines]


@pytest.mark.parametrize("page", pages.PAGES, ids=lambda page: page.stem)
def test_the_token_of_a_page_is_made_and_fits_a_bundled_score(shared, page):
    scores = {file.stem for file in bundled.FILES}
    for words in commands(page):
        shared.ctl(*words)
        provider = words[words.index("--provider") + 1]
        parts = provider.split(".")
        assert scores & {".".join(parts[:end]) for end in range(1, len(parts) + 1)}, provider


# Templates --------------------------------------------------------------------------------------

PROXMOX = pages.handlebars_of_proxmox
JELLYFIN = pages.handlebars_of_jellyfin
HOME = pages.jinja_of_home_assistant
LOCK = {"entity_id": "lock.door", "device_class": "", "name": 'The "big" door', "area": "",
        "old_state": "locked"}

# page, template, how the tool fills it in, with what, provider, and what the score makes of it
TEMPLATES = [
    ("webhook", "doorbell", pages.as_it_stands, {}, "webhook",
     {"severity": "warning", "label": "Firing", "tag": "door", "state": "firing"}),
    ("proxmox-ve", "proxmox-ve", PROXMOX,
     {"title": 'vzdump "nightly": backup failed', "severity": "error",
      "fields": {"type": "vzdump", "hostname": "pve1", "job-id": "backup-1f"}},
     "com.proxmox", {"severity": "error", "label": "Backup failed", "tag": "backup"}),
    ("proxmox-ve", "proxmox-ve", PROXMOX,
     {"title": "SMART error (Health) detected on host: pve1", "severity": "unknown",
      "fields": {"type": "system-mail", "hostname": "pve1"}},
     "com.proxmox", {"severity": "error", "label": "Disk", "emoji": "✉️"}),
    ("proxmox-backup-server", "proxmox-backup-server", PROXMOX,
     {"title": "Garbage Collect Datastore 'tank' successful", "severity": "info",
      "fields": {"type": "gc", "hostname": "pbs", "datastore": "tank"}},
     "com.proxmox.pbs", {"severity": "ok", "label": "Done", "tag": "tank"}),
    ("jellyfin", "jellyfin", JELLYFIN,
     {"NotificationType": "ItemAdded", "Name": 'The "Pilot"', "ItemType": "Episode",
      "SeriesName": "Fjord", "SeasonNumber": 1, "EpisodeNumber": 2, "ItemId": "aa", "ServerId": "bb",
      "ServerUrl": "http://jellyfin.lan:8096"},
     "org.jellyfin", {"severity": "ok", "title": 'Fjord: The "Pilot"',
                      "subtitle": "Season 1, episode 2"}),
    ("jellyfin", "jellyfin", JELLYFIN,
     {"NotificationType": "AuthenticationFailure", "Username": "guest", "DeviceName": "TV"},
     "org.jellyfin", {"severity": "warning", "title": "Login failed: guest", "tag": "security"}),
    ("home-assistant", "home-assistant", HOME,
     {"entity_id": "binary_sensor.cellar", "device_class": "smoke", "name": "Cellar",
      "area": "Cellar", "state": "on", "old_state": "off"},
     "com.home-assistant", {"severity": "critical", "title": "Smoke: Cellar", "state": "firing",
                            "tag": "Cellar"}),
    ("home-assistant", "home-assistant", HOME, {**LOCK, "state": "unlocked"},
     "com.home-assistant", {"severity": "info", "label": "Unlocked", "state": "firing",
                            "needsAttention": False}),
    ("synology", "synology", pages.at_signs_of_dsm,
     {"text": 'Volume 1 on "nas" has been degraded.\nSee Storage Manager.'},
     "com.synology", {"severity": "critical", "label": "Degraded"}),
]


@pytest.fixture(scope="module")
def tokens(shared):
    """A token of a provider, made when it is first asked for."""
    made = {}

    def of(provider):
        if provider not in made:
            made[provider] = shared.create_token(provider, provider)
        return made[provider]

    return of


def meaning(provider, event, folder):
    """What the bundled score makes of the event."""
    file = folder / "event.json"
    file.write_text(json.dumps(event))
    done = subprocess.run(
        [program("tempoctl"), "score", "test", "--json", bundled.FOLDER / f"{provider}.json", file],
        capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["events"][0]


@pytest.mark.parametrize("page, name, fill, values, provider, expected", TEMPLATES,
                         ids=[f"{case[0]}-{number}" for number, case in enumerate(TEMPLATES)])
def test_a_filled_in_template_is_accepted_and_understood(shared, tokens, tmp_path, page, name, fill,
                                                         values, provider, expected):
    event = pages.filled(page, name, fill, values)
    answer = shared.post(event, tokens(provider))
    assert answer.status == 200, answer.body
    made = meaning(provider, event, tmp_path)
    assert {key: made.get(key) for key in expected} == expected


def test_every_template_is_tried():
    tried = {(case[0], case[1]) for case in TEMPLATES}
    shown = {(page.stem, name) for page in pages.PAGES
             for name in re.findall(r"<!-- template: ([\w-]+) -->", page.read_text())}
    assert shown == tried


@pytest.mark.skipif(shutil.which("nodejs") is None and shutil.which("node") is None,
                    reason="nodejs is not installed")
@pytest.mark.parametrize("message, expected", [
    ({"payload": "Rain", "topic": "weather"}, {"title": "Rain", "severity": "info"}),
    ({"payload": {"title": "Wet", "metadata": {"status": "on"}}, "topic": "cellar"},
     {"title": "Wet", "severity": "warning", "state": "firing"}),
    ({"payload": 21.5}, {"title": "21.5", "severity": "info"}),
])
def test_the_flow_of_node_red_makes_events(shared, tokens, tmp_path, message, expected):
    function, post = json.loads(marked(pages.FOLDER / "node-red.md", "flow", "node-red"))
    assert post["url"] == f"{HERE}/ingest" and function["wires"] == [[post["id"]]]
    script = ("const env = {get: name => process.env[name]};"
              f"const run = new Function('msg', 'env', {json.dumps(function['func'])});"
              f"console.log(JSON.stringify(run({json.dumps(message)}, env)));")
    ran = subprocess.run([shutil.which("nodejs") or shutil.which("node"), "-e", script],
                         capture_output=True, text=True, check=True,
                         env=os.environ | {"TEMPO_TOKEN": tokens("org.nodered")})
    made = json.loads(ran.stdout)
    answer = shared.post(made["payload"], headers=made["headers"])
    assert answer.status == 200, answer.body
    assert expected.items() <= meaning("org.nodered", made["payload"], tmp_path).items()


@pytest.mark.skipif(shutil.which("apprise") is None, reason="apprise is not installed")
@pytest.mark.parametrize("tag, severity", [("good", "info"), ("bad", "error")])
def test_apprise_posts_with_its_configuration(daemon, tmp_path, tag, severity):
    token = daemon.create_token("apprise", "net.gotify.apprise")
    written = configuration(pages.FOLDER / "apprise.md", "apprise")
    file = tmp_path / "apprise.yml"
    file.write_text(written.replace("your-machine:7776/TOKEN", f"127.0.0.1:{daemon.port}/{token}"))
    subprocess.run(["apprise", "--config", file, "--tag", tag, "--title", "Backup", "--body", "x"],
                   check=True, capture_output=True)
    (event,) = daemon.events()
    assert (event["title"], event["severity"]) == ("Backup", severity)


# Scripts ----------------------------------------------------------------------------------------


class Machine:
    """A machine with a sender: its home, the tools it has, and a token of its provider."""

    def __init__(self, daemon, folder, provider):
        self.daemon = daemon
        self.folder = folder
        self.tools = folder / "bin"
        for path in (self.tools, folder / ".config", folder / "etc/beszel", folder / "var/lib"):
            path.mkdir(parents=True)
        self.provider = provider
        self.token = daemon.create_token(provider, provider)
        for file in (".config/tempo-token", "etc/token", "token"):
            (folder / file).write_text(self.token + "\n")
        shutil.copy(REPOSITORY / "packaging/tempo-post", self.tools / "tempo-post")

    def tool(self, name, text):
        """A stand-in for a program that only the real machine has."""
        path = self.tools / name
        path.write_text(f"#!/bin/sh\n{text}\n")
        path.chmod(0o755)

    def script(self, page, name, **moved):
        """The page's script, in a file of this machine."""
        text = marked(pages.FOLDER / f"{page}.md", "run", name)
        moved = {HERE: self.daemon.url, "/etc/tempo": str(self.folder / "etc"),
                 "/var/": f"{self.folder}/var/"} | moved
        for documented, own in moved.items():
            text = text.replace(documented, own)
        path = self.folder / name
        path.write_text(text)
        return path

    def command(self, script, *arguments):
        environment = {name: value for name, value in os.environ.items()
                       if not name.startswith("TEMPO_")}
        environment |= {"HOME": str(self.folder), "PATH": f"{self.tools}:{os.environ['PATH']}"}
        return {"args": ["sh", str(script), *map(str, arguments)], "env": environment,
                "cwd": self.folder, "text": True, "stdin": subprocess.DEVNULL}

    def run(self, script):
        done = subprocess.run(**self.command(script), capture_output=True, timeout=PATIENCE,
                              check=False)
        assert done.returncode == 0, done.stderr
        return done

    def events(self):
        """What has arrived, the oldest first."""
        return list(reversed(self.daemon.events("--all", "--provider", self.provider)))

    def shown(self):
        """The same with the titles that the bundled score gives them."""
        return [event | {"title": event.get("displayTitle") or event["title"]}
                for event in self.events()]


@pytest.fixture
def machine(daemon, tmp_path):
    return lambda provider: Machine(daemon, tmp_path / "machine", provider)


@pytest.mark.parametrize("name", ["tempo-post", "curl"])
@pytest.mark.parametrize("code, severity, state", [(0, "ok", "resolved"), (3, "error", "firing")])
def test_a_script_tells_how_its_job_ended(machine, name, code, severity, state):
    nas = machine("scripts.backup")
    nas.tool("backup-photos", f"exit {code}")
    nas.run(nas.script("scripts", name))
    (event,) = nas.events()
    assert event["metadata"]["job"] == "photos"
    assert (event["severity"], event["state"]) == (severity, state)
    assert event["role"] == ("opens" if code else "closes")


def test_a_cloud_event_is_posted_with_curl(machine):
    pump = machine("io.cloudevents")
    pump.run(pump.script("cloudevents", "cloudevents"))
    (event,) = pump.events()
    assert event["title"] == "The pump does not start"
    (made,) = pump.shown()
    assert (made["severity"], made["label"], made["tag"]) == ("error", "pump.failed", "/cellar/pump")


ALERT = {"uuid": "aa-1", "level": "CRITICAL", "klass": "VolumeStatus", "dismissed": False,
         "formatted": "Pool tank is <b>DEGRADED</b>:\nOne disk is gone.", "text": "%s"}
OTHER = {"uuid": "bb-2", "level": "WARNING", "klass": "SMART", "dismissed": False,
         "formatted": None, "text": "Disk is warm"}


def test_truenas_tells_what_is_new_and_what_is_gone(machine):
    nas = machine("com.truenas")
    shutil.copy(nas.tools / "tempo-post", nas.folder / "tempo-post")
    script = nas.script("truenas", "truenas")
    nas.tool("midclt", f"cat {nas.folder}/alerts")
    for alerts in ([ALERT], [ALERT, OTHER], [ALERT, OTHER], [{**ALERT, "dismissed": True}], []):
        (nas.folder / "alerts").write_text(json.dumps(alerts))
        nas.run(script)
    first, second = nas.events()
    assert (first["externalID"], first["state"], first["revision"]) == ("aa-1", "resolved", 2)
    assert first["title"] == "Pool tank is DEGRADED : One disk is gone."
    assert (second["externalID"], second["state"], second["revision"]) == ("bb-2", "resolved", 2)
    assert [made["label"] for made in nas.shown()] == ["Cleared", "Cleared"]


def test_pi_hole_tells_when_blocking_changes(machine):
    pi = machine("net.pi-hole.pi-hole")
    script = pi.script("pi-hole", "pi-hole")
    answer = pi.folder / "answer"
    pi.tool("pihole", f"cat {answer}")
    for state in ("enabled", "enabled", "disabled", None, "enabled"):
        answer.write_text(f'{{\n  "blocking": "{state}",\n  "timer": null\n}}' if state else "Error")
        pi.run(script)
    (event,) = pi.events()
    assert event["revision"] == 4 and event["metadata"]["blocking"] == "enabled"
    assert pi.shown()[0]["label"] == "Blocking"


LOG = """\
[2026-01-02 03:04:05.678][vaultwarden::api::identity][ERROR] Username or password is incorrect. \
Try again. IP: 192.168.1.7. Username: me@example.org.
[2026-01-02 03:04:06.678][request][INFO] GET /api/config
[2026-01-02 03:04:07.678][vaultwarden::api::admin][ERROR] Invalid admin token. IP: fd00::7
[2026-01-02 03:04:08.678][vaultwarden::api::identity][INFO] User me@example.org logged in \
successfully. IP: 192.168.1.7
"""


def test_vaultwarden_tells_of_logins(machine):
    vault = machine("com.vaultwarden")
    log = vault.folder / "vaultwarden.log"
    log.write_text("before\n")
    script = vault.script("vaultwarden", "vaultwarden", **{"tail -n 0": "tail -n +2"})
    with subprocess.Popen(**vault.command(script, log), start_new_session=True) as watching:
        with log.open("a") as more:
            more.write(LOG)
        eventually(lambda: len(vault.events()) == 3, "three events")
        os.killpg(watching.pid, 15)
    wrong, admin, right = [event["metadata"] for event in vault.events()]
    assert (wrong["event"], wrong["address"], wrong["user"]) == (
        "login-failed", "192.168.1.7", "me@example.org")
    assert (admin["event"], admin["address"]) == ("admin-login-failed", "fd00::7")
    assert (right["event"], right["user"]) == ("login", "me@example.org")
    assert vault.shown()[0]["title"] == "Wrong password for me@example.org"


class Hub(http.server.BaseHTTPRequestHandler):
    """As much of Beszel's hub as the script asks for."""

    def answer(self, value):
        body = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        login = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.answer({"token": "of-" + login["identity"]})

    def do_GET(self):
        assert self.headers["Authorization"] == "of-me"
        self.answer({"items": self.server.alerts})

    def log_message(self, *_):
        pass


def alert(identity, name, created, resolved=""):
    return {"id": identity, "name": name, "value": 91.5, "created": created, "resolved": resolved,
            "expand": {"system": {"name": "nas"}}}


def test_beszel_tells_each_change_once(machine):
    hub = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    threading.Thread(target=hub.serve_forever, args=(0.01,), daemon=True).start()
    box = machine("com.beszel")
    url = f"http://127.0.0.1:{hub.server_port}"
    script = box.script("beszel", "beszel", **{"http://beszel.lan:8090": url})
    (box.folder / "etc/beszel/login").write_text('{"identity": "me", "password": "x"}')
    (box.folder / "etc/beszel/header").write_text(f"X-Tempo-Token: {box.token}\n")
    old = alert("o", "CPU", "2020-01-01 00:00:00.000Z", "2020-01-01 01:00:00.000Z")
    open_disk = alert("d", "Disk", "2999-01-01 00:00:00.000Z")
    hub.alerts = [old, open_disk]
    box.run(script)
    box.run(script)
    assert [(event["externalID"], event["revision"]) for event in box.events()] == [("d", 1)]
    assert box.shown()[0]["title"] == "nas: disk at 91.5 %"
    hub.alerts = [old, alert("d", "Disk", "2999-01-01 00:00:00.000Z", "2999-01-01 01:00:00.000Z")]
    box.run(script)
    hub.shutdown()
    hub.server_close()
    (event,) = box.events()
    assert (event["revision"], event["metadata"]["resolved"]) == (2, True)
    assert box.shown()[0]["severity"] == "ok"
