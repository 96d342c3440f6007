"""quickstart, on programs that are built already, offers the window to somebody at a terminal."""

import os
import pty
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

import pytest

from tempo_e2e import accessibility
from tempo_e2e.desktop import eventually
from tempo_e2e.programs import PATIENCE, bin_directory

REPOSITORY = Path(__file__).resolve().parents[3]


def executable(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)


@pytest.fixture
def built(tmp_path):
    """A source tree that is built: there is nothing to install and nothing to compile."""
    tree = tmp_path / "tree"
    for name in ("packaging/install-deps", "tools/cmake"):
        executable(tree / name, "#!/bin/sh\n")
    executable(tree / "packaging/build-jobs", "#!/bin/sh\necho 1\n")
    shutil.copy(REPOSITORY / "packaging/quickstart", tree / "packaging/quickstart")
    (tree / "build/release").mkdir(parents=True)
    (tree / "build/release/bin").symlink_to(bin_directory())
    return tree


def processes_of(home, name):
    found = []
    for process in filter(str.isdigit, os.listdir("/proc")):
        try:
            environment = Path(f"/proc/{process}/environ").read_bytes()
            if Path(f"/proc/{process}/comm").read_text().strip() == name and (
                f"HOME={home}\0".encode() in environment
            ):
                found.append(int(process))
        except OSError:
            continue  # it has ended
    return found


def read_until(terminal, text):
    said = b""
    while text.encode() not in said:
        try:
            said += os.read(terminal, 4096)
        except OSError:  # nobody holds the other side any more
            raise AssertionError(f"it has ended: {said.decode()}") from None
    return said.decode()


@pytest.fixture
def home():
    """Short, as the path of a socket is."""
    with tempfile.TemporaryDirectory(prefix="tempo-") as folder:
        (Path(folder) / "run").mkdir(mode=0o700)
        yield Path(folder)


def test_it_offers_the_window_and_opens_it(desktop, built, home, screenshot):
    environment = desktop.environment | {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "PATH": f"{built / 'tools'}:{os.environ['PATH']}",
        "TEMPO_INGESTION_PORT": "0",
    }
    desktop.shell.Forget()
    quickstart = built / "packaging/quickstart"
    terminal, side = pty.openpty()
    shell = subprocess.Popen(
        [quickstart], env=environment, stdin=side, stdout=side, stderr=side, start_new_session=True
    )
    os.close(side)
    try:
        said = read_until(terminal, "Open the window of Tempo now? [Y/n] ")
        assert "Hello from quickstart" in said
        os.write(terminal, b"\n")
        assert shell.wait(PATIENCE) == 0
        eventually(lambda: processes_of(home, "tempo-tray"), "tempo-tray")
        (tray,) = processes_of(home, "tempo-tray")

        def lines():
            screen = accessibility.program(desktop.accessible, tray)
            events = screen and screen.find("list", "Events")
            return [row.name for row in events.children()] if events else []

        eventually(lambda: any("Hello from quickstart" in line for line in lines()), "its event")
        screenshot()
    finally:
        os.close(terminal)
        for process in processes_of(home, "tempo-tray"):
            os.kill(process, signal.SIGTERM)
        subprocess.run([quickstart, "--stop"], env=environment, timeout=PATIENCE, check=False)
