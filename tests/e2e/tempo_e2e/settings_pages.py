"""The settings of the window, operated as a person does."""

import subprocess

from .desktop import eventually


def open_page(tray, page):
    tray.press("Settings")
    for row in tray.rows("Pages"):
        if row.name == page:
            row.click()
            return
    raise AssertionError(f"no page {page}")


def keys(*names):
    subprocess.run(["xdotool", "key", *names], check=True)


def type_text(text):
    subprocess.run(["xdotool", "type", "--delay", "1", text], check=True)


def type_into(tray, name, text):
    """Into a field for a number, with its own Enter."""
    tray.node("spin box", name).click()
    keys("ctrl+a")
    type_text(text)
    keys("Return")


def choose(tray, now, entry):
    """An entry of the box that shows `now`: the name of a box is what it shows."""
    tray.node("combo box", now).press()
    type_text(entry)
    keys("Return")


def choose_cell(tray, table, text):
    eventually(lambda: text in tray.texts(table, "table"), f"{text!r} in the table")
    next(cell for cell in tray.rows(table, "table") if cell.name == text).click()
