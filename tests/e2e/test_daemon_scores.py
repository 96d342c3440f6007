"""Scores at work in the daemon: files in its folder, events as they arrive, events that are there."""

import json
import random
from datetime import datetime

import pytest

from tempo_e2e import naive_score
from tempo_e2e.daemon import eventually
from tempo_e2e.scores import Source

pytestmark = pytest.mark.core

JOBS = {
    "providerIdentifier": "jobs",
    "displayName": "Jobs",
    "color": "#C9A35C",
    "severityRules": [
        {"match": {"code": 0}, "severity": "ok", "label": "Done"},
        {"match": {"code": "*"}, "severity": "error", "label": "Exit ${metadata.code}",
         "color": "#AA0000", "title": "${metadata.job} failed"},
    ],
    "tagRules": [{"match": {"job": "*"}, "tag": "${metadata.job}"}],
    "indicatorRules": [{"match": {"code": 0}, "emoji": "✔", "color": "green"}],
    "ackRules": [{"match": {"quiet": True}}],
    "dismissRules": [{"match": {"noise": True}}],
    "grouping": "${metadata.job}",
    "stackTitle": "Runs of ${metadata.job}",
    "defaultActions": [
        {"label": "Copy", "systemIcon": "doc", "trigger": {"copyToClipboard": "${metadata.job}"}},
    ],
}


@pytest.fixture
def jobs(make_daemon, tmp_path):
    """A running daemon without bundled scores."""
    return make_daemon(arguments=["--bundled-scores", str(tmp_path / "none")]).start()


def put(daemon, score, name=None):
    """Writes a score into the daemon's folder as an editor does."""
    file = daemon.data / "scores" / (name or score["providerIdentifier"] + ".json")
    file.write_text(score if isinstance(score, str) else json.dumps(score))
    return file


def scores(daemon):
    return {score["providerIdentifier"]: score for score in daemon.ctl_json("score", "list")["scores"]}


def post(daemon, token, *events):
    answer = daemon.post(list(events), token)
    assert answer.status == 200, answer
    return answer


def event(code, job="backup", **members):
    return {"title": "Job", "metadata": {"code": code, "job": job}, **members}


def settled(daemon):
    """Whether nothing is left to be derived."""
    return all(score["pending"] == 0 for score in scores(daemon).values())


# Files ------------------------------------------------------------------------------------------


def test_a_file_in_the_folder_is_in_force_without_a_word(jobs):
    token = jobs.create_token(provider="jobs.nightly")
    put(jobs, JOBS)
    eventually(lambda: "jobs" in scores(jobs), "the score is in force")
    post(jobs, token, event(3))
    (stored,) = jobs.events()
    assert stored["score"] == "jobs"
    assert (stored["severity"], stored["label"], stored["labelColor"]) == ("error", "Exit 3", "#AA0000")
    assert (stored["title"], stored["displayTitle"], stored["tag"]) == ("Job", "backup failed", "backup")
    assert stored["state"] == "firing" and stored["needsAttention"]
    assert "senderSeverity" not in stored


def test_the_folder_and_its_files_are_for_their_owner_alone(jobs, tmp_path):
    jobs.ctl("score", "install", put_elsewhere(tmp_path, JOBS))
    folder = jobs.data / "scores"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "jobs.json").stat().st_mode & 0o777 == 0o600


def put_elsewhere(folder, score, name="mine.json"):
    file = folder / name
    file.write_text(score if isinstance(score, str) else json.dumps(score))
    return file


def test_an_edit_restyles_the_events_that_are_there(jobs):
    token = jobs.create_token(provider="jobs")
    put(jobs, JOBS)
    eventually(lambda: "jobs" in scores(jobs), "the score is in force")
    post(jobs, token, event(3), event(0))
    before = {e["id"]: e["sequence"] for e in jobs.events()}
    put(jobs, JOBS | {"severityRules": [
        {"match": {"code": "*"}, "severity": "warning", "label": "Ended"}]})
    eventually(lambda: {e.get("label") for e in jobs.events()} == {"Ended"}, "the events are restyled")
    assert {e["id"]: e["sequence"] for e in jobs.events()} == before
    assert all(e["severity"] == "warning" and e["needsAttention"] for e in jobs.events())


