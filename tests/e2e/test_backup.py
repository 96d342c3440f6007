"""Backups, made while events come in, and putting one back."""

import json
import stat
import subprocess
from pathlib import Path

import pytest

from tempo_e2e.daemon import eventually
from tempo_e2e.programs import PATIENCE, program


def backed_up(daemon, *arguments) -> dict:
    return daemon.ctl_json("backup", *arguments)


def titles(daemon) -> set[str]:
    return {event["title"] for event in daemon.events()}


def posted(daemon, token, *names):
    for name in names:
        assert daemon.post({"title": name}, token).status == 200


def kinds(daemon) -> list[str]:
    return [line["kind"] for line in daemon.audit()]


def path_of(backup) -> Path:
    return Path(backup["path"])


# Making one ------------------------------------------------------------------------------------


def test_a_backup_is_whole_private_and_without_the_key(daemon, token, tmp_path):
    posted(daemon, token, "first", "second")
    backup = backed_up(daemon, tmp_path / "backups")
    folder = path_of(backup)
    assert folder.parent == tmp_path / "backups"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert sorted(f.name for f in folder.iterdir()) == [
        "manifest.json",
        "settings.json",
        "tempo.db",
    ]
    assert {stat.S_IMODE(f.stat().st_mode) for f in folder.iterdir()} == {0o600}
    assert (backup["events"], backup["senders"]) == (2, 1)
    key = (daemon.config / "encryption_key").read_bytes().strip()
    for file in folder.iterdir():
        content = file.read_bytes()
        assert key not in content and token.encode() not in content
    assert daemon.ctl("backup", "verify", folder).returncode == 0
    assert [b["path"] for b in daemon.ctl_json("backup", "list", folder.parent)["backups"]] == [
        str(folder)
    ]
    assert "backup.created" in kinds(daemon)


def test_backups_are_kept_beside_the_data_unless_a_folder_is_named(daemon):
    backup = backed_up(daemon)
    assert path_of(backup).parent == daemon.data / "backups"


def test_posting_goes_on_while_a_backup_is_made(daemon, token, tmp_path):
    filler = "x" * 20_000
    batch = [{"title": f"e{n}", "metadata": {"text": filler}} for n in range(100)]
    for _ in range(4):
        assert daemon.post(batch, token).status == 200
    running = subprocess.Popen(
        daemon.ctl_command("backup", tmp_path / "backups", "--json"),
        stdout=subprocess.PIPE,
        text=True,
    )
    answered = 0
    while running.poll() is None:
        assert daemon.post({"title": "meanwhile"}, token).status == 200
        answered += 1
    backup = json.loads(running.communicate(timeout=PATIENCE)[0])
    assert answered > 0
    assert 400 <= backup["events"] <= 400 + answered
    assert daemon.ctl("backup", "verify", backup["path"]).returncode == 0


def test_a_changed_backup_is_refused(daemon, token, tmp_path):
    posted(daemon, token, "first")
    folder = path_of(backed_up(daemon, tmp_path / "backups"))
    with (folder / "tempo.db").open("r+b") as database:
        database.seek(5000)
        database.write(b"?")
    verified = daemon.ctl("backup", "verify", folder, check=False)
    assert verified.returncode == 1 and "tempo.db" in verified.stderr
    refused = daemon.ctl("restore", folder, "--yes", check=False)
    assert refused.returncode == 1
    assert titles(daemon) == {"first"}


# By itself -------------------------------------------------------------------------------------


def test_tempo_makes_a_backup_by_itself(daemon):
    daemon.ctl("settings", "set", "backup.everyHours", "24")

    def listed():
        return daemon.ctl_json("backup", "list")["backups"]

    eventually(lambda: len(listed()) == 1, "the backup")
    assert listed()[0]["origin"] == "scheduled"
    daemon.restart()
    assert len(listed()) == 1, "the next one is not due"


def test_a_backup_that_fails_is_a_problem(daemon, tmp_path):
    (tmp_path / "file").write_text("no folder")
    daemon.ctl("settings", "set", "backup.folder", tmp_path / "file")
    daemon.ctl("settings", "set", "backup.everyHours", "24")
    eventually(lambda: daemon.status()["problems"] != [], "the problem")
    assert str(tmp_path / "file") in daemon.status()["problems"][0]
    eventually(lambda: "backup.failed" in kinds(daemon), "the line in the audit")
    assert "The scheduled backup was not made" in daemon.log_text()
    # What was wrong is put right, and the next one is made at once.
    daemon.ctl("settings", "unset", "backup.folder")
    eventually(lambda: daemon.status()["problems"] == [], "the end of the problem")


def test_a_relative_folder_is_no_setting(daemon):
    refused = daemon.ctl("settings", "set", "backup.folder", "backups", check=False)
    assert refused.returncode == 1 and "from the root" in refused.stderr


