"""For those who see little, do not see colours, or use the keyboard or a screen reader only."""
import os
import unittest

from desk import HERE, DeskTest

PAGES = ("/", "/events", "/control?on=2017-10-01", "/control/Kirkuk?on=2017-10-01", "/reports", "/actors", "/network", "/series",
         "/story?q=country%3AIRQ", "/review", "/audit", "/agreement", "/help")
#: Roles that need a name, as the browser tells them to a screen reader.
NAMED = {"button", "link", "textbox", "searchbox", "combobox", "slider", "checkbox", "radio", "spinbutton", "image", "img", "Date", "dialog", "listbox"}


class AccessTests(DeskTest):
    def pages(self):
        for path in [*PAGES, *self.things()]:
            self.open(path)
            yield path

    def things(self):
        """One event and one report."""
        self.open("/events?q=conflict%3Akilled+place%3AKirkuk")
        event = self.page.locator("#main table.events a[href^='/events/']").first.get_attribute("href")
        self.open("/reports")
        report = self.page.locator("#main a[href^='/reports/']").first.get_attribute("href")
        return [event, report]

    def test_text_has_enough_contrast(self):
        with open(os.path.join(HERE, "contrast.js"), encoding="utf-8") as file:
            measure = file.read()
        measure = measure[measure.index("() =>"):]
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme)
            for path in self.pages():
                self.assertEqual(self.page.evaluate(measure), [], f"{path}, {scheme}")
        self.open("/")
        self.page.wait_for_timeout(300)
        self.screen("dark")

    def test_every_control_has_a_name(self):
        session = self.visit.new_cdp_session(self.page)
        for path in self.pages():
            nodes = session.send("Accessibility.getFullAXTree")["nodes"]
            nameless = [node["role"]["value"] for node in nodes
                        if not node.get("ignored") and node.get("role", {}).get("value") in NAMED and not node.get("name", {}).get("value", "").strip()]
            self.assertEqual(nameless, [], path)
            self.assertTrue(self.page.evaluate("document.documentElement.lang && document.title"), path)
            self.assertEqual(self.page.locator("h1, h2").count() > 0, True, path)
            same = self.page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id).filter((id, at, all) => all.indexOf(id) !== at)")
            self.assertEqual(same, [], f"{path}: ids are unique")

    def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(self):
        for path in ("/", "/control?on=2017-10-01", "/review", "/series"):
            with self.subTest(path):
                self.open(path)
                self.page.evaluate("document.activeElement.blur()")
                # Focus begins at the top, wherever the page has put it.
                self.page.evaluate("() => { const top = document.querySelector('.skip'); top.focus(); top.blur(); getSelection().collapse(document.body, 0); }")
                seen = []
                for _ in range(400):
                    self.page.keyboard.press("Tab")
                    state = self.page.evaluate("""() => {
                      const at = document.activeElement;
                      if (at === document.body || at === document.documentElement) return null;
                      const style = getComputedStyle(at);
                      window.tabbed ??= [];
                      const before = window.tabbed.at(-1);
                      const again = window.tabbed.includes(at) && before !== at;
                      const back = before && before !== at && Boolean(before.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_PRECEDING);
                      window.tabbed.push(at);
                      return { name: at.id || at.className || at.tagName, back, again,
                        ring: parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== 'none' };
                    }""")
                    if state is None or state["again"]:
                        break
                    seen.append(state)
                self.assertGreater(len(seen), 8)
                self.assertEqual([found["name"] for found in seen if not found["ring"]], [], "focus can be seen")
                self.assertEqual([found["name"] for found in seen if found["back"]], [], "the order is that of the page")

    def test_the_skip_link_leads_to_the_content(self):
        self.open("/events")
        self.page.keyboard.press("Tab")
        self.assertEqual(self.page.evaluate("document.activeElement.className"), "skip")
        self.page.keyboard.press("Enter")
        self.page.keyboard.press("Tab")
        self.assertTrue(self.page.evaluate("document.getElementById('main').contains(document.activeElement)"))

    def test_there_is_a_table_for_those_who_cannot_see_the_map(self):
        self.open("/control?on=2017-10-01")
        symbols = self.page.locator("#control-map .control-symbol").count()
        rows = self.page.locator("#control-table tbody tr[data-lat]").count()
        self.assertEqual(symbols, rows)

    def test_classes_of_events_differ_in_shape(self):
        self.open("/")
        self.page.click("#map .legend summary")
        shapes = self.page.locator("#map .legend .shape").evaluate_all("shapes => shapes.slice(0, 5).map(shape => shape.tagName + (shape.getAttribute('d') ?? ''))")
        self.assertEqual(len(set(shapes)), 5)
        self.screen("legend")

    def test_states_are_told_when_something_changes(self):
        self.open("/")
        self.assertEqual(self.page.get_attribute("#total", "aria-live"), "polite")


if __name__ == "__main__":
    unittest.main()
