"""Settings are applied at once, and say beside themselves what fixes or refuses them."""

import socket

import pytest

from tempo_e2e.desktop import eventually
from tempo_e2e.ports import free_port
from tempo_e2e.settings_pages import choose_cell, open_page, type_into


def test_tls_is_switched_on_and_the_padlock_closes(tray, daemon, tmp_path, screenshot):
    open_page(tray, "Ingestion")
    type_into(tray, "Port for TLS", "0")
    tray.press("Accept events over TLS too", "check box")
    tray.wait_for("Listening on port")
    tls = daemon.ctl_json("tls", "status")
    assert tls["listening"]
    tray.press("Save tempo-ca.pem…")
    ca = tmp_path / "tempo-ca.pem"
    tray.write("File name:", str(ca))
    tray.press("Save")
    eventually(ca.exists, "the certificate")
    screenshot("-settings")
    tray.press("Close")
    token = daemon.create_token("secure", "secure")
    posted = daemon.curl(
        "--cacert", str(ca), "-H", f"X-Tempo-Token: {token}",
        "-d", '{"title": "Nobody else can read this"}', "-H", "Content-Type: application/json",
        f"https://localhost:{tls['port']}/ingest",
    )  # fmt: skip
    assert posted.stdout.endswith("200"), posted.stdout + posted.stderr
    eventually(
        lambda: "secure, last event came over TLS" in tray.texts("Sources", "tree"), "a closed padlock"
    )
    screenshot("-padlock")


def test_a_sender_that_must_use_tls_and_does_not(tray, daemon, screenshot):
    daemon.ctl("settings", "set", "ingestion.tls.port", "0")
    daemon.ctl("tls", "enable")
    token = daemon.create_token("nas", "nas")
    open_page(tray, "Ingestion")
    eventually(lambda: "nas" in tray.texts("Senders", "table"), "the sender")
    next(cell for cell in tray.rows("Senders", "table") if cell.name == "nas").click()
    tray.press("Require TLS")
    eventually(lambda: daemon.ctl_json("token", "list")["senders"][0]["requireTls"], "required")
    screenshot("-required")
    tray.press("Close")
    assert daemon.post({"title": "in the clear"}, token).status == 401
    eventually(
        lambda: any("rotate its token" in text for text in tray.texts("Sources", "tree")),
        "an orange padlock",
    )
    screenshot("-orange")
    tray.press("Rotate the exposed token…")
    tray.press("Rotate")
    fresh = tray.node("text", "Token").text
    assert fresh and fresh != token
    tray.press("Close")
    eventually(
        lambda: not any("rotate its token" in text for text in tray.texts("Sources", "tree")),
        "no orange padlock",
    )


def test_a_port_that_is_taken_is_said_beside_it(make_daemon, make_tray, screenshot):
    daemon = make_daemon("unfixed")
    daemon.bind_arguments = []
    daemon.settings = {"ingestion.bind": "loopback"}
    daemon.home.mkdir(parents=True)
    first = free_port()
    daemon.config.mkdir(parents=True, mode=0o700)
    daemon.start_until_ready()
    daemon.ctl("settings", "set", "ingestion.port", str(first))
    tray = make_tray(socket=daemon.socket).start()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        open_page(tray, "Ingestion")
        type_into(tray, "Port", str(port))
        tray.wait_for("⚠")
        assert str(port) in tray.words()
        screenshot()
    assert daemon.ctl_json("settings", "get", "ingestion.port")["value"] == first


def test_what_is_fixed_from_outside_is_locked(tray, screenshot):
    open_page(tray, "Ingestion")
    tray.wait_for("Locked: fixed from outside (command line")
    eventually(lambda: not tray.node("spin box", "Port").enabled, "a locked port")
    assert tray.node("check box", "Accept events").enabled
    screenshot()


@pytest.mark.parametrize(
    "page, words",
    [
        ("General", "Start Tempo when I log in"),
        ("Security", "Only trusted networks may send"),
        ("Notifications", "Critical events are announced all the same"),
        ("Sources and scores", "Install from file…"),
        ("Maintenance", "What settles itself"),
        ("About", "Apache License 2.0"),
    ],
)
def test_every_page(tray, page, words, screenshot):
    open_page(tray, page)
    tray.wait_for(words)
    screenshot()


