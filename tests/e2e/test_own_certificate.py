"""A certificate of the owner's in files: taken, watched, renewed and given up again."""

import shutil
import signal

import pytest

from tempo_e2e.certificates import Authority, LiveFolder
from tempo_e2e.daemon import environment_name, eventually
from tempo_e2e.tls import FREE_PORT, connect
from tempo_e2e.tls import status as tls
from tempo_e2e.wire import read_answer, request
from test_tls import EVENT, post_over_tls


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("somebody") / "authority")


@pytest.fixture
def files(tmp_path, authority):
    """Files with a good certificate, as certbot lays them out."""
    folder = LiveFolder(tmp_path / "letsencrypt")
    folder.put(*authority.issue_server())
    return folder


@pytest.fixture
def secure(make_daemon):
    daemon = make_daemon(settings=FREE_PORT).start()
    daemon.ctl("tls", "enable")
    return daemon


def use(daemon, files, check=True):
    return daemon.ctl(
        "tls", "use-certificate", "--chain", files.chain, "--key", files.key, check=check
    )


@pytest.fixture
def own(secure, files):
    """A running daemon that shows a certificate of somebody's authority."""
    use(secure, files)
    return secure


def kinds(daemon) -> list[str]:
    return [line["kind"] for line in daemon.audit()]


def renewed(daemon, before: str) -> bool:
    return tls(daemon)["sha256"] != before


def test_senders_see_it_and_trust_the_authority_that_has_issued_it(own, files, authority):
    posted = post_over_tls(own, own.create_token(), "--cacert", authority.file)
    assert posted.stdout.endswith("\n200"), posted.stderr
    told = tls(own)
    assert told["source"] == "file"
    assert (told["chainFile"], told["keyFile"]) == (str(files.chain), str(files.key))
    assert "localhost" in told["covers"]
    assert told["issuer"] == f"CN={authority.name}"
    assert told["problems"] == []
    assert "certificate.loaded" in kinds(own)


def test_the_pin_is_that_of_the_new_key(own):
    token, pin = own.create_token(), own.ctl("tls", "pin").stdout.strip()
    posted = post_over_tls(own, token, "--insecure", "--pinnedpubkey", pin)
    assert posted.stdout.endswith("\n200"), posted.stderr


def test_tempo_has_no_authority_to_give_then(own, authority):
    asked = own.ctl("tls", "ca", check=False)
    assert asked.returncode == 1
    assert asked.stdout == ""
    assert authority.name in asked.stderr
    refused = own.ctl("tls", "regenerate", "--yes", check=False)
    assert refused.returncode == 1
    assert "use-certificate --tempo" in refused.stderr


def test_relative_paths_are_those_of_the_caller(secure, files):
    secure.ctl(
        *("tls", "use-certificate", "--chain", "fullchain.pem", "--key", "privkey.pem"),
        cwd=files.live,
    )
    assert tls(secure)["chainFile"] == str(files.chain)


def test_a_connection_stays_open_while_the_certificate_is_renewed(own, files, authority):
    before, token = tls(own), own.create_token()
    wire = request(EVENT.encode(), token)
    with connect(own, trust=authority.file) as connection:
        stream = connection.makefile("rb")
        connection.sendall(wire)
        assert read_answer(stream).status == 200
        files.put(*authority.issue_server())
        eventually(lambda: renewed(own, before["sha256"]), "taking the renewed certificate")
        connection.sendall(wire)
        assert read_answer(stream).status == 200
    with connect(own, trust=authority.file) as connection:
        seen = connection.getpeercert(binary_form=True)
    assert seen is not None
    assert tls(own)["pin"] != before["pin"]
    assert kinds(own).count("certificate.loaded") == 2


def test_a_file_that_is_renamed_over_the_other_is_noticed(secure, authority, tmp_path):
    chain, key = (tmp_path / name for name in ("chain.pem", "key.pem"))
    shutil.copy(authority.issue_server()[0], tmp_path / "unused.pem")
    for place, made in zip((chain, key), authority.issue_server(), strict=True):
        shutil.copy(made, place)
    secure.ctl("tls", "use-certificate", "--chain", chain, "--key", key)
    before = tls(secure)["sha256"]
    for place, made in zip((chain, key), authority.issue_server(), strict=True):
        shutil.copy(made, place.with_suffix(".new"))
        place.with_suffix(".new").rename(place)
    eventually(lambda: renewed(secure, before), "taking the renamed files")


def test_a_bad_renewal_keeps_the_old_one_and_raises_an_alarm(own, files, authority):
    before = tls(own)["sha256"]
    files.put(authority.issue_server()[0], authority.issue_server()[1])  # not each other's
    eventually(lambda: tls(own)["problems"], "the alarm")
    assert tls(own)["sha256"] == before
    (problem,) = tls(own)["problems"]
    assert "earlier one stays" in problem
    assert problem in own.status()["problems"]
    assert problem in own.log_text()
    assert kinds(own).count("certificate.rejected") == 1
    posted = post_over_tls(own, own.create_token(), "--cacert", authority.file)
    assert posted.stdout.endswith("\n200"), posted.stderr

    files.put(*authority.issue_server())
    eventually(lambda: not tls(own)["problems"], "the end of the alarm")
    assert renewed(own, before)
    assert own.status()["problems"] == []


def test_files_that_vanish_and_come_back_are_noticed(own, files, authority):
    before = tls(own)["sha256"]
    shutil.rmtree(files.live.parent)
    eventually(lambda: tls(own)["problems"], "the alarm")
    again = LiveFolder(files.live.parent)
    again.put(*authority.issue_server())
    eventually(lambda: renewed(own, before), "taking the files that have come back")