def test_a_removed_score_leaves_the_events_plain(jobs):
    token = jobs.create_token(provider="jobs")
    file = put(jobs, JOBS)
    eventually(lambda: "jobs" in scores(jobs), "the score is in force")
    post(jobs, token, event(3), event(4, severity="warning"))
    file.unlink()
    eventually(lambda: not any("score" in e or "stackID" in e for e in jobs.events()), "they are plain")
    assert [e["severity"] for e in jobs.events()] == ["warning", "info"]


def test_a_file_with_faults_keeps_its_last_good_version_and_is_reported(jobs):
    token = jobs.create_token(provider="jobs")
    file = put(jobs, JOBS)
    eventually(lambda: "jobs" in scores(jobs), "the score is in force")
    put(jobs, json.dumps(JOBS, indent=1).replace('"color": "#C', '"colour": "#C'), "jobs.json")
    eventually(lambda: scores(jobs)["jobs"]["outdated"], "the fault is found")
    post(jobs, token, event(3))
    assert jobs.events()[0]["label"] == "Exit 3"
    listed = jobs.ctl("score", "list")
    assert f"{file}:4:" in listed.stderr and "/colour" in listed.stderr
    assert any(f"{file}:4:" in problem for problem in jobs.status()["problems"])
    assert f"{file}:4:" in jobs.log_text()
    put(jobs, JOBS)
    eventually(lambda: not scores(jobs)["jobs"]["outdated"], "it is mended")
    assert not jobs.ctl("score", "list").stderr


def test_a_file_with_faults_keeps_its_last_good_version_over_a_restart(jobs):
    token = jobs.create_token(provider="jobs")
    file = put(jobs, JOBS)
    eventually(lambda: "jobs" in scores(jobs), "the score is in force")
    jobs.stop()
    put(jobs, "{", "jobs.json")
    jobs.start_again()
    assert scores(jobs)["jobs"]["outdated"]
    assert f"{file}:1:" in jobs.ctl("score", "list").stderr
    post(jobs, token, event(3))
    assert jobs.events()[0]["label"] == "Exit 3"


def test_no_version_of_a_file_that_is_gone_is_kept(jobs):
    file = put(jobs, JOBS)
    eventually(lambda: "jobs" in scores(jobs), "the score is in force")
    file.unlink()
    eventually(lambda: "jobs" not in scores(jobs), "it is gone")
    put(jobs, "{", "jobs.json")
    eventually(lambda: ":1:" in jobs.ctl("score", "list").stderr, "the fault is found")
    assert "jobs" not in scores(jobs)
    jobs.stop()
    jobs.start_again()
    assert "jobs" not in scores(jobs)


def test_a_file_must_be_named_after_its_provider(jobs):
    put(jobs, JOBS, "other.json")
    faults = lambda: jobs.ctl_json("score", "list")["faults"]  # noqa: E731
    eventually(faults, "the fault is found")
    assert faults()[0]["pointer"] == "/providerIdentifier" and not scores(jobs)


def test_a_local_score_shadows_a_bundled_one(make_daemon, tmp_path):
    bundled = tmp_path / "bundled"
    bundled.mkdir()
    (bundled / "jobs.json").write_text(json.dumps(JOBS))
    daemon = make_daemon(arguments=["--bundled-scores", str(bundled)]).start()
    assert scores(daemon)["jobs"]["origin"] == "bundled"
    refused = daemon.ctl("score", "remove", "jobs", check=False)
    assert refused.returncode == 1 and "comes with Tempo" in refused.stderr
    put(daemon, JOBS | {"displayName": "Mine"}, "jobs.tempo-score")
    eventually(lambda: scores(daemon)["jobs"]["shadowing"], "the local one is in force")
    assert scores(daemon)["jobs"]["displayName"] == "Mine"
    daemon.ctl("score", "remove", "jobs")
    assert scores(daemon)["jobs"]["origin"] == "bundled"


def test_the_bundled_scores_are_found_beside_the_program(daemon):
    assert scores(daemon)["scripts"]["origin"] == "bundled"


# tempoctl ---------------------------------------------------------------------------------------


