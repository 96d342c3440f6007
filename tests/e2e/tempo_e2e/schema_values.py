"""Values made by chance from a JSON Schema alone: what it takes, at its bounds too."""

import json

TEXTS = [
    "", "x", "Ω🌙", "x" * 100, "x" * 101, "é" * 128, "x" * 256, "x" * 257, "x" * 4096, "x" * 4097,
    "#12aB9f", "#12aB9", "red", "Red", "30m", "6h", "1d", "5214w", "5215w",
    "36500d", "36501d", "99999h", "0m", "m", "a\tb", "a\x7f",
    "com.tool-1_x", "a b", "${title}", "${metadata}", "${metadata.a.b} c", "${metadata.}", "${", "$",
    "$5", "${ title}", "${title", "}${endDate}{", "${metadata.é}", "line\nbreak", "\x85",
]
NUMBERS = [0, 1, -1, 1.5, 0.0, 2147483647, 2147483648]
ANYTHING = [None, True, False, [], {}, ["x"], {"x": 1}]


class Maker:
    """`validator` is the class of the jsonschema package that checks values."""

    def __init__(self, schema, validator, random):
        self.root = schema
        self.validator = validator
        self.random = random
        self.known = {}  # scalars by the schema that takes them

    def check(self, schema, value):
        return self.validator({**schema, "$defs": self.root["$defs"]}).is_valid(value)

    def resolve(self, schema):
        reference = schema.get("$ref")
        return self.root["$defs"][reference.removeprefix("#/$defs/")] if reference else schema

    def make(self, schema):
        """A value that the schema takes."""
        schema = self.resolve(schema)
        if schema.get("type") == "object":
            return self.object(schema)
        if schema.get("type") == "array":
            return self.array(schema)
        if "anyOf" in schema:
            return self.make(self.random.choice(schema["anyOf"]))
        return self.random.choice(self.scalars(schema))

    def scalars(self, schema):
        name = json.dumps(schema)
        if name not in self.known:
            pool = schema.get("enum") or TEXTS + NUMBERS + [True, False, None]
            self.known[name] = [value for value in pool if self.check(schema, value)]
            assert self.known[name], f"no value at hand for {schema}"
        return self.known[name]

    def array(self, schema):
        least, most = schema.get("minItems", 0), schema.get("maxItems", 4)
        count = self.random.choice([least, least + 1, min(most, 4)])
        return [self.make(schema["items"]) for _ in range(count)]

    def object(self, schema):
        """Its members by chance, until the schema as a whole takes them."""
        while True:
            made = self.members(schema)
            if self.check(schema, made):
                return made

    def members(self, schema):
        known = schema.get("properties", {})
        required = schema.get("required", [])
        chosen = [name for name in known if name in required or self.random.random() < 0.4]
        made = {name: self.make(known[name]) for name in chosen}
        free = schema.get("additionalProperties")
        if isinstance(free, dict):
            for name in self.random.sample(["a", "b.c", "_d", "é" * 256], self.random.randint(0, 2)):
                made[name] = self.make(free)
        elif self.random.random() < 0.1:
            made["_note"] = self.random.choice(ANYTHING + TEXTS[:3])
        return made
