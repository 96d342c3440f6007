"""What docs/SCORES.md shows is what tempoctl says."""

import re
import subprocess

import pytest

from tempo_e2e.documents import marked
from tempo_e2e.programs import REPOSITORY, program

GUIDE = REPOSITORY / "docs/SCORES.md"
EXAMPLES = re.findall(r"<!-- shows: (\w+) -->", GUIDE.read_text())


def test_the_guide_has_examples():
    assert len(EXAMPLES) >= 2


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_of_the_guide_is_true(tmp_path, name):
    (tmp_path / "nightly.json").write_text(marked(GUIDE, "score", name))
    (tmp_path / "event.json").write_text(marked(GUIDE, "event", name))
    parts = re.split(r"^\$ tempoctl (.*)\n", marked(GUIDE, "shows", name), flags=re.M)
    assert parts[0] == "" and len(parts) >= 3
    for command, shown in zip(parts[1::2], parts[2::2]):
        done = subprocess.run([program("tempoctl"), *command.split()], cwd=tmp_path,
                              capture_output=True, text=True, check=False)
        told = done.stderr.splitlines()
        assert done.returncode == 0 and all(": note:" in line for line in told), told
        assert done.stdout == shown
