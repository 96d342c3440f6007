"""Every command that the documentation shows works as it stands there."""

import json
import os
import subprocess

import pytest

from tempo_e2e.documents import examples
from tempo_e2e.programs import PATIENCE, REPOSITORY, bin_directory

DOCUMENTS = [REPOSITORY / "docs/HTTP-API.md", REPOSITORY / "README.md"]
EXAMPLES = [example for document in DOCUMENTS for example in examples(document)]
DOCUMENTED = "http://127.0.0.1:7776"

# A curl that also tells the status of its answer, in the place of the real one.
CURL = """#!/bin/sh
PATH=$REAL_PATH
exec curl -w '%{stderr}\\nstatus=%{http_code}\\n' "$@"
"""


@pytest.fixture(scope="module")
def sender(shared):
    return shared.create_sender("documentation", "scripts")


def test_the_documentation_has_examples():
    assert any(example.document == "HTTP-API.md" for example in EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_a_documented_command_is_answered_as_documented(shared, sender, tmp_path, example):
    wrapper = tmp_path / "bin/curl"
    wrapper.parent.mkdir()
    wrapper.write_text(CURL)
    wrapper.chmod(0o755)
    path = os.environ["PATH"]
    environment = os.environ | {
        "TEMPO_TOKEN": sender["token"],
        "TEMPO_SENDER": sender["id"],
        "TEMPO_SOCKET": str(shared.socket),
        "REAL_PATH": path,
        "PATH": f"{wrapper.parent}:{bin_directory()}:{path}",
    }
    script = example.script.replace(DOCUMENTED, shared.url)
    ran = subprocess.run(
        ["sh", "-eu"],
        input=script,
        env=environment,
        cwd=tmp_path,
        text=True,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    statuses = [int(line[7:]) for line in ran.stderr.splitlines() if line.startswith("status=")]
    assert statuses and statuses[-1] == example.status, f"{script}\n{ran.stdout}\n{ran.stderr}"


def test_examples_of_json_are_json():
    broken = []
    for document in DOCUMENTS:
        text = document.read_text() if document.exists() else ""
        for block in text.split("```json\n")[1:]:
            try:
                json.loads(block.split("```")[0])
            except ValueError as error:
                broken.append(f"{document.name}: {error}")
    assert broken == []