def test_install_puts_a_score_in_force_and_remove_takes_it_out(jobs, tmp_path):
    said = jobs.ctl("score", "install", put_elsewhere(tmp_path, JOBS)).stdout
    assert said == f"The score of jobs is installed: {jobs.data}/scores/jobs.json\n"
    assert scores(jobs)["jobs"]["origin"] == "local"
    jobs.ctl("score", "remove", "jobs")
    assert not scores(jobs)
    kinds = [line["kind"] for line in jobs.audit()]
    assert kinds[-2:] == ["score.installed", "score.removed"]


def test_install_refuses_a_score_with_faults_and_names_them_all(jobs, tmp_path):
    file = put_elsewhere(tmp_path, '{"displayName": "x",\n "colour": 1}')
    refused = jobs.ctl("score", "install", file, check=False)
    assert refused.returncode == 1
    assert "/providerIdentifier" in refused.stderr and "/colour" in refused.stderr
    assert not list((jobs.data / "scores").iterdir())


def test_reload_reads_the_files_at_once(jobs):
    put(jobs, JOBS)
    reloaded = jobs.ctl_json("score", "reload")
    assert [score["providerIdentifier"] for score in reloaded["scores"]] == ["jobs"]


def test_list_counts_the_events_of_each_score(jobs, tmp_path):
    jobs.ctl("score", "install", put_elsewhere(tmp_path, JOBS))
    jobs.ctl("score", "install", put_elsewhere(tmp_path, JOBS | {"providerIdentifier": "jobs.x"}))
    for provider, events in [("jobs", 1), ("jobs.y", 2), ("jobs.x.z", 3), ("other", 4)]:
        token = jobs.create_token(provider, provider)
        post(jobs, token, *[event(0)] * events)
    assert {name: score["events"] for name, score in scores(jobs).items()} == {"jobs": 3, "jobs.x": 3}


# Arrival ----------------------------------------------------------------------------------------


def test_rules_acknowledge_and_dismiss_and_the_audit_tells(jobs, tmp_path):
    jobs.ctl("score", "install", put_elsewhere(tmp_path, JOBS))
    token = jobs.create_token(provider="jobs")
    noise = {"code": 1, "job": "a", "noise": True, "quiet": True}
    quiet = {"code": 1, "job": "a", "quiet": "true"}
    post(jobs, token, *[{"title": "t", "metadata": m} for m in (noise, noise, quiet)])
    stored = jobs.events("--all", "--with-dismissed")
    assert sum("dismissedAt" in e for e in stored) == 2
    assert sum("acknowledgedAt" in e for e in stored) == 1
    assert not any(e["needsAttention"] for e in stored)
    by_score = lambda: [  # noqa: E731
        line for line in jobs.audit() if line.get("actor") == "score jobs"]
    eventually(lambda: len(by_score()) == 2, "both are in the audit")
    assert {(line["kind"], line["count"]) for line in by_score()} == {
        ("event.dismissed", 2), ("event.acknowledged", 1)}


def test_an_acknowledgement_ends_when_the_score_finds_it_worse(jobs, tmp_path):
    score = JOBS | {"severityRules": [
        {"match": {"code": 1}, "severity": "warning"}, {"match": {"code": 2}, "severity": "critical"}]}
    jobs.ctl("score", "install", put_elsewhere(tmp_path, score))
    token = jobs.create_token(provider="jobs")
    post(jobs, token, event(1, externalID="x"))
    jobs.ctl("events", "ack", jobs.events()[0]["id"])
    post(jobs, token, event(1, externalID="x"))
    assert "acknowledgedAt" in jobs.events()[0]
    post(jobs, token, event(2, externalID="x"))
    assert "acknowledgedAt" not in jobs.events()[0]


def test_events_of_a_stack_are_headed_by_the_newest(jobs, tmp_path):
    jobs.ctl("score", "install", put_elsewhere(tmp_path, JOBS))
    token = jobs.create_token(provider="jobs")
    post(jobs, token, event(0), event(1), event(0, job="other"))
    newest, second, first = jobs.events()
    assert first["stackID"] == second["stackID"] != newest["stackID"]
    shown = [row["event"]["id"] for row in jobs.ctl_json("timeline")["rows"]]
    assert shown == [newest["id"], second["id"]]


# Actions ----------------------------------------------------------------------------------------


def offered(daemon, event):
    return {action["label"]: action
            for action in daemon.ctl_json("events", "show", event["id"])["actions"]}


