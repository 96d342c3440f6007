"""What a score makes of events, worked out a second time: plainly, over the whole list of events,
and from the words of docs/SCORES.md alone."""

import re
from datetime import datetime, timedelta

RANK = ["ok", "info", "warning", "error", "critical"]
UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
MISSING = object()


def text_of(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def find(metadata, key):
    if key in metadata:
        return metadata[key]
    head, dot, rest = key.partition(".")
    inner = metadata.get(head) if dot else None
    return find(inner, rest) if isinstance(inner, dict) else MISSING


def fits(pattern, value):
    if pattern is None or value is None:
        return pattern is None and value is None
    expression = "".join(
        {"*": ".*", "?": "."}.get(c, re.escape(c)) for c in text_of(pattern)
    )
    return re.fullmatch(expression, text_of(value), re.I | re.A | re.S) is not None


def matches(match, metadata):
    values = {key: find(metadata, key) for key in match}
    return all(values[key] is not MISSING and fits(match[key], values[key]) for key in match)


def first(rules, metadata):
    return next((rule for rule in rules if matches(rule["match"], metadata)), None)


def severity(score, event):
    sent = event.get("severity", "info")
    if sent != "info" and score.get("senderSeverityWins", True):
        return sent
    rule = first(score.get("severityRules", []), event["metadata"])
    return rule["severity"] if rule else score.get("severityDefault", {}).get("severity", "info")


def fill(template, metadata):
    """Nothing where a value is missing; templates here hold placeholders of metadata alone."""
    names = re.findall(r"\$\{metadata\.([^}]*)\}", template)
    values = {name: find(metadata, name) for name in names}
    if any(value in (MISSING, None, "") for value in values.values()):
        return None
    return re.sub(r"\$\{metadata\.([^}]*)\}", lambda m: text_of(values[m[1]]), template)


def grouping(score, event):
    """(role, key, window) of an event; a role of single where it stands alone."""
    metadata = event["metadata"]
    alone = ("single", None, "")
    if not score.get("groupingRules"):
        chain = score.get("grouping", [])
        keys = [fill(template, metadata) for template in chain]
        key = next((key for key in keys if key is not None), None)
        return alone if key is None else ("repeats", key, score.get("groupingWindow", ""))
    rule = first(score["groupingRules"], metadata)
    key = fill(rule["key"], metadata) if rule and rule["role"] != "single" else None
    if key is None:
        return alone
    role = rule["role"]
    rest = first(score.get("restStateOverrides", []), metadata)
    if rest and rest["restState"] == "off":
        role = {"opens": "closes", "closes": "opens"}.get(role, role)
    return role, key, rule.get("window", "")


def within(window, one, other):
    return not window or abs(one - other) <= timedelta(**{UNITS[window[-1]]: int(window[:-1])})


class Stacks:
    """Every stack as the list of its events: (role, time)."""

    def __init__(self):
        self.sessions = {}
        self.series = {}

    def newest(self, stacks, key):
        return stacks.setdefault(key, [])[-1] if stacks.get(key) else None

    def add(self, role, key, window, time):
        """The stack that the event is in, and whether it is a session, a series or alone."""
        if role == "repeats":
            stack = self.newest(self.series, key)
            if not stack or not within(window, time, stack[0][1]):
                stack = []
                self.series.setdefault(key, []).append(stack)
            stack.append((role, time))
            return "series", stack
        if role == "single":
            return "alone", [(role, time)]
        stack = self.newest(self.sessions, key)
        is_open = bool(stack) and stack[-1][0] != "closes"
        if role == "opens":
            if not is_open and not (stack and within(window, time, stack[-1][1])):
                stack = []
                self.sessions.setdefault(key, []).append(stack)
        elif not is_open:
            return "alone", [(role, time)]
        stack.append((role, time))
        return "session", stack


def cycles(stack):
    """How often a session was opened: an opening counts unless it was open already."""
    roles = ["closes"] + [role for role, _ in stack]
    return sum(before == "closes" and role == "opens" for before, role in zip(roles, roles[1:]))


def outcomes(score, events):
    """(severity, kind, number of events in the stack, cycles, open) of each event in turn."""
    stacks = Stacks()
    for event in events:
        role, key, window = grouping(score, event)
        time = datetime.fromisoformat(event["startDate"].replace("Z", "+00:00"))
        kind, stack = stacks.add(role, key, window, time)
        session = kind == "session"
        yield (severity(score, event), kind, len(stack), cycles(stack) if session else None,
               stack[-1][0] != "closes" if session else None)
