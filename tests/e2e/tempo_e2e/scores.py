"""Scores made by chance: valid ones, and ones with a fault somewhere."""

import copy

SEVERITIES = ["ok", "info", "warning", "error", "critical"]
TEMPLATES = [
    "",
    "plain",
    "${title}",
    "a ${metadata.host} b",
    "${metadata}",
    "${metadata.a.b}/${externalID}",
    "$5 ${startDate}${endDate}$",
    "${providerIdentifier} ${eventType} é🌙",
]
BAD_TEMPLATES = ["${", "${title", "x ${subtitle}", "${metadata.}", "${}", "${ title}", "$${Title}"]
ACTION = {"label": "x", "systemIcon": "x", "trigger": {"copyToClipboard": "x"}}
# At the bounds, and one beyond.
EDGES = [
    "x" * 100, "x" * 128, "x" * 129, "x" * 256, "x" * 257, "x" * 4096, "x" * 4097,
    [ACTION] * 64, [ACTION] * 65, [{"match": {}}] * 1000, [{"match": {}}] * 1001, ["x"] * 32,
    ["x"] * 33, {str(key): 1 for key in range(32)}, {str(key): 1 for key in range(33)},
    {"x" * 256: 1}, {"x" * 257: 1}, 2147483647, 2147483648,
    "5214w", "5215w", "36500d", "36501d", "99999m", "100000m", "01h",
]
# Anything that some key does not take.
ODD = [
    None, True, 0, 1, 1.0, 2.5, -1, "", "x", "${", "30m", "1x", "#12ab9F", "#12345", "red", "Red",
    "on", "single", "ok", "a\nb", "tab\there", "é" * 101, "x" * 300, "x" * 5000, [], ["x"], [1], {},
    {"match": {}}, {"severity": "ok"}, {"openURL": "https://x"}, [{"match": {}}], {"_x": 1}, {"x": 1},
]


class Generator:
    def __init__(self, random):
        self.random = random

    def template(self, empty=True):
        return self.random.choice(TEMPLATES if empty else TEMPLATES[1:])

    def match(self):
        values = ["*", "a?", "Down", "", 0, 1.5, -3, True, False, None]
        keys = ["a", "b.c", "host", "_x", "état"]
        chosen = self.random.sample(keys, self.random.randint(0, 3))
        return {key: self.random.choice(values) for key in chosen}

    def some(self, required, optional):
        """The required keys, and some of the others."""
        made = {key: make() for key, make in required.items()}
        made.update({key: make() for key, make in optional.items() if self.random.random() < 0.5})
        if self.random.random() < 0.2:
            made["_note"] = copy.deepcopy(self.random.choice(ODD))
        return made

    def rules(self, make):
        return [make() for _ in range(self.random.randint(0, 4))]

    def one_of(self, *values):
        return lambda: self.random.choice(values)

    def severity_rule(self):
        template = self.template
        return self.some(
            {"match": self.match, "severity": self.one_of(*SEVERITIES)},
            {"label": template, "color": self.one_of("#12ab9F"), "title": template,
             "subtitle": template},
        )

    def indicator_rule(self):
        return self.some(
            {"match": self.match},
            {"emoji": self.one_of("🌙", "x"), "color": self.one_of("red", "#000000")},
        )

    def tag_rule(self):
        return self.some({"match": self.match, "tag": lambda: self.template(empty=False)}, {})

    def triage_rule(self):
        return self.some({"match": self.match}, {})

    def grouping_rule(self):
        role = self.random.choice(["single", "repeats", "opens", "continues", "closes"])
        key = {"key": lambda: self.template(empty=role == "single")}
        required = {"match": self.match, "role": lambda: role}
        optional = {"window": self.window, "stackColor": self.one_of("current-state",
                                                                     "worst-severity")}
        if role == "single":
            return self.some(required, {**optional, **key})
        return self.some({**required, **key}, optional)

    def rest_state(self):
        return self.some(
            {"match": self.match, "restState": self.one_of("on", "off")},
            {"closedCycleSeverity": self.one_of("info", "warning")},
        )

    def window(self):
        return self.random.choice(["", "30m", "6h", "1d", "5214w"])

    def action(self):
        kind = self.random.choice(["openURL", "openTerminalWith", "copyToClipboard"])
        return self.some(
            {"label": self.one_of("Open", "é"), "systemIcon": self.one_of("globe"),
             "trigger": lambda: {kind: self.template(empty=False)}},
            {"_disabled": self.one_of(True, False)},
        )

    def grouping(self):
        chain = [self.template(empty=False) for _ in range(self.random.randint(1, 3))]
        return self.random.choice([chain[0], chain])

    def helper(self):
        return self.some({}, {"summary": self.one_of("", "Polls."), "url": self.one_of("x"),
                              "platforms": self.one_of([], ["sh", "py"])})

    def score(self):
        template = self.template
        return self.some(
            {"providerIdentifier": self.one_of("a", "scripts.Shell_1", "x" * 128),
             "displayName": self.one_of("Tool", "é" * 100)},
            {"color": self.one_of("#12ab9F"), "surface": self.one_of("timeline", "agenda"),
             "eventPattern": self.one_of("episodic", "entity", "run-bound"),
             "senderSeverityWins": self.one_of(True, False),
             "severityDefault": lambda: self.some({}, {"severity": self.one_of(*SEVERITIES),
                                                       "label": template}),
             "severityRules": lambda: self.rules(self.severity_rule),
             "indicatorRules": lambda: self.rules(self.indicator_rule),
             "tagRules": lambda: self.rules(self.tag_rule),
             "ackRules": lambda: self.rules(self.triage_rule),
             "dismissRules": lambda: self.rules(self.triage_rule),
             "grouping": self.grouping, "groupingWindow": self.window, "stackTitle": template,
             "groupingRules": lambda: self.rules(self.grouping_rule),
             "restStateOverrides": lambda: self.rules(self.rest_state),
             "defaultActions": lambda: self.rules(self.action), "helper": self.helper,
             "_bundledVersion": self.one_of(1, 2147483647), "_comment": self.one_of("why")},
        )

    def places(self, value, path=()):
        """Every place in the score, the score itself left out."""
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in items:
            yield path + (key,)
            if isinstance(inner, (dict, list)):
                yield from self.places(inner, path + (key,))

    @staticmethod
    def parent(score, path):
        """What holds the place."""
        for key in path[:-1]:
            score = score[key]
        return score

    def spoil(self, score):
        """Changes one place: another value, no value, or a key that is not known."""
        path = self.random.choice(list(self.places(score)))
        parent = self.parent(score, path)
        act = self.random.randint(0, 3)
        if act == 0:
            del parent[path[-1]]
        elif act == 1 and isinstance(parent, dict):
            parent["unknown"] = 1
        elif act == 2:
            parent[path[-1]] = self.random.choice(BAD_TEMPLATES)
        else:
            parent[path[-1]] = copy.deepcopy(self.random.choice(ODD + EDGES))
        return score


