"""Senders that are bound to the subject of a client certificate."""

import ssl

import pytest

from tempo_e2e.certificates import Authority
from tempo_e2e.daemon import eventually
from tempo_e2e.tls import FREE_PORT, authority, client_context, connect
from tempo_e2e.tls import status as tls
from tempo_e2e.wire import read_answer, request
from test_tls import EVENT, post_over_tls

SUBJECT = "CN=nas,O=Home"


@pytest.fixture(scope="module")
def issuer(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("clients") / "authority", "Clients")


@pytest.fixture
def secure(make_daemon, issuer):
    """A running daemon that asks clients for certificates of `issuer`."""
    daemon = make_daemon(settings=FREE_PORT).start()
    daemon.ctl("tls", "enable")
    daemon.ctl("settings", "set", "ingestion.tls.clientAuthorityFile", issuer.file)
    return daemon


@pytest.fixture
def token(secure):
    """Of a sender that is bound to SUBJECT."""
    value = secure.create_token("nas")
    secure.ctl("token", "set", "nas", "--client-subject", SUBJECT)
    return value


def post(daemon, token, certificate=None) -> str:
    """The status code of curl's post, with that certificate and key."""
    shown = ("--cert", certificate[0], "--key", certificate[1]) if certificate else ()
    posted = post_over_tls(daemon, token, "--cacert", authority(daemon), *shown)
    assert posted.returncode == 0, posted.stderr
    return posted.stdout.splitlines()[-1]


def refusals(daemon) -> list[str]:
    return [line["detail"] for line in daemon.audit() if line["kind"] == "refused.unauthorized"]


def test_the_sender_is_known_by_its_token_and_its_certificate_together(secure, token, issuer):
    good = issuer.issue_client("/O=Home/CN=nas")
    assert post(secure, token, good) == "200"
    assert post(secure, "no-token", good) == "401"
    assert post(secure, token) == "401"
    eventually(lambda: "client certificate" in refusals(secure)[-1], "the refusal in the audit")
    assert len(secure.events()) == 1


@pytest.mark.parametrize("subject", ["/O=Home/CN=printer", "/CN=nas", "/CN=nas/O=Home"])
def test_another_subject_is_refused(secure, token, issuer, subject):
    assert post(secure, token, issuer.issue_client(subject)) == "401"


def test_the_same_subject_of_another_authority_is_refused(secure, token, tmp_path):
    stranger = Authority(tmp_path / "stranger", "Clients")
    assert post(secure, token, stranger.issue_client("/O=Home/CN=nas")) == "401"


def test_a_certificate_of_a_server_is_refused(secure, token, issuer):
    other_use = issuer.issue("/O=Home/CN=nas", "extendedKeyUsage=serverAuth", 30)
    assert post(secure, token, other_use) == "401"


def test_the_token_is_refused_in_the_clear(secure, token):
    assert secure.post(EVENT, token).status == 401


def test_the_answer_is_that_to_a_wrong_token(secure, token):
    def told(shown):
        answer = secure.post(EVENT, shown)
        document = answer.json()
        del document["requestId"]
        return answer.status, document

    assert told(token) == told("wrong")


def test_other_senders_need_none_and_may_show_any(secure, issuer, tmp_path):
    other = secure.create_token("other")
    stranger = Authority(tmp_path / "stranger").issue_client("/CN=x")
    assert post(secure, other) == "200"
    assert post(secure, other, issuer.issue_client("/CN=x")) == "200"
    assert post(secure, other, stranger) == "200"


def test_the_binding_can_be_lifted(secure, token):
    assert post(secure, token) == "401"
    secure.ctl("token", "set", "nas", "--client-subject", "none")
    assert post(secure, token) == "200"


def test_it_is_kept_over_a_restart(secure, token, issuer):
    secure.restart()
    assert post(secure, token) == "401"
    assert post(secure, token, issuer.issue_client("/O=Home/CN=nas")) == "200"


def test_without_authorities_nobody_proves_anything(secure, token, issuer):
    secure.ctl("settings", "unset", "ingestion.tls.clientAuthorityFile")
    assert post(secure, token, issuer.issue_client("/O=Home/CN=nas")) == "401"


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_a_resumed_session_keeps_the_subject(secure, token, issuer, version):
    context = client_context(secure, version)
    context.load_cert_chain(*issuer.issue_client("/O=Home/CN=nas"))
    wire = request(EVENT.encode(), token)
    session = None
    for resumed in (False, True):
        with connect(secure, context=context, session=session) as connection:
            connection.sendall(wire)
            assert read_answer(connection.makefile("rb")).status == 200
            assert connection.session_reused == resumed
            session = connection.session


def test_a_file_without_authorities_is_refused(secure, issuer, tmp_path):
    no_authority = issuer.issue_client("/CN=x")[0]
    for file, says in [(no_authority, "no authority"), (tmp_path / "none.pem", "does not exist")]:
        refused = secure.ctl(
            "settings", "set", "ingestion.tls.clientAuthorityFile", file, check=False
        )
        assert refused.returncode == 1
        assert says in refused.stderr


def test_a_file_that_is_gone_at_the_start_is_a_problem_and_lets_nobody_in(
    make_daemon, issuer, tmp_path
):
    file = tmp_path / "clients.pem"
    fixed = FREE_PORT | {
        "ingestion.tls.enabled": "true",
        "ingestion.tls.clientAuthorityFile": file,
    }
    daemon = make_daemon(settings=fixed).start()
    assert str(file) in daemon.status()["problems"][0]
    assert tls(daemon)["listening"]
    token = daemon.create_token("nas")
    daemon.ctl("token", "set", "nas", "--client-subject", SUBJECT)
    assert post(daemon, token, issuer.issue_client("/O=Home/CN=nas")) == "401"
