"""What the bundled scores make of the webhooks of real tools: the drafts beside the samples in
tests/data/senders, through `tempoctl score test`."""

import json
import subprocess

import pytest

from tempo_e2e import bundled
from tempo_e2e.programs import program
from tempo_e2e.samples import samples

WEBHOOKS = samples()


def score_for(provider):
    """The bundled score of a provider: its own, or that of what is before its last dot."""
    while provider:
        file = bundled.FOLDER / f"{provider}.json"
        if file.exists():
            return file
        provider = provider.rpartition(".")[0]
    return None


def meanings(events, folder):
    """What the score of each event makes of it; events of one provider come one after another."""
    found = []
    for number, event in enumerate(events):
        score = score_for(event["providerIdentifier"])
        assert score, f"no bundled score for {event['providerIdentifier']}"
        file = folder / f"{number}.json"
        file.write_text(json.dumps(event))
        done = subprocess.run([program("tempoctl"), "score", "test", "--json", score, file],
                              capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        found += json.loads(done.stdout)["events"]
    return found


@pytest.mark.parametrize("sample", WEBHOOKS, ids=[sample.name for sample in WEBHOOKS])
def test_a_webhook_means_something(tmp_path, sample):
    """The score has a word for it, and does not gainsay how bad the adapter says it is."""
    for event, made in zip(sample.events, meanings(sample.events, tmp_path)):
        assert made.get("label") or event.get("severity", "info") != "info", made
        if event.get("state") == "firing" and event.get("severity", "info") != "info":
            assert made["severity"] not in ("ok", "info"), made
        if event.get("state") == "resolved":
            assert made["severity"] == "ok" and made["state"] == "resolved", made
