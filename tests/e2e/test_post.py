"""tempoctl post: an event over real HTTP from the machine of the daemon."""

import json
import os
import subprocess

from tempo_e2e import tls
from tempo_e2e.programs import PATIENCE


def newest(daemon) -> dict:
    return daemon.events()[0]


def test_a_sender_posts_by_its_name(daemon):
    daemon.create_token("backup", "scripts")
    done = daemon.ctl(
        *("post", "--sender", "backup", "--title", 'Say "hi"\\ ümläut', "--subtitle", "s"),
        *("--severity", "error", "--state", "firing", "--event-type", "alert"),
        *("--external-id", "x", "--metadata", "disk=sda", "--metadata", "a=b=c"),
    )
    event = newest(daemon)
    assert done.stdout.strip() == event["id"]
    assert event["title"] == 'Say "hi"\\ ümläut'
    assert (event["severity"], event["state"], event["eventType"]) == ("error", "firing", "alert")
    assert (event["subtitle"], event["externalID"]) == ("s", "x")
    assert event["metadata"].items() >= {"disk": "sda", "a": "b=c"}.items()
    assert daemon.audit()[-1]["kind"] == "token.shown"


def test_the_token_is_in_a_file_or_in_the_environment(daemon, token, tmp_path):
    file = tmp_path / "token"
    file.write_text(token + "\n")
    daemon.ctl("post", "--token-file", str(file), "--title", "from a file")
    assert newest(daemon)["title"] == "from a file"
    posting = daemon.ctl_command("--json", "post", "--title", "environment")
    environment = os.environ | {"TEMPO_TOKEN": token}
    answer = subprocess.run(
        posting, env=environment, capture_output=True, check=True, timeout=PATIENCE
    )
    assert json.loads(answer.stdout)["id"] == newest(daemon)["id"]


def test_it_ends_as_tempo_post_does(daemon, token, tmp_path):
    def code(*options) -> int:
        return daemon.ctl("post", *options, check=False).returncode

    file = tmp_path / "token"
    file.write_text(token)
    with_token = ("--token-file", str(file), "--title", "x")
    assert code("--title", "x") == 2, "no token"
    assert code(*with_token, "--metadata", "x") == 2
    assert code("--token-file", str(tmp_path / "absent"), "--title", "x") == 2
    assert code("--sender", "nobody", "--title", "x") == 1
    assert code(*with_token, "--url", "http://127.0.0.1:1") == 1
    assert code(*with_token, "--severity", "dreadful") == 1
    assert code(*with_token) == 0


def test_a_refusal_is_told_in_the_daemons_words(daemon, token, tmp_path):
    file = tmp_path / "token"
    file.write_text(token)
    refused = daemon.ctl(
        *("post", "--token-file", str(file), "--title", "x", "--severity", "dreadful"), check=False
    )
    assert "HTTP 422" in refused.stderr and "severity" in refused.stderr
    assert token not in refused.stderr


def test_a_dry_run_posts_nothing(daemon):
    done = daemon.ctl("post", "--dry-run", "--title", "x", "--metadata", "a=1")
    assert json.loads(done.stdout) == {"title": "x", "metadata": {"a": "1"}}
    assert daemon.events() == []


def test_it_posts_through_tls_to_whom_it_trusts(make_daemon):
    daemon = make_daemon(settings=tls.FREE_PORT).start()
    daemon.create_token("backup", "scripts")
    daemon.ctl("tls", "enable")
    url = f"https://127.0.0.1:{tls.status(daemon)['port']}"
    post = ("post", "--sender", "backup", "--title", "x", "--url", url)
    refused = daemon.ctl(*post, check=False)
    assert refused.returncode == 1 and "curl: (60)" in refused.stderr
    daemon.ctl(*post, "--cacert", str(tls.authority(daemon)))
    assert newest(daemon)["transport"] == "tls"
