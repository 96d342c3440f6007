"""What a window shows, as the daemon has it ready: sources, counts, activity, the timeline."""

from datetime import datetime, timedelta, timezone

import pytest

from tempo_e2e.control import Control, Refused

pytestmark = pytest.mark.core


def alert(title, provider="scripts", severity="error", **more):
    return {"title": title, "providerIdentifier": provider, "severity": severity, **more}


def at(time: datetime) -> str:
    return time.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def hours_until_now(count: int) -> list[str]:
    """The beginnings of the last `count` hours and the end of the current one."""
    end = datetime.now(timezone.utc).replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return [at(end - timedelta(hours=back)) for back in range(count, -1, -1)]


@pytest.fixture
def control(daemon):
    connection = Control(daemon)
    yield connection
    connection.close()


def sources_of(daemon) -> dict:
    listed = daemon.ctl_json("sources")["sources"]
    return {(source["kind"], source["providerIdentifier"]): source for source in listed}


# Sources ------------------------------------------------------------------------------------


def test_sources_say_how_they_are(daemon, token):
    daemon.post([alert("a"), alert("b", severity="warning"), alert("c", severity="info")], token)
    source = sources_of(daemon)["source", "scripts"]
    assert source["events"] == 3
    assert source["needsAttention"] == 2
    assert source["worstSeverity"] == "error"
    assert source["attention"] == {"warning": 1, "error": 1, "critical": 0}
    assert source["liveness"] == "unknown"
    assert source["padlock"] == "open"
    assert source["lastSender"] == "backup"


def test_an_umbrella_sums_up_what_is_below_it(daemon, token):
    daemon.post([alert("a", "scripts.shell"), alert("b", "scripts.cron", "critical")], token)
    sources = sources_of(daemon)
    assert sources["umbrella", "scripts"]["needsAttention"] == 2
    assert sources["umbrella", "scripts"]["worstSeverity"] == "critical"
    assert sources["source", "scripts.cron"]["parent"] == "scripts"
    assert "scripts.*" in daemon.ctl("sources", "list").stdout


def test_settling_and_deleting_events_is_counted(daemon, token):
    ids = daemon.post([alert("a"), alert("b"), alert("c")], token).json()["ids"]
    daemon.ctl("events", "ack", ids[0])
    daemon.ctl("events", "dismiss", ids[1])
    source = sources_of(daemon)["source", "scripts"]
    assert (source["events"], source["needsAttention"]) == (3, 1)
    daemon.ctl("events", "delete", ids[2])
    source = sources_of(daemon)["source", "scripts"]
    assert (source["events"], source["needsAttention"]) == (2, 0)
    assert "worstSeverity" not in source


def test_sources_survive_a_restart(daemon, token):
    daemon.post([alert("a"), alert("b")], token)
    before = sources_of(daemon)
    daemon.restart()
    assert sources_of(daemon) == before


def test_a_removed_source_comes_back_with_its_next_event(daemon, token):
    daemon.post(alert("a"), token)
    removed = daemon.ctl_json("sources", "remove", "scripts", "--yes")
    assert removed == {
        "removed": ["scripts"],
        "deleted": 0,
        "revoked": [],
        "maySendYet": ["backup"],
    }
    assert sources_of(daemon) == {}
    assert len(daemon.events()) == 1
    daemon.post(alert("b"), token)
    assert sources_of(daemon)["source", "scripts"]["events"] == 2


def test_a_source_is_removed_with_its_events_and_tokens(daemon):
    token = daemon.create_token("nas", "scripts.nas")
    other = daemon.create_token("all", "scripts")
    daemon.post([alert(str(i), "scripts.nas") for i in range(450)], token)
    daemon.post(alert("stays"), other)
    options = ("--delete-events", "--revoke-tokens", "--yes")
    removed = daemon.ctl_json("sources", "remove", "scripts.nas", *options)
    assert removed["deleted"] == 450
    assert removed["revoked"] == ["nas"]
    assert removed["maySendYet"] == ["all"]
    assert [event["title"] for event in daemon.events()] == ["stays"]
    assert set(sources_of(daemon)) == {("source", "scripts")}
    assert daemon.post(alert("late", "scripts.nas"), token).status == 401
    kinds = [line["kind"] for line in daemon.audit() if line["kind"].startswith("source.")]
    assert kinds == ["source.removalBegun", "source.removed"]