def test_one_that_soon_expires_is_a_problem(secure, files, authority):
    files.put(*authority.issue_server(days=3))
    use(secure, files)
    (problem,) = secure.status()["problems"]
    assert "expires at" in problem


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda files, other: shutil.copy(other[1], files.key), "key"),
        (lambda files, other: files.key.resolve().chmod(0o644), "chmod"),
        (lambda files, other: files.key.unlink(), "does not exist"),
        (lambda files, other: files.chain.resolve().write_text("nothing"), "no certificate"),
    ],
    ids=["another key", "a key for all to read", "no key", "no certificate"],
)
def test_what_senders_would_refuse_is_refused_and_changes_nothing(
    secure, files, authority, spoil, says
):
    before = tls(secure)
    spoil(files, authority.issue_server())
    refused = use(secure, files, check=False)
    assert refused.returncode == 1
    assert says in refused.stderr
    assert tls(secure) == before
    assert not any("certificateFile" in line["detail"] for line in secure.audit())


def test_an_expired_one_is_refused(secure, files, authority):
    files.put(*authority.issue_server(days=-1))
    refused = use(secure, files, check=False)
    assert refused.returncode == 1
    assert "expired" in refused.stderr


def test_chain_and_key_are_set_together(secure, files):
    refused = secure.ctl(
        "settings", "set", "ingestion.tls.certificateFile", files.chain, check=False
    )
    assert refused.returncode == 1
    assert "use-certificate" in refused.stderr


def test_tempos_own_comes_back(secure, files):
    before = tls(secure)
    use(secure, files)
    secure.ctl("tls", "use-certificate", "--tempo")
    assert tls(secure) == before


def test_it_is_kept_over_a_restart_and_while_the_listener_is_off(own):
    before = tls(own)
    own.ctl("tls", "disable")
    own.ctl("tls", "enable")
    own.restart()
    assert {**tls(own), "port": 0} == {**before, "port": 0}


def test_the_environment_can_name_the_files_and_then_nobody_else_can(make_daemon, files):
    fixed = {"ingestion.tls.certificateFile": files.chain, "ingestion.tls.keyFile": files.key}
    daemon = make_daemon(settings=FREE_PORT | fixed | {"ingestion.tls.enabled": "true"}).start()
    assert tls(daemon)["source"] == "file"
    refused = daemon.ctl("tls", "use-certificate", "--tempo", check=False)
    assert refused.returncode == 1
    assert environment_name("ingestion.tls.certificateFile") in refused.stderr


def test_files_that_are_bad_at_the_start_are_waited_for(make_daemon, files, authority):
    fixed = {"ingestion.tls.certificateFile": files.chain, "ingestion.tls.keyFile": files.key}
    daemon = make_daemon(settings=FREE_PORT | fixed | {"ingestion.tls.enabled": "true"})
    good = files.chain.read_text()
    files.chain.write_text("")
    daemon.start()
    assert not tls(daemon)["listening"]
    assert len(daemon.status()["problems"]) == 1
    files.chain.write_text(good)
    eventually(lambda: tls(daemon)["listening"], "listening with the good certificate")
    assert daemon.status()["problems"] == []
    posted = post_over_tls(daemon, daemon.create_token(), "--cacert", authority.file)
    assert posted.stdout.endswith("\n200"), posted.stderr


def test_a_reload_of_the_daemon_reads_the_files_again(own, files, authority):
    own.process.send_signal(signal.SIGHUP)
    eventually(lambda: "configuration file again" in own.log_text(), "the reload")
    assert tls(own)["problems"] == []


def test_the_private_key_is_nowhere_in_the_clear(own):
    own.stop()
    for file in own.data.rglob("*"):
        if file.is_file():
            assert b"PRIVATE KEY" not in file.read_bytes(), file
    assert "PRIVATE KEY" not in own.log_text()


def test_a_new_authority_is_made_and_says_who_must_update(secure):
    before = tls(secure)
    post_over_tls(secure, secure.create_token("nas"), "--insecure")
    secure.create_token("printer")
    unasked = secure.ctl("tls", "regenerate", check=False)
    assert unasked.returncode == 2
    assert "nas" in unasked.stderr
    assert tls(secure) == before

    made = secure.ctl_json("tls", "regenerate", "--yes")
    assert made["sendersToUpdate"] == ["nas"]
    assert made["pin"] != before["pin"]
    assert made["listening"]
    secure.restart()
    assert tls(secure)["sha256"] == made["sha256"]
    assert "certificate.regenerated" in kinds(secure)


def test_a_new_authority_helps_when_the_key_of_the_earlier_one_is_lost(secure):
    secure.stop()
    (secure.config / "encryption_key").unlink()
    secure.start_again()
    assert not tls(secure)["listening"]
    assert secure.ctl_json("tls", "regenerate", "--yes")["listening"]


def test_removed_nothing_of_it_is_left(own, files):
    own.ctl("tls", "use-certificate", "--tempo")
    pem = own.ctl("tls", "ca").stdout.splitlines()[1]
    own.ctl("tls", "remove", "--yes")
    told = tls(own)
    assert not told["enabled"] and not told["listening"]
    assert told["sha256"] == ""
    assert own.ctl("tls", "ca", check=False).returncode == 1
    assert "certificate.removed" in kinds(own)
    own.stop()
    for file in own.data.rglob("*.db"):
        assert pem.encode() not in file.read_bytes(), file
    assert files.key.exists()


def test_removed_with_files_the_paths_are_forgotten(own):
    own.ctl("tls", "remove", "--yes")
    own.ctl("tls", "enable")
    assert tls(own)["source"] == "tempo"
