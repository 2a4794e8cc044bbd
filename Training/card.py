"""The record of the run that made a model, kept as the last section of a model card: settings, figures, learning curve.

A card's own words stay as they are; the section of the same model is put in place of an older one.
"""
import datetime
import os
import re


def plain(value):
    """A setting without the folders of the machine that it was given on."""
    return " ".join(os.path.basename(part) for part in str(value).split(",")) if "/" in str(value) else str(value)


def record(path, model, settings, lines):
    """Writes the section of `model` (a file name) into the card at `path`; makes the card if there is none.

    settings: what the run was told, by name; lines: what it printed of data, losses and scores, in order.
    """
    if not path:
        return
    text = open(path, encoding="utf-8").read() if os.path.exists(path) else f"# {model}\n"
    head = f"## The run that made {model}"
    text = re.sub(rf"\n*{re.escape(head)}\n.*?(?=\n## |\Z)", "", text, flags=re.DOTALL).rstrip("\n")
    told = ", ".join(f"{name} {plain(value)}" for name, value in settings.items() if value not in ("", None) and name != "card")
    body = "\n".join(lines)
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"{text}\n\n{head}\n\n{datetime.date.today():%d %B %Y}; {told}.\n\n```\n{body}\n```\n")


class Log(list):
    """Lines that are printed as they come and kept for the card."""

    def say(self, *words):
        self.append(" ".join(map(str, words)))
        print(self[-1], flush=True)
