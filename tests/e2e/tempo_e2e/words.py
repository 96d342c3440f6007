"""The words of the window in its languages."""

import xml.etree.ElementTree as ElementTree

from .programs import REPOSITORY

FOLDER = REPOSITORY / "ui" / "translations"


def in_language(language: str):
    """Gives the English words of a button or page in this language."""
    if language == "en":
        return lambda text: text
    root = ElementTree.parse(FOLDER / f"tempo_{language}.ts").getroot()
    words = {m.findtext("source"): m.findtext("translation") for m in root.iter("message")}
    return lambda text: words[text]
