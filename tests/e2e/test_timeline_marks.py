"""Many rows of the timeline marked at once: stacks with all their members, everything that a filter
holds, and taken back."""

import pytest

from tempo_e2e import stacks
from tempo_e2e.control import Control, Refused

FIRING = {"severity": "error", "state": "firing"}


@pytest.fixture
def control(daemon):
    connection = Control(daemon)
    yield connection
    connection.close()


@pytest.fixture
def kuma(daemon):
    return daemon.create_token("kuma", stacks.PROVIDER)


def acknowledged(daemon):
    listed = daemon.events("--all", "--with-dismissed")
    return {event["title"] for event in listed if "acknowledgedAt" in event}


def test_a_stack_is_marked_with_all_its_members_and_taken_back(daemon, kuma, control):
    stacks.flap(daemon, kuma, 9)
    (row,) = control.call("timeline.list")["rows"]
    stack = row["stack"]
    assert stack["events"] == 9
    done = control.call("timeline.mark", mark="dismiss", stacks=[stack["id"]])
    assert done["changed"] == 9
    assert control.call("timeline.list")["rows"] == []
    assert control.call("timeline.unmark", **done["marking"]) == {"changed": 9}
    (again,) = control.call("timeline.list")["rows"]
    assert again["stack"]["events"] == 9
    assert again["event"]["id"] == row["event"]["id"]


def test_everything_that_a_filter_holds_is_marked(daemon, token, control):
    for batch in range(3):
        events = [{"title": f"{batch}.{number}", "providerIdentifier": f"scripts.s{batch}"} | FIRING
                  for number in range(600)]
        assert daemon.post(events, token).status == 200
    done = control.call("timeline.mark", mark="acknowledge", filter={"provider": "scripts.s1"})
    assert done["changed"] == 600
    assert control.call("counts.get")["needsAttention"] == 1200
    done = control.call("timeline.mark", mark="acknowledge", filter={"attention": "needed"})
    assert done["changed"] == 1200
    assert control.call("counts.get")["needsAttention"] == 0
    assert control.call("timeline.unmark", **done["marking"])["changed"] == 1200
    assert control.call("counts.get")["needsAttention"] == 1200


def test_what_was_marked_before_or_changed_since_is_not_taken_back(daemon, token, control):
    first, second, third = daemon.post([{"title": t} | FIRING for t in "abc"], token).json()["ids"]
    daemon.ctl("events", "ack", first)
    done = control.call("timeline.mark", mark="acknowledge", events=[first, second, third])
    assert done["changed"] == 2
    daemon.ctl("events", "dismiss", third)
    assert control.call("timeline.unmark", **done["marking"])["changed"] == 1
    assert acknowledged(daemon) == {"a", "c"}


def test_marking_is_in_the_audit_and_not_for_viewers(daemon, token, control):
    (event,) = daemon.post([{"title": "a"}], token).json()["ids"]
    control.call("timeline.mark", mark="dismiss", events=[event, event])
    kinds = [record["kind"] for record in daemon.ctl_json("audit", "list")["records"]]
    assert "event.dismissed" in kinds
    with pytest.raises(Refused, match="mark"):
        control.call("timeline.mark", mark="hide")


def test_a_timeline_is_read_in_both_directions(daemon, token, control):
    events = [{"title": str(n), "startDate": f"2026-01-{n:02}T12:00:00Z"} for n in range(1, 21)]
    assert daemon.post(events, token).status == 200

    def titles(**page):
        return [row["event"]["title"] for row in control.call("timeline.list", limit=3, **page)["rows"]]

    assert titles(after="0.0") == ["3", "2", "1"]
    assert titles(before="1767960000000.0") == ["8", "7", "6"]  # 9 January at noon
    page = control.call("timeline.list", limit=3, after="1767960000000.0")
    assert [row["event"]["title"] for row in page["rows"]] == ["11", "10", "9"]
    assert titles(after=page["next"]) == ["14", "13", "12"]
    with pytest.raises(Refused, match="exclude each other"):
        titles(after="0.0", before="0.0")
    with pytest.raises(Refused, match="milliseconds"):
        titles(after="yesterday")
