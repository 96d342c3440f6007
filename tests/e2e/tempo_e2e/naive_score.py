"""What a score makes of events, worked out a second time: plainly, over the whole list of events,
and from the words of docs/SCORES.md alone."""

import functools
import json
import re
from datetime import datetime, timedelta

RANK = ["ok", "info", "warning", "error", "critical"]
UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
MISSING = object()
PLACEHOLDER = re.compile(r"\$\{([^}]*)\}")


# Match ----------------------------------------------------------------------------------------


def text_of(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return str(value)


def find(metadata, key):
    if key in metadata:
        return metadata[key]
    head, dot, rest = key.partition(".")
    inner = metadata.get(head) if dot else None
    return find(inner, rest) if isinstance(inner, dict) else MISSING


@functools.cache
def expression(glob):
    pattern = "".join({"*": ".*", "?": "."}.get(c, re.escape(c)) for c in glob)
    return re.compile(pattern, re.I | re.A | re.S)


def fits(pattern, value):
    if pattern is None or value is None:
        return pattern is None and value is None
    return expression(text_of(pattern)).fullmatch(text_of(value)) is not None


def matches(match, metadata):
    values = {key: find(metadata, key) for key in match}
    return all(values[key] is not MISSING and fits(match[key], values[key]) for key in match)


def first(rules, metadata):
    return next((rule for rule in rules if matches(rule["match"], metadata)), {})


# Templates ------------------------------------------------------------------------------------


def value_of(name, event):
    if name.startswith("metadata."):
        return find(event["metadata"], name.removeprefix("metadata."))
    return event.get(name, MISSING)


def fill(template, event):
    """None where a value is missing."""
    values = {name: value_of(name, event) for name in PLACEHOLDER.findall(template)}
    if any(value in (MISSING, None, "") for value in values.values()):
        return None
    return PLACEHOLDER.sub(lambda found: text_of(values[found[1]]), template)


# What one event looks like ----------------------------------------------------------------------


def severity_rule(score, event):
    """What decides, with at least a severity."""
    sent = event.get("severity", "info")
    if sent != "info" and score.get("senderSeverityWins", True):
        return {"severity": sent}
    rule = first(score.get("severityRules", []), event["metadata"])
    default = {key: value for key, value in score.get("severityDefault", {}).items()
               if key != "title" and key != "subtitle"}
    return {"severity": "info"} | (rule or default)


def triage(score, metadata):
    if any(matches(rule["match"], metadata) for rule in score.get("dismissRules", [])):
        return "dismiss"
    if any(matches(rule["match"], metadata) for rule in score.get("ackRules", [])):
        return "acknowledge"
    return "none"


def surface(score, event):
    natural = "timeline" if event.get("eventType", "alert") == "alert" else "agenda"
    return score.get("surface", natural)


def state(role, severity, event):
    """The world's: what the role says, else what the sender said, else an alarming alert fires."""
    by_role = {"opens": "firing", "closes": "resolved"}.get(role)
    alarming = event.get("eventType", "alert") == "alert" and RANK.index(severity) >= 2
    return by_role or event.get("state") or ("firing" if alarming else "info")


def appearance(score, event):
    rule = severity_rule(score, event)
    indicator = first(score.get("indicatorRules", []), event["metadata"])
    tag = first(score.get("tagRules", []), event["metadata"])
    shown = {
        "severity": rule["severity"],
        "label": fill(rule.get("label", ""), event),
        "color": rule.get("color"),
        "title": fill(rule.get("title", ""), event) or event["title"],
        "subtitle": fill(rule.get("subtitle", ""), event) or event.get("subtitle"),
        "emoji": indicator.get("emoji"),
        "indicatorColor": indicator.get("color"),
        "tag": fill(tag.get("tag", ""), event),
        "stackTitle": fill(score.get("stackTitle", ""), event),
        "surface": surface(score, event),
        "triage": triage(score, event["metadata"]),
    }
    return {name: value for name, value in shown.items() if value}


# What belongs together --------------------------------------------------------------------------


def by_templates(score, event):
    keys = [fill(template, event) for template in listed(score.get("grouping", []))]
    key = next((key for key in keys if key is not None), None)
    window = score.get("groupingWindow", "")
    return {"role": "repeats", "key": key, "window": window} if key is not None else None


def listed(value):
    return [value] if isinstance(value, str) else value


def by_rules(score, event):
    rule = first(score["groupingRules"], event["metadata"])
    key = fill(rule["key"], event) if rule.get("role", "single") != "single" else None
    if key is None:
        return None
    made = {"role": rule["role"], "key": key, "window": rule.get("window", ""),
            "stackColor": rule.get("stackColor")}
    rest = first(score.get("restStateOverrides", []), event["metadata"])
    if rest and rule["role"] != "repeats":
        made["closed"] = rest.get("closedCycleSeverity", "info")
        if rest["restState"] == "off":
            made["role"] = {"opens": "closes", "closes": "opens"}.get(rule["role"], rule["role"])
    return made


def grouping(score, event):
    """The role of an event, and what its stack needs; a role of single where it stands alone."""
    made = by_rules(score, event) if score.get("groupingRules") else by_templates(score, event)
    return made or {"role": "single"}


def within(window, one, other):
    return not window or abs(one - other) <= timedelta(**{UNITS[window[-1]]: int(window[:-1])})


class Stacks:
    """Every stack of one source as the list of its events."""

    def __init__(self):
        self.sessions = {}
        self.series = {}

    @staticmethod
    def join(stacks, event, belongs):
        """Into the newest stack of the key if `belongs` says so, else into a new one."""
        of_key = stacks.setdefault(event["key"], [])
        if not of_key or not belongs(of_key[-1]):
            of_key.append([])
        of_key[-1].append(event)
        return of_key[-1]

    def add(self, event):
        """The stack that the event is in, and whether it is a session, a series or alone."""
        role = event["role"]
        if role == "single":
            return "alone", [event]
        if role == "repeats":
            return "series", self.join(
                self.series, event,
                lambda stack: within(event["window"], event["time"], stack[0]["time"]))
        stack = (self.sessions.get(event["key"]) or [[]])[-1]
        if role != "opens" and not is_open(stack):
            return "alone", [event]
        return "session", self.join(
            self.sessions, event,
            lambda stack: is_open(stack)
            or within(event["window"], event["time"], stack[-1]["time"]))


def is_open(stack):
    return bool(stack) and stack[-1]["role"] != "closes"


def cycles(stack):
    """How often a session was opened: an opening counts unless it was open already."""
    roles = ["closes"] + [event["role"] for event in stack]
    return sum(before == "closes" and role == "opens" for before, role in zip(roles, roles[1:]))


def shown_severity(kind, stack):
    newest = stack[-1]
    if kind == "session" and not is_open(stack) and newest.get("closed"):
        return newest["closed"]
    usual = "current-state" if kind == "session" else "worst-severity"
    if (newest.get("stackColor") or usual) == "current-state":
        return newest["severity"]
    return max((event["severity"] for event in stack), key=RANK.index)


def stack_of(kind, stack):
    made = {"role": stack[-1]["role"], "kind": kind, "events": len(stack),
            "began": len(stack) == 1, "severity": shown_severity(kind, stack)}
    if kind != "alone" and stack[-1]["key"]:
        made["key"] = stack[-1]["key"]
    if kind == "session":
        made |= {"cycles": cycles(stack), "open": is_open(stack)}
    return made


# All together -----------------------------------------------------------------------------------


def worked_out(score, events):
    """What comes of each event in turn: how it looks and stands, the kind of its stack, and that."""
    stacks = Stacks()
    for event in events:
        shown = appearance(score, event)
        group = grouping(score, event)
        shown["state"] = state(group["role"], shown["severity"], event)
        shown["needsAttention"] = (shown["state"] == "firing" and shown["triage"] == "none"
                                   and RANK.index(shown["severity"]) >= RANK.index("warning"))
        time = datetime.fromisoformat(event["startDate"].replace("Z", "+00:00"))
        member = {**group, "severity": shown["severity"], "time": time, "shown": shown}
        yield shown, *stacks.add(member)


def outcomes(score, events):
    """The same as `tempoctl score test --json` says it, without actions."""
    for shown, kind, stack in worked_out(score, events):
        yield shown | {"stack": stack_of(kind, stack)}