# Putting one back ------------------------------------------------------------------------------


def test_a_restore_replaces_the_data_of_the_running_daemon_and_can_be_undone(
    daemon, token, tmp_path
):
    posted(daemon, token, "before")
    folder = path_of(backed_up(daemon, tmp_path / "backups"))
    posted(daemon, token, "after")
    process = daemon.process.pid

    outcome = daemon.ctl_json("restore", folder, "--yes")
    assert outcome["fault"] == "" and outcome["unreadableTokens"] == 0
    daemon.read_port()
    assert titles(daemon) == {"before"}
    assert daemon.status()["process"]["id"] == process, "the same process, begun anew"
    posted(daemon, token, "since")
    assert "data.restored" in kinds(daemon)
    assert daemon.ctl("audit", "verify").returncode == 0

    daemon.ctl("restore", "--undo", "--yes")
    daemon.read_port()
    assert titles(daemon) == {"before", "after"}
    assert "data.replaced" in kinds(daemon)
    posted(daemon, token, "again")
    assert daemon.stop() == 0


def test_nobody_is_surprised_by_a_restore(daemon, token, tmp_path):
    posted(daemon, token, "before")
    folder = path_of(backed_up(daemon, tmp_path / "backups"))
    posted(daemon, token, "after")
    assert daemon.ctl("restore", folder, check=False).returncode == 2, "nobody to ask"
    assert titles(daemon) == {"before", "after"}
    assert daemon.ctl("restore", "--undo", "--yes", check=False).returncode == 1, "nothing to undo"


def test_events_under_another_key_are_there_and_their_tokens_are_not(make_daemon, tmp_path):
    first = make_daemon().start()
    token = first.create_token()
    posted(first, token, "before")
    folder = path_of(backed_up(first, tmp_path / "backups"))
    second = make_daemon(home="second").start()
    restored = second.ctl("restore", folder, "--yes")
    assert "1 token cannot be opened" in restored.stderr
    second.read_port()
    assert titles(second) == {"before"}
    assert second.post({"title": "T"}, token).status == 401


def test_a_daemon_that_cannot_start_is_restored_by_itself(daemon, token, tmp_path):
    posted(daemon, token, "before")
    folder = path_of(backed_up(daemon, tmp_path / "backups"))
    assert daemon.stop() == 0
    (daemon.data / "tempo.db").write_bytes(b"damaged" * 4096)
    daemon.spawn()
    assert daemon.wait() == 1
    staged = subprocess.run(
        [program("tempod"), "--data-dir", daemon.data, "--restore", folder],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert staged.returncode == 0, staged.stderr
    daemon.start_again()
    assert titles(daemon) == {"before"}
    posted(daemon, token, "since")


def test_a_running_daemon_is_not_restored_behind_its_back(daemon, tmp_path):
    folder = path_of(backed_up(daemon, tmp_path / "backups"))
    staged = subprocess.run(
        [program("tempod"), "--data-dir", daemon.data, "--restore", folder],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert staged.returncode == 1
    assert str(daemon.process.pid) in staged.stderr


@pytest.mark.parametrize("after", ["staged", "journal", "kept"])
def test_a_killed_restore_leaves_the_old_data_or_is_finished_at_the_next_start(
    daemon, token, tmp_path, after
):
    posted(daemon, token, "before")
    folder = path_of(backed_up(daemon, tmp_path / "backups"))
    posted(daemon, token, "after")
    signs = {
        "staged": lambda: (daemon.data / "restore-staged").exists(),
        "journal": lambda: (daemon.data / "restore.json").exists(),
        "kept": lambda: any(daemon.data.glob("before-restore-*")),
    }
    asking = subprocess.Popen(
        daemon.ctl_command("restore", folder, "--yes"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        eventually(signs[after], after)
        daemon.kill9()
    finally:
        asking.kill()
        asking.wait(PATIENCE)
    daemon.start_again()
    assert titles(daemon) in ({"before"}, {"before", "after"})
    assert not (daemon.data / "restore.json").exists()
    posted(daemon, token, "since")
    assert daemon.ctl("audit", "verify").returncode == 0


def test_the_key_of_the_environment_is_still_there_after_a_restore(make_daemon, tmp_path):
    daemon = make_daemon()
    daemon.environment["TEMPO_ENCRYPTION_KEY"] = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
    daemon.start()
    token = daemon.create_token()
    folder = path_of(backed_up(daemon, tmp_path / "backups"))
    assert daemon.ctl_json("restore", folder, "--yes")["unreadableTokens"] == 0
    daemon.read_port()
    posted(daemon, token, "since")
    assert not (daemon.config / "encryption_key").exists()