def test_a_late_event_does_not_take_the_place_of_a_newer_one(jobs, tmp_path):
    jobs.ctl("score", "install", put_elsewhere(tmp_path, JOBS))
    token = jobs.create_token(provider="jobs")
    newer, older = "2026-03-02T12:00:00Z", "2026-03-02T11:00:00Z"
    post(jobs, token, event(0, startDate=newer))
    post(jobs, token, event(1, startDate=older))
    (row,) = jobs.ctl_json("timeline")["rows"]
    assert row["event"]["startDate"].startswith(newer[:19]) and row["stack"]["events"] == 2


SESSIONS = {"providerIdentifier": "jobs", "displayName": "Jobs", "groupingRules": [
    {"match": {"code": 0}, "role": "closes", "key": "${metadata.job}"},
    {"match": {"code": "*"}, "role": "opens", "key": "${metadata.job}", "window": "1d"}]}


def test_stacks_that_are_made_anew_count_the_cycles_that_revisions_made(jobs, tmp_path):
    jobs.ctl("score", "install", put_elsewhere(tmp_path, SESSIONS))
    token = jobs.create_token(provider="jobs")
    for code in (1, 0, 1, 0, 2):
        post(jobs, token, event(code, externalID="job"))
    (before,) = jobs.ctl_json("timeline")["rows"]
    assert (before["stack"]["cycles"], before["stack"]["events"]) == (3, 1)
    jobs.ctl("score", "install", put_elsewhere(tmp_path, SESSIONS | {"stackTitle": "Other"}))
    stack = lambda: jobs.ctl_json("timeline")["rows"][0]["stack"]  # noqa: E731
    eventually(lambda: stack()["title"] == "Other" and stack()["cycles"] == 3,
               "the stack is made anew")
    same = [name for name in before["stack"] if name not in ("id", "title")]
    assert {name: stack()[name] for name in same} == {name: before["stack"][name] for name in same}


def test_actions_are_offered_with_their_values(jobs, tmp_path):
    score = JOBS | {"defaultActions": JOBS["defaultActions"] + [
        {"label": "Log", "systemIcon": "doc",
         "trigger": {"openTerminalWith": "less ${metadata.log}"}},
        {"label": "Wiki", "systemIcon": "doc", "trigger": {"openURL": "https://wiki/"}},
        {"label": "Game", "systemIcon": "doc", "trigger": {"openURL": "steam://run/1"}}]}
    jobs.ctl("score", "install", put_elsewhere(tmp_path, score))
    token = jobs.create_token(provider="jobs")
    own = {"label": "Wiki", "systemIcon": "doc", "trigger": {"openURL": "https://mine/"}}
    post(jobs, token, event(3, actions=[own]))
    (stored,) = jobs.events()
    actions = offered(jobs, stored)
    assert list(actions) == ["Copy", "Log", "Wiki", "Game"]
    assert actions["Copy"]["text"] == "backup" and actions["Copy"]["availability"] == "ready"
    assert actions["Log"]["reason"] == "The event has no metadata.log."
    assert actions["Log"]["missing"] == ["metadata.log"]
    assert (actions["Wiki"]["text"], actions["Wiki"]["author"]) == ("https://mine/", "sender")
    assert actions["Game"]["availability"] == "impossible"
    jobs.ctl("settings", "set", "actions.moreSchemes", "Steam, zed")
    assert offered(jobs, stored)["Game"]["text"] == "steam://run/1"
    game = {"label": "Mine", "trigger": {"openURL": "steam://run/2"}}
    post(jobs, token, event(3, actions=[game]))
    assert offered(jobs, jobs.events()[0])["Mine"]["text"] == "steam://run/2"
    jobs.ctl("settings", "set", "actions.moreSchemes", "")
    assert offered(jobs, jobs.events()[0])["Mine"]["availability"] == "impossible"
    assert jobs.post([event(3, actions=[game])], token).status == 422
    shown = jobs.ctl("events", "show", stored["id"]).stdout
    assert "backup failed" in shown and "error, shown as Exit 3" in shown
    assert "  Copy: copyToClipboard backup\n" in shown


# The naive implementation -------------------------------------------------------------------------