class Source:
    """A source whose score and events have much to do with one another."""

    def __init__(self, random):
        self.random = random

    def value(self):
        return self.random.choice(["up", "Down", "x", "", 0, 0.0, 1, "1", True, "true", None])

    def match(self):
        patterns = ["up", "D*", "?", "*", 0, "1", True, None, "tru?"]
        keys = self.random.sample(["a", "b", "in.c"], self.random.randint(0, 2))
        return {key: self.random.choice(patterns) for key in keys}

    def rules(self, most, **members):
        return [{"match": self.match(), **{name: make() for name, make in members.items()}}
                for _ in range(self.random.randint(0, most))]

    def score(self):
        pick = self.random.choice
        window = lambda: pick(["", "30m", "2h", "1d"])  # noqa: E731
        key = lambda: pick(["k", "${metadata.a}", "${metadata.in.c}/x"])  # noqa: E731
        made = {
            "providerIdentifier": "made", "displayName": "Made",
            "senderSeverityWins": pick([True, False]),
            "severityDefault": {"severity": pick(SEVERITIES)},
            "severityRules": self.rules(5, severity=lambda: pick(SEVERITIES)),
            "grouping": ["${metadata.b}/${metadata.a}", "${metadata.in.c}"],
            "groupingWindow": window(),
            "restStateOverrides": self.rules(2, restState=lambda: pick(["on", "off"])),
        }
        if self.random.random() < 0.8:
            made["groupingRules"] = self.rules(
                6, key=key, window=window,
                role=lambda: pick(["opens", "closes", "continues", "repeats", "single"]))
        return made

    def events(self, count):
        minute = 0
        for _ in range(count):
            minute += self.random.choice([0, 1, 20, 90, -30, 700])
            day, rest = divmod(max(minute, 0), 24 * 60)
            year, day = divmod(day, 336)
            event = {
                "title": "t",
                "startDate": f"{2000 + year}-{1 + day // 28:02}-{1 + day % 28:02}"
                             f"T{rest // 60:02}:{rest % 60:02}:00Z",
                "metadata": {"a": self.value(), "b": self.value(), "in": {"c": self.value()}},
            }
            if self.random.random() < 0.3:
                event["severity"] = self.random.choice(SEVERITIES)
            yield event
