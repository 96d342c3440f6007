"""Measures tempod beside its yardsticks. `tests/bench/run --help` says how."""