def expected(score, events):
    """Of each event what its columns hold, and with which others it stands in a stack."""
    stacks = naive_score.Stacks()
    made, members = [], {}
    for number, one in enumerate(events):
        shown = naive_score.appearance(score, one)
        group = naive_score.grouping(score, one)
        state = naive_score.state(group["role"], shown["severity"], one)
        time = datetime.fromisoformat(one["startDate"].replace("Z", "+00:00"))
        kind, stack = stacks.add({**group, "severity": shown["severity"], "time": time})
        if kind != "alone":
            members.setdefault(id(stack), (stack, []))[1].append(number)
        made.append({"severity": shown["severity"], "state": state, "role": group["role"],
                     "surface": shown["surface"]})
    return made, sorted(numbers for _, numbers in members.values())


def stored(daemon):
    """The same from the daemon; the events are in the order of their ids."""
    events = sorted(daemon.events("--all", "--with-dismissed"), key=lambda e: e["id"])
    columns = [{name: e[name] for name in ("severity", "state", "role", "surface")} for e in events]
    members = {}
    for number, one in enumerate(events):
        if "stackID" in one:
            members.setdefault(one["stackID"], []).append(number)
    return columns, sorted(members.values())


def assert_headed_once(daemon):
    """Each stack and each event that stands alone is one row, shown by an event of its own."""
    def place(event):
        return event.get("stackID", event["id"])

    events = daemon.events("--all", "--with-dismissed")
    listed = daemon.ctl_json("timeline", "--with-dismissed", "--limit", len(events))["rows"]
    assert [row["event"] for row in listed if "stack" in row and row["stack"]["id"] !=
            row["event"]["stackID"]] == []
    assert sorted(str(place(row["event"])) for row in listed) == sorted(
        {str(place(event)) for event in events})


@pytest.mark.parametrize("seed", range(3))
def test_arriving_events_come_out_as_the_naive_implementation_has_them(jobs, tmp_path, seed):
    source = Source(random.Random(seed))
    score, events = source.score(), list(source.events(400))
    jobs.ctl("score", "install", put_elsewhere(tmp_path, score))
    token = jobs.create_token(provider="made")
    for start in range(0, len(events), 80):
        post(jobs, token, *events[start:start + 80])
    assert stored(jobs) == expected(score, events)
    assert_headed_once(jobs)


@pytest.mark.parametrize(
    "seed", [3, *(pytest.param(seed, marks=pytest.mark.slow) for seed in (4, 5))]
)
def test_events_that_are_there_come_to_be_as_if_they_arrived_now(jobs, tmp_path, seed):
    source = Source(random.Random(seed))
    score, events = source.score(), list(source.events(1500))
    token = jobs.create_token(provider="made")
    for start in range(0, len(events), 500):
        post(jobs, token, *events[start:start + 500])
    jobs.ctl("score", "install", put_elsewhere(tmp_path, source.score()))
    jobs.ctl("score", "install", put_elsewhere(tmp_path, score))
    eventually(lambda: stored(jobs) == expected(score, events), "the events are derived again")
    assert_headed_once(jobs)


@pytest.mark.slow
def test_going_back_to_the_score_before_undoes_what_the_other_had_begun(jobs, tmp_path):
    token = jobs.create_token(provider="jobs")
    for _ in range(4):
        post(jobs, token, *[event(1)] * 600)
    first = JOBS | {"severityRules": [{"match": {"code": "*"}, "severity": "error", "label": "First"}]}
    other = JOBS | {"severityRules": [{"match": {"code": "*"}, "severity": "ok", "label": "Other"}]}
    labels = lambda *newest: {e.get("label") for e in jobs.events(*newest)}  # noqa: E731
    put(jobs, first)
    eventually(lambda: labels() == {"First"} and settled(jobs), "the first score is applied")
    put(jobs, other)
    eventually(lambda: labels("--limit", "10") == {"Other"}, "the other one begins")
    put(jobs, first)
    eventually(lambda: labels() == {"First"}, "the first score is applied again")


def test_a_restart_goes_on_with_what_was_not_finished(jobs, tmp_path):
    source = Source(random.Random(7))
    score, events = source.score(), list(source.events(1500))
    token = jobs.create_token(provider="made")
    for start in range(0, len(events), 500):
        post(jobs, token, *events[start:start + 500])
    jobs.ctl("score", "install", put_elsewhere(tmp_path, score))
    jobs.kill9()
    jobs.start_again()
    eventually(lambda: stored(jobs) == expected(score, events), "the events are derived again")
    assert_headed_once(jobs)