def test_who_would_get_in(tray):
    open_page(tray, "Security")
    tray.write("Would this address get in?", "203.0.113.9")
    tray.press("Test")
    tray.wait_for("No: 203.0.113.9 is")


def test_a_backup_is_made(tray, daemon):
    open_page(tray, "Maintenance")
    tray.press("Back up now")
    eventually(lambda: len(daemon.ctl_json("backup", "list")["backups"]) == 1, "a backup")
    eventually(lambda: len(tray.rows("Backups")) == 1, "the backup in the list")


def test_a_backup_is_put_back_from_the_window(tray, daemon, token, screenshot):
    assert daemon.post({"title": "Kept in the backup"}, token).status == 200
    open_page(tray, "Maintenance")
    tray.press("Back up now")
    eventually(lambda: len(tray.rows("Backups")) == 1, "the backup in the list")
    assert daemon.post({"title": "Came after it"}, token).status == 200
    eventually(lambda: len(tray.texts("Events")) == 2, "both events")
    tray.press("Restore…")
    tray.wait_for("All events, senders and settings are replaced")
    screenshot("-question")
    tray.press("Restore")
    eventually(
        lambda: [text for text in tray.texts("Events") if "Came after it" in text] == []
        and any("Kept in the backup" in text for text in tray.texts("Events")),
        "the window beginning anew with it",
    )
    daemon.wait_until_healthy()
    assert [event["title"] for event in daemon.events()] == ["Kept in the backup"]
    screenshot()


def test_start_at_login(tray):
    open_page(tray, "General")
    tray.press("Start Tempo when I log in", "check box")
    entry = tray.home / "config" / "autostart" / "tempo-tray.desktop"
    eventually(entry.exists, "the entry")
    assert "tempo-tray" in entry.read_text()


def test_refusals_are_in_the_audit(tray, daemon):
    assert daemon.post({"title": "x"}, "no-such-token").status == 401
    open_page(tray, "Security")
    eventually(
        lambda: any("refused" in text for text in tray.texts("Audit", "table")), "the refusal"
    )


def test_everything_about_a_sender_can_be_changed(tray, daemon, screenshot):
    daemon.create_token("nas", "nas")
    open_page(tray, "Ingestion")
    choose_cell(tray, "Senders", "nas")
    tray.press("Edit…")
    tray.write("Addresses", "not an address")
    tray.press("OK")
    tray.wait_for("⚠")
    screenshot("-refused")
    tray.write("Name", "The NAS")
    tray.write("Addresses", "192.168.1.20, fd00::/8")
    tray.write("Client certificate", "CN=nas,O=Home")
    tray.press("Expires", "check box")
    tray.press("OK")
    eventually(lambda: "The NAS" in tray.texts("Senders", "table"), "the new name")
    (sender,) = daemon.ctl_json("token", "list")["senders"]
    assert sender["name"] == "The NAS"
    assert sender["allowedAddresses"] == ["192.168.1.20", "fd00::/8"]
    assert sender["clientSubject"] == "CN=nas,O=Home"
    assert sender["expiresAt"]
    screenshot()


def test_a_sender_is_made_from_a_refusal_and_the_line_is_handled(tray, daemon, token, screenshot):
    assert daemon.post({"title": "x", "providerIdentifier": "zigbee"}, token).status == 403
    open_page(tray, "Security")
    eventually(
        lambda: any(text.startswith("refused.") for text in tray.texts("Audit", "table")), "a line"
    )
    refusal = next(text for text in tray.texts("Audit", "table") if text.startswith("refused."))
    choose_cell(tray, "Audit", refusal)
    screenshot()
    tray.press("Make a sender from this…")
    assert tray.node("text", "Provider").text == "zigbee"
    tray.press("Only from 127.0.0.1", "check box")
    tray.press("Create")
    tray.node("text", "Ready text")
    made = daemon.ctl_json("token", "list")["senders"][-1]
    assert (made["provider"], made["allowedAddresses"]) == ("zigbee", ["127.0.0.1"])
    tray.press("Mark as handled")
    eventually(
        lambda: any("(handled)" in text for text in tray.texts("Audit", "table")), "a handled line"
    )
    tray.press("Only what is not handled", "check box")
    eventually(
        lambda: not any(text.startswith("refused.") for text in tray.texts("Audit", "table")),
        "no open refusal",
    )
    (line,) = daemon.ctl_json("audit", "list", "--refusals")["records"]
    assert line["handledAt"]
