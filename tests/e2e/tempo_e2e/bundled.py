"""The scores that come with Tempo, and events made to suit them."""

import json

from .programs import REPOSITORY
from .scores import SEVERITIES

FOLDER = REPOSITORY / "packaging/scores"
FILES = sorted(FOLDER.glob("*.json"))
RULES = ["severityRules", "indicatorRules", "tagRules", "ackRules", "dismissRules",
         "groupingRules", "restStateOverrides"]
FEW = ["nas", "cellar", "attic"]


def read(file):
    return json.loads(file.read_text())


def keys_of_templates(score):
    """The keys of metadata that any template of the score asks for."""
    text = json.dumps(score)
    return sorted({piece.split("}")[0] for piece in text.split("${metadata.")[1:]})


class Events:
    """Events that one score has something to say about: each is cut out for one of its rules, with
    more of what the score looks at thrown in, and sometimes less."""

    def __init__(self, score, random):
        self.score = score
        self.random = random
        self.rules = [rule["match"] for name in RULES for rule in score.get(name, [])]
        self.groups = [rule["match"] for rule in score.get("groupingRules", [])] or self.rules
        self.keys = keys_of_templates(score)
        self.has_external_ids = "${externalID}" in json.dumps(score)
        self.minute = 0

    def text(self, pattern):
        """A text that fits a pattern, in any case."""
        made = "".join({"*": self.random.choice(["", "x", "y z"]), "?": "q"}.get(c, c)
                       for c in pattern)
        return made.swapcase() if self.random.random() < 0.1 else made

    def value(self, pattern):
        if not isinstance(pattern, str):
            return str(pattern) if type(pattern) is int and self.random.random() < 0.3 else pattern
        return self.random.choice(FEW) if pattern in ("*", "?*") else self.text(pattern)

    def put(self, metadata, key, value):
        """`a.b` inside an object, or as it stands."""
        head, dot, rest = key.partition(".")
        if dot and isinstance(metadata.setdefault(head, {}), dict) and self.random.random() < 0.9:
            self.put(metadata[head], rest, value)
        else:
            metadata[key] = value

    def metadata(self):
        made = {}
        for key in self.keys:
            if self.random.random() < 0.95:
                self.put(made, key, self.random.choice(FEW * 4 + [1, 2, "", None]))
        for match in (self.random.choice(self.rules), self.random.choice(self.groups)):
            for key, pattern in match.items():
                if self.random.random() < 0.95:
                    self.put(made, key, self.value(pattern))
        return made

    def start_date(self):
        self.minute += self.random.choice([0, 1, 20, 90, -30, 700])
        day, rest = divmod(max(self.minute, 0), 24 * 60)
        year, day = divmod(day, 336)
        return (f"{2000 + year}-{1 + day // 28:02}-{1 + day % 28:02}"
                f"T{rest // 60:02}:{rest % 60:02}:00Z")

    def event(self):
        made = {"title": self.random.choice(["Something", "Something else", "Ωmega 🌙"]),
                "providerIdentifier": self.score["providerIdentifier"],
                "startDate": self.start_date(), "metadata": self.metadata()}
        if self.has_external_ids:
            made["externalID"] = self.random.choice(FEW)
        optional = {"severity": SEVERITIES, "state": ["firing", "resolved", "info"],
                    "eventType": ["alert", "event", "task", "reminder"],
                    "subtitle": ["More of it"]}
        made.update({name: self.random.choice(words) for name, words in optional.items()
                     if self.random.random() < 0.15})
        return made

    def __call__(self, count):
        return [self.event() for _ in range(count)]