def test_an_unknown_source_is_not_removed(daemon):
    refused = daemon.ctl("sources", "remove", "nobody", "--yes", check=False)
    assert refused.returncode == 1
    assert "There is no source 'nobody'" in refused.stderr


# Counts and activity ------------------------------------------------------------------------


def test_activity_counts_by_hour_and_severity(daemon, token, control):
    earlier = datetime.now(timezone.utc) - timedelta(hours=3)
    daemon.post(
        [alert("now"), alert("then", "scripts.cron", "info", startDate=at(earlier))], token
    )
    starts = hours_until_now(24)
    counts = control.call("activity.get", starts=starts)["counts"]
    assert len(counts) == 24
    assert counts[-1]["error"] == 1
    assert counts[-4]["info"] == 1
    of_cron = control.call("activity.get", starts=starts, provider="scripts.cron")["counts"]
    assert sum(sum(hour.values()) for hour in of_cron) == 1


def test_activity_keeps_the_severity_of_the_day(daemon, token, control):
    for severity in ("critical", "ok"):
        daemon.post(alert("disk", severity=severity, externalID="disk"), token)
    last = control.call("activity.get", starts=hours_until_now(1))["counts"][0]
    assert (last["critical"], last["ok"]) == (1, 1)


def test_status_counts_events(daemon, token):
    daemon.post([alert("a"), alert("b", severity="critical")], token)
    counts = daemon.status()["counts"]
    assert counts["events"] == 2
    assert counts["worstSeverity"] == "critical"
    assert "2 need attention" in daemon.ctl("status").stdout


# The timeline -------------------------------------------------------------------------------


def test_the_timeline_is_paged_and_filtered(daemon, token, control):
    severities = ["info", "error"]
    daemon.post([alert(str(i), f"scripts.s{i % 3}", severities[i % 2]) for i in range(25)], token)

    def all_pages(**params):
        titles, before = [], {}
        while True:
            page = control.call("timeline.list", limit=4, **params, **before)
            titles += [row["event"]["title"] for row in page["rows"]]
            if "next" not in page:
                return titles
            before = {"before": page["next"]}

    newest_first = [str(i) for i in reversed(range(25))]
    assert all_pages() == newest_first
    assert all_pages(provider="scripts") == newest_first
    assert all_pages(provider="scripts.s1") == [i for i in newest_first if int(i) % 3 == 1]
    assert all_pages(attention="needed") == [i for i in newest_first if int(i) % 2 == 1]
    assert all_pages(without=["scripts.s0", "scripts.s1"]) == [
        i for i in newest_first if int(i) % 3 == 2
    ]
    assert all_pages(severity="info") == [i for i in newest_first if int(i) % 2 == 0]
    with pytest.raises(Refused, match="take the `next` of a page"):
        control.call("timeline.list", before="nonsense")


def test_tempoctl_shows_the_timeline(daemon):
    token = daemon.create_token("plain", "things")
    daemon.post([alert("one", "things"), alert("two", "things")], token)
    assert "two" in daemon.ctl("timeline", "--needs-attention").stdout
    rows = daemon.ctl_json("timeline")["rows"]
    assert [row["event"]["title"] for row in rows] == ["two", "one"]
    assert daemon.ctl_json("timeline", "--without", "things")["rows"] == []
    assert daemon.ctl("stacks", "list").stderr == "No stacks.\n"


# Pushes -------------------------------------------------------------------------------------


