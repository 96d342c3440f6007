"""Every word of the window has its German, with the same placeholders and accelerators."""

import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path

import pytest

from tempo_e2e.programs import PATIENCE, REPOSITORY

LUPDATE = shutil.which("lupdate", path="/usr/lib/qt6/bin:/usr/bin")
FOLDER = REPOSITORY / "ui" / "translations"
PLACEHOLDER = re.compile(r"%L?\d+|%n")

pytestmark = pytest.mark.skipif(LUPDATE is None, reason="not installed: qt6-l10n-tools")


@dataclass
class Message:
    context: str
    source: str
    comment: str
    finished: bool
    forms: list[str]  # one, or with plurals as many as the language has
    plural: bool

    def key(self):
        return self.context, self.source, self.comment


def read(path: Path) -> list[Message]:
    messages = []
    for context in ElementTree.parse(path).getroot().findall("context"):
        for message in context.findall("message"):
            translation = message.find("translation")
            plural = message.get("numerus") == "yes"
            forms = translation.findall("numerusform") if plural else [translation]
            messages.append(
                Message(
                    context.findtext("name"),
                    message.findtext("source"),
                    message.findtext("comment") or "",
                    translation.get("type") is None,
                    [form.text or "" for form in forms],
                    plural,
                )
            )
    return messages


def of_today(folder: Path, language: str, *options: str) -> list[Message]:
    """The messages that are in the sources now."""
    made = folder / f"tempo_{language}.ts"
    found = subprocess.run(
        [LUPDATE, "-silent", "-locations", "none", "-I", "ui", "-I", "include", *options]
        + ["-source-language", "en", "-target-language", language]
        + ["ui/model", "ui/tray", "-ts", str(made)],
        cwd=REPOSITORY, capture_output=True, text=True, timeout=PATIENCE, check=True,
    )  # fmt: skip
    # As of a class that it does not find: its words would stay English.
    assert [line for line in found.stderr.splitlines() if "undeclared qualified" not in line] == []
    return read(made)


def accelerators(text: str) -> int:
    return len(re.findall(r"&(?=\w)", text))


def test_all_words_are_in_the_german_file(tmp_path):
    kept = {message.key() for message in read(FOLDER / "tempo_de.ts")}
    needed = {message.key() for message in of_today(tmp_path, "de")}
    assert needed - kept == set(), "run lupdate, then translate"
    assert kept - needed == set(), "no longer in the sources"


def test_english_has_its_plurals(tmp_path):
    kept = {message.key() for message in read(FOLDER / "tempo_en.ts")}
    needed = {message.key() for message in of_today(tmp_path, "en", "-pluralonly")}
    assert kept == needed


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_translation_is_finished(language):
    messages = read(FOLDER / f"tempo_{language}.ts")
    assert [m.source for m in messages if not m.finished or not all(m.forms)] == []
    assert [m.source for m in messages if m.plural and len(m.forms) != 2] == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_placeholders_and_accelerators_match(language):
    for message in read(FOLDER / f"tempo_{language}.ts"):
        wanted = sorted(PLACEHOLDER.findall(message.source))
        for form in message.forms:
            # “one” may be said without its number
            found = sorted(PLACEHOLDER.findall(form))
            missing = set(wanted) - set(found)
            assert set(found) <= set(wanted) and missing <= ({"%n"} if message.plural else set()), (
                f"{message.source!r}: {form!r}"
            )
            assert accelerators(form) == accelerators(message.source), message.source
            # what is about to ask for more ends with an ellipsis in both
            assert form.endswith("…") == message.source.endswith("…"), message.source


def test_plurals_are_written_as_such():
    """“1 events”: a number in front of a word is %n, which has a form for one."""
    for message in read(FOLDER / "tempo_de.ts"):
        assert "(s)" not in message.source or message.plural, message.source


def test_words_are_under_the_class_that_says_them():
    """With its namespaces, as a program asks for them; those of a macro are under its own name."""
    declared = set()
    for file in (REPOSITORY / "ui").rglob("*.?pp"):
        text = file.read_text()
        declared |= set(re.findall(r"Q_DECLARE_TR_FUNCTIONS\((\w+)\)", text))
        declared |= set(re.findall(r'QCoreApplication::translate\("(\w+)"', text))
    contexts = {message.context for message in read(FOLDER / "tempo_de.ts")}
    strange = {name for name in contexts if "::" not in name and not name.startswith("Q")}
    assert strange - declared == set()
