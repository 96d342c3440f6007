"""The pages of docs/senders: what a tool makes of the templates that they show."""

import json
import re

from .documents import marked
from .programs import REPOSITORY

FOLDER = REPOSITORY / "docs/senders"
PAGES = sorted(page for page in FOLDER.glob("*.md") if page.name != "README.md")


def escaped(value):
    return json.dumps(value)[1:-1]


def as_it_stands(template, values):
    return template


def handlebars_of_proxmox(template, values):
    """`escape` and `json` are helpers of Proxmox."""
    template = re.sub(r"\{\{ escape (\w+) \}\}", lambda m: escaped(values[m[1]]), template)
    template = re.sub(r"\{\{ json (\w+) \}\}", lambda m: json.dumps(values[m[1]]), template)
    return re.sub(r"\{\{ (\w+) \}\}", lambda m: values[m[1]], template)


def handlebars_of_jellyfin(template, values):
    """Jellyfin escapes quotation marks before it fills values in; none is an empty text."""
    def choose(found):
        return found[2] if values.get(found[1]) else found[3]

    template = re.sub(r"\{\{#if_exist (\w+)\}\}(.*?)\{\{else\}\}(.*?)\{\{/if_exist\}\}", choose,
                      template)
    return re.sub(r"\{\{\{(\w+)\}\}\}", lambda m: str(values.get(m[1], "")).replace('"', '\\"'),
                  template)


def jinja_of_home_assistant(template, values):
    """The payload of the command; every value goes through `to_json` there."""
    payload = re.search(r"payload: >\n(.*?)^\w", template, re.M | re.S)[1]

    def value(found):
        expression = found[1]
        if "name ~" in expression:
            return json.dumps(f"{values['name']}: {values['state']}"[:200])
        name = re.search(r'"device_class"|area_name|\b(\w+)\b', expression)
        return json.dumps(values[{'"device_class"': "device_class", "area_name": "area"}.get(
            name[0], name[0])])

    return re.sub(r"\{\{ (.*?) \| to_json \}\}", value, payload.replace(
        '(state_attr(entity_id, "device_class") or "")', '"device_class"').replace(
        '(area_name(entity_id) or "")', "area_name"))


def at_signs_of_dsm(template, values):
    return template.replace("@@TEXT@@", escaped(values["text"]))


def filled(page, name, fill, values):
    """The event that the tool posts, with the page's template and these values."""
    text = fill(marked(FOLDER / f"{page}.md", "template", name), values)
    assert "{{" not in text and "@@" not in text, text
    return json.loads(text)
