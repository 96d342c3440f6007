"""What the bundled scores make of the webhooks of real tools: the drafts beside the samples in
tests/data/senders, through `tempoctl score test`."""

import json
import subprocess

import pytest

from tempo_e2e import bundled
from tempo_e2e.programs import program
from tempo_e2e.samples import samples

WEBHOOKS = samples()
OF_ANY_PROVIDER = {"gotify": "net.gotify", "ntfy": "sh.ntfy"}  # by tool: what its samples are for


def score_for(provider):
    """The bundled score of a provider: its own, or that of what is before its last dot."""
    while provider:
        file = bundled.FOLDER / f"{provider}.json"
        if file.exists():
            return file
        provider = provider.rpartition(".")[0]
    return None


def meaning(event, provider, folder):
    """What the score of the provider makes of an event."""
    score = score_for(provider)
    assert score, f"no bundled score for {provider}"
    file = folder / "event.json"
    file.write_text(json.dumps(event))
    done = subprocess.run([program("tempoctl"), "score", "test", "--json", score, file],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["events"][0]


@pytest.mark.parametrize("sample", WEBHOOKS, ids=[sample.name for sample in WEBHOOKS])
def test_a_webhook_means_something(tmp_path, sample):
    """The score has a word for it, and says the same as the adapter where that says anything."""
    tool = sample.name.partition("/")[0]
    for event in sample.events:
        made = meaning(event, OF_ANY_PROVIDER.get(tool, event["providerIdentifier"]), tmp_path)
        assert made.get("label") or event.get("severity", "info") != "info", made
        assert made["severity"] == event.get("severity", made["severity"])
        if made["stack"]["role"] not in ("opens", "closes"):
            assert made["state"] == event.get("state", made["state"])