def test_lists_are_kept_up_to_date(daemon, token, control):
    assert control.call("sources.subscribe")["sources"] == []
    assert control.call("counts.subscribe")["counts"]["events"] == 0
    control.call("activity.subscribe", starts=hours_until_now(2))
    control.call("timeline.subscribe")
    event = daemon.post(alert("a"), token).json()["id"]
    told = dict(control.next() for _ in range(4))
    assert told["sources.changed"]["sources"][0]["needsAttention"] == 1
    assert told["counts.changed"]["counts"]["needsAttention"] == 1
    assert told["activity.changed"]["changes"][-1]["counts"]["error"] == 1
    assert [row["event"]["id"] for row in told["timeline.changed"]["rows"]] == [event]
    daemon.ctl("events", "delete", event)
    told = dict(control.next() for _ in range(4))
    assert told["sources.changed"]["removed"] == [
        {"providerIdentifier": "scripts", "kind": "source"}
    ]
    assert told["counts.changed"]["counts"]["events"] == 0
    assert told["timeline.changed"]["removedEvents"] == [event]


def test_an_event_that_is_settled_leaves_what_needs_attention(daemon, token, control):
    control.call("timeline.subscribe", attention="needed")
    event = daemon.post(alert("a"), token).json()["id"]
    assert control.next()[1]["rows"][0]["event"]["id"] == event
    daemon.ctl("events", "ack", event)
    assert control.next()[1]["removedEvents"] == [event]


def test_a_reader_that_follows_ends_with_what_a_new_one_reads(daemon, token, control):
    rows = {}
    control.call("timeline.subscribe")
    for round_ in range(20):
        ids = daemon.post(
            [alert(f"{round_}-{i}", externalID=f"e{(round_ + i) % 30}") for i in range(20)], token
        ).json()["ids"]
        daemon.ctl("events", ["ack", "dismiss", "undismiss"][round_ % 3], *set(ids[:5]))
    end = daemon.post(alert("the end"), token).json()["id"]
    while end not in rows:
        _, told = control.next()
        for gone in told["removedEvents"]:
            rows.pop(gone, None)
        rows |= {row["event"]["id"]: row for row in told["rows"]}
    fresh = control.call("timeline.list", limit=1000)["rows"]
    assert rows == {row["event"]["id"]: row for row in fresh}


# Rules for old events -----------------------------------------------------------------------


def test_old_events_are_settled_by_rules(daemon, token):
    old = at(datetime.now(timezone.utc) - timedelta(days=3))
    daemon.post(
        [
            alert("old info", severity="info", startDate=old),
            alert("old error", startDate=old),
            alert("kept info", "scripts.kept", "info", startDate=old),
            alert("new info", severity="info"),
        ],
        token,
    )
    control = Control(daemon)
    control.call("events.subscribe")
    rules = (
        "dismiss any of scripts.kept never,dismiss info after 2d,acknowledge any after 1d"
    )
    daemon.ctl("settings", "set", "triage.rules", rules)
    changed = {}
    while len(changed) < 2:
        for event in control.next()[1]["events"]:
            changed[event["title"]] = event
    assert "dismissedAt" in changed["old info"]
    assert "acknowledgedAt" in changed["old error"]
    control.close()
    titles = {event["title"] for event in daemon.events()}
    assert titles == {"old error", "kept info", "new info"}
    by_rule = [line for line in daemon.audit() if "by the rule" in line["detail"]]
    assert {line["actor"] for line in by_rule} == {"tempod"}
    assert {line["kind"] for line in by_rule} == {"event.dismissed", "event.acknowledged"}


def test_a_rule_that_cannot_be_read_is_refused(daemon):
    refused = daemon.ctl("settings", "set", "triage.rules", "drop everything", check=False)
    assert refused.returncode == 1
    assert "dismiss info after 2d" in refused.stderr
    assert daemon.ctl_json("settings", "get", "triage.rules")["value"] == []


@pytest.mark.parametrize("mark, undone", [("ack", "acknowledgedAt"), ("dismiss", "dismissedAt")])
def test_what_a_person_did_survives_until_it_gets_worse(daemon, token, mark, undone):
    def post(severity, state):
        daemon.post(alert("disk", severity=severity, state=state, externalID="disk"), token)
        return daemon.events("--all", "--with-dismissed")[0]

    event = post("warning", "firing")
    daemon.ctl("events", mark, event["id"])
    assert undone in post("warning", "firing")
    assert undone in post("info", "resolved")
    assert undone not in post("info", "firing")
    daemon.ctl("events", mark, event["id"])
    assert undone not in post("critical", "firing")
