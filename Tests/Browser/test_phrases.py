"""The table of phrases holds what the modules say, and nothing of theirs that nobody says."""
import json
import os
import re
import unittest

from desk import ROOT

ASSETS = os.path.join(ROOT, "Sources", "Desk", "Assets")


class PhraseTests(unittest.TestCase):
    def test_every_phrase_of_the_modules_is_in_the_table(self):
        said, prefixes = set(), set()
        for folder, _, names in os.walk(ASSETS):
            for name in names:
                if name.endswith(".js"):
                    with open(os.path.join(folder, name), encoding="utf-8") as file:
                        text = file.read()
                    said.update(re.findall(r'\bt\("([^"]+)"', text))
                    prefixes.update(re.findall(r"\bt\(`([\w.-]+\.)\$\{", text))
        with open(os.path.join(ASSETS, "strings", "en.json"), encoding="utf-8") as file:
            table = {key.removeprefix("ui.") for key in json.load(file) if key.startswith("ui.")}
        self.assertEqual(sorted(said - table), [])
        unused = {key for key in table - said if not any(key.startswith(prefix) for prefix in prefixes)}
        self.assertEqual(sorted(unused), [])
        for prefix in prefixes:
            self.assertTrue(any(key.startswith(prefix) for key in table), prefix)


if __name__ == "__main__":
    unittest.main()
