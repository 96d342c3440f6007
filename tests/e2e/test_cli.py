"""tempoctl as a person and a script use it: exit codes, forms of output, help."""

import json
import re
import subprocess

import pytest

from tempo_e2e.programs import REPOSITORY, missing, program

VERBS = {
    "status": [],
    "health": [],
    "events": ["list", "show", "tail", "ack", "dismiss", "delete"],
    "token": ["create", "list", "show", "rename", "rotate", "revoke", "set"],
    "settings": ["list", "get", "set", "unset"],
    "audit": ["list", "verify", "export"],
    "score": ["validate", "test", "preview"],
    "diagnostics": [],
}
EVERY_VERB = [[verb] for verb in VERBS] + [[v, s] for v, subs in VERBS.items() for s in subs]
MAN_PAGES = sorted((REPOSITORY / "docs/man").glob("*.[18]"))
UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"


def run(*arguments, **options):
    return subprocess.run(
        [program("tempoctl"), *arguments], capture_output=True, text=True, check=False, **options
    )


# Exit codes -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["events"],
        ["--nonsense"],
        ["token", "create"],
        ["events", "list", "--limit", "x"],
    ],
)
def test_a_wrong_command_line_is_2(arguments):
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stdout == "" and done.stderr


def test_a_daemon_that_is_not_there_is_3(tmp_path):
    done = run("--socket", str(tmp_path / "none.sock"), "status")
    assert done.returncode == 3
    assert str(tmp_path / "none.sock") in done.stderr
    assert run("--socket", str(tmp_path / "none.sock"), "health", "--wait", "0").returncode == 3


def test_a_thing_that_does_not_exist_is_1(daemon):
    for command in (
        ["token", "show", "nobody"],
        ["events", "show", "0190a000-0000-7000-8000-000000000000"],
        ["settings", "get", "no.such"],
    ):
        done = daemon.ctl(*command, check=False)
        assert done.returncode in (1, 2), done
        assert done.stderr.startswith("tempoctl: ")


def test_done_is_0(daemon):
    for command in (
        ["status"],
        ["health"],
        ["events", "list"],
        ["token", "list"],
        ["settings", "list"],
        ["audit", "list"],
        ["audit", "verify"],
    ):
        assert daemon.ctl(*command, check=False).returncode == 0, command


# Forms of output ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "command",
    [
        ["status"],
        ["health"],
        ["events", "list"],
        ["token", "list"],
        ["settings", "list"],
        ["settings", "get", "ingestion.port"],
        ["audit", "list"],
        ["audit", "verify"],
    ],
)
def test_every_reading_verb_has_json(daemon, token, command):
    daemon.post({"title": "T"}, token)
    assert isinstance(daemon.ctl_json(*command), (dict, list))
    before_the_verb = daemon.ctl("--json", *command).stdout
    assert isinstance(json.loads(before_the_verb), (dict, list))


def test_a_line_of_jsonl_has_the_names_of_the_wire(daemon, token):
    daemon.post({"title": "T", "externalID": "x", "severity": "error", "metadata": {"k": 1}}, token)
    [event] = daemon.events()
    assert re.fullmatch(UUID, event["id"])
    wanted = {
        "id",
        "title",
        "providerIdentifier",
        "externalID",
        "severity",
        "state",
        "startDate",
        "receivedAt",
        "metadata",
    }
    assert wanted <= event.keys()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", event["receivedAt"])


def test_all_lists_everything_and_limit_the_newest(daemon, token):
    for start in range(0, 2500, 500):
        daemon.post([{"title": str(start + i)} for i in range(500)], token)
    everything = daemon.events()
    assert len(everything) == len({event["id"] for event in everything}) == 2500
    assert [e["id"] for e in daemon.events("--limit", "7")] == [e["id"] for e in everything[:7]]
    dates = [event["startDate"] for event in everything]
    assert dates == sorted(dates, reverse=True)


def test_a_list_can_be_of_one_provider(daemon):
    token = daemon.create_token("all", "a")
    for provider in ("a", "a.b", "a.c"):
        daemon.post({"title": provider, "providerIdentifier": provider}, token)
    assert [event["title"] for event in daemon.events("--provider", "a.b")] == ["a.b"]


def test_acknowledging_and_dismissing_change_what_is_listed(daemon, token):
    event = daemon.post({"title": "Down", "severity": "critical"}, token).json()["id"]
    assert daemon.events("--needs-attention")[0]["needsAttention"] is True
    daemon.ctl("events", "ack", event)
    assert daemon.events("--needs-attention") == []
    daemon.ctl("events", "dismiss", event)
    assert daemon.events("--limit", "10") == []


def test_a_payload_cannot_drive_the_terminal(daemon, token):
    daemon.post({"title": "T", "metadata": {"k": "\x1b[2J"}, "externalID": "a\u202eb"}, token)
    for command in (["events", "list"], ["events", "show", daemon.events()[0]["id"]]):
        assert "\x1b" not in daemon.ctl(*command).stdout


def test_a_table_has_the_title_and_the_provider(daemon, token):
    daemon.post({"title": "Grüße 🌍"}, token)
    table = daemon.ctl("events", "list").stdout
    assert "Grüße 🌍" in table and "scripts" in table


# Help, manual, completions --------------------------------------------------------------------


@pytest.mark.parametrize("verb", EVERY_VERB, ids=" ".join)
def test_every_verb_has_help_with_an_example(verb):
    done = run(*verb, "--help")
    assert done.returncode == 0
    assert "tempoctl " + " ".join(verb) in done.stdout


@pytest.mark.parametrize("name", ["tempod", "tempoctl"])
def test_the_version_is_told(name):
    done = subprocess.run([program(name), "--version"], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert re.search(r"\d+\.\d+", done.stdout)


def test_tempod_refuses_an_unknown_option():
    done = subprocess.run(
        [program("tempod"), "--nonsense"], capture_output=True, text=True, check=False
    )
    assert done.returncode not in (0, -6, -11)
    assert "--nonsense" in done.stderr + done.stdout


def test_there_are_manual_pages():
    assert {page.name for page in MAN_PAGES} >= {"tempoctl.1", "tempod.8"}


@pytest.mark.skipif(bool(missing("mandoc")), reason="needs mandoc")
@pytest.mark.parametrize("page", MAN_PAGES, ids=lambda page: page.name)
def test_a_manual_page_renders_without_warnings(page):
    done = subprocess.run(
        ["mandoc", "-T", "lint", "-W", "warning", str(page)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions_parse(shell):
    if missing(shell):
        pytest.skip(f"needs {shell}")
    files = [
        f
        for f in (REPOSITORY / "packaging/completions").rglob("*")
        if f.is_file() and shell in (f.suffix[1:], f.parent.name)
    ]
    if not files and shell == "zsh":
        files = list((REPOSITORY / "packaging/completions").rglob("_tempoctl"))
    assert files
    for file in files:
        assert subprocess.run([shell, "-n", str(file)], check=False).returncode == 0
