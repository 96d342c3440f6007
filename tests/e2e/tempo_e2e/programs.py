"""Where the programs under test are."""

import os
import shutil
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[3]

# Longer than anything takes on a busy machine: a limit in seconds, not an expectation. Programs
# with a sanitizer need more.
PATIENCE = float(os.environ.get("TEMPO_TEST_PATIENCE", "60"))


def bin_directory() -> Path:
    """The folder with tempod and tempoctl: `TEMPO_BIN`, else the dev preset's."""
    return Path(os.environ.get("TEMPO_BIN", REPOSITORY / "build/dev/bin")).resolve()


def program(name: str) -> str:
    path = bin_directory() / name
    if not path.exists():
        raise FileNotFoundError(f"{path} is not there; build it first, or set TEMPO_BIN")
    return str(path)


def missing(*tools: str) -> list[str]:
    """Which of these tools this machine does not have."""
    return [tool for tool in tools if shutil.which(tool) is None]
