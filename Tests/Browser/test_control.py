"""Who holds what on a day, and the way there from the start page."""
import json
import os
import shutil
import tempfile
import unittest
from urllib.parse import parse_qs

from desk import DeskTest, Server


class ControlTests(DeskTest):
    def test_the_day_changes_map_and_table(self):
        self.open("/control?on=2017-10-01")
        row = self.page.locator("#control-table tr", has_text="Kirkuk")
        self.assertIn("Peshmerga", row.inner_text())
        self.page.fill("#control-day [name=on]", "2017-10-18")
        self.page.dispatch_event("#control-day [name=on]", "change")
        self.wait_for_address("on=2017-10-18")
        self.assertIn("Iraqi government forces", row.inner_text())
        self.page.wait_for_function("() => document.querySelector('.control-symbol[data-place=Kirkuk]').getAttribute('aria-label').includes('Iraqi')")

    def test_the_slider_goes_by_keyboard_and_play_runs_to_the_next_change(self):
        self.open("/control?on=2017-10-15")
        self.page.focus(".day-slider")
        self.page.keyboard.press("ArrowRight")
        self.wait_for_address("on=2017-10-16")
        self.assertIn("16", self.page.get_attribute(".day-slider", "aria-valuetext"))
        self.page.click(".play")
        self.assertEqual(self.page.get_attribute(".play", "aria-pressed"), "true")
        self.page.wait_for_function("() => !location.search.includes('2017-10-16')")
        self.page.click(".play")
        self.assertEqual(self.page.get_attribute(".play", "aria-pressed"), "false")
        self.assertGreater(parse_qs(self.query())["on"][0], "2017-10-16")

    def test_states_differ_without_colour(self):
        self.open("/control?on=2017-10-17")
        drawings = self.page.evaluate("""
          () => [...document.querySelectorAll('#control-legend .disc')].slice(0, 4).map((disc) =>
            [...disc.children].map((part) => part.tagName + part.getAttribute('class').replace(/holder-\\w+/, '')).join(' '))""")
        self.assertEqual(len(drawings), 4)
        self.assertEqual(len(set(drawings)), 4, drawings)
        self.screen("control")

    def test_a_click_on_a_place_shows_its_timeline_with_sources(self):
        self.open("/control?on=2017-10-17#map=7/35.4/44.4")
        self.page.click(".control-symbol[data-place=Kirkuk]")
        self.page.wait_for_selector("#place ol.spans li")
        place = self.page.locator("#place")
        self.assertIn("Kurds", place.inner_text())
        self.assertIn("Mesopotamia Post", place.inner_text())
        self.assertGreater(place.locator(".contradiction").count(), 0)
        self.assertGreaterEqual(place.locator("svg.span-bar rect.span-rect").count(), 2)
        self.screen("control-place")
        self.page.click("#control-day .day-controls button >> nth=0")
        self.page.wait_for_function("() => !location.search.includes('2017-10-17')")
        self.page.wait_for_selector("#place ol.spans li")

    def test_places_are_reached_by_keyboard(self):
        self.open("/control?on=2017-10-01")
        self.page.focus(".control-symbol[tabindex='0']")
        self.page.keyboard.press("ArrowRight")
        self.page.keyboard.press("Enter")
        self.page.wait_for_selector("#place ol.spans li")
        self.assertTrue(self.page.evaluate("document.activeElement.id === 'place'"))


class ManyPlacesTests(DeskTest):
    """A day on which hundreds of places are held."""

    own = None

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        report = {"id": "towns", "title": "Towns", "publisher": "Wire", "published": "2017-10-02"}
        # Records of our own, so that nothing hangs on how sentences are read.
        with open(os.path.join(cls.folder, "towns.jsonl"), "w", encoding="utf-8") as file:
            for number in range(400):
                file.write(json.dumps(held(report, number)) + "\n")
        cls.own = Server(coded=cls.folder)

    @classmethod
    def tearDownClass(cls):
        cls.own.stop()
        shutil.rmtree(cls.folder)

    def make_server(self):
        return self.own

    def symbols(self):
        return self.page.locator("#control-map .control-symbol")

    def test_places_that_lie_close_together_are_one_symbol_that_opens(self):
        self.open("/control?on=2017-10-01#map=5/35/44")
        self.assertLess(self.symbols().count(), 60)
        ring = self.page.locator("#control-map .control-symbol:has(.cluster-count)").first
        label = ring.get_attribute("aria-label")
        self.assertRegex(label, r"^\d+ places: .*(Iraqi Army|Islamic State) \d+")
        self.page.wait_for_timeout(300)
        self.screen("control-many")
        ring.focus()
        self.page.keyboard.press("Enter")
        self.page.wait_for_function("() => document.querySelectorAll('#control-map .control-symbol[data-place]').length > 3")
        self.page.wait_for_timeout(300)
        self.screen("control-many-near")

    def test_a_place_among_many_is_found_by_name(self):
        self.open("/control?on=2017-10-01")
        self.assertIn("300", self.page.locator("#control-table .notice").inner_text())
        self.page.fill("#control-day [name=q]", "town 39")
        self.page.keyboard.press("Enter")
        self.wait_for_address("q=town")
        self.assertEqual(self.page.locator("#control-table tbody tr").count(), 11)
        self.page.wait_for_function("() => document.querySelectorAll('#control-map .control-symbol[data-place]').length === 11")


def held(report, number):
    """A record: a town of a grid is held by the army or the Islamic State."""
    sentence = f"Somebody holds Town {number}."
    holder = ("Iraqi Army", "IRQMIL") if number % 3 else ("Islamic State", "IMGREB")
    return {
        "id": f"{number:016x}", "kind": "control", "report": report, "rule": "control.hold", "coder": "test", "factuality": "asserted", "historical": False,
        "confidence": 0.9, "attribution": [], "evidence": [{"field": "holder", "start": 0, "end": 8, "rule": "test"}],
        "sentence": {"index": number, "start": number * 30, "end": number * 30 + len(sentence), "text": sentence, "zone": "body"},
        "trigger": {"start": number * 30 + 9, "end": number * 30 + 14, "text": "holds", "lemma": "hold"},
        "date": {"start": "2017-10-01", "end": "2017-10-01", "granularity": "day", "from": "expression"},
        "place": {"name": f"Town {number}", "text": f"Town {number}", "latitude": 30 + number // 20 * 0.3, "longitude": 40 + number % 20 * 0.4,
                  "geoname_id": 900000 + number, "country": "IRQ", "feature": "PPL", "from": "argument", "ucdp_precision": 1, "acled_precision": 1},
        "change": "held", "extent": "all",
        "holder": {"text": holder[0], "name": holder[0], "code": holder[1], "country": holder[1][:3], "start": 0, "end": 8, "head": "army", "known": True, "sectors": [holder[1][3:]]},
    }


class ThreeClicksTests(DeskTest):
    """Who held Kirkuk on 1 October 2017, and who says so? On the samples that `make serve` opens."""

    own = None

    @classmethod
    def setUpClass(cls):
        cls.own = Server(reports=())

    @classmethod
    def tearDownClass(cls):
        cls.own.stop()

    def make_server(self):
        return self.own

    def answered(self):
        current = self.page.locator("li.span[aria-current=date]")
        self.assertEqual(current.count(), 1)
        text = current.inner_text()
        self.assertIn("Peshmerga", text)
        self.assertIn("Kurdish Peshmerga forces hold the oil city of Kirkuk", text)
        for source in ("Sample Wire", "The Sample Herald", "Kurdistan Regional Government"):
            self.assertIn(source, text)

    def test_by_the_menu(self):
        self.ready()
        self.screen("clicks-0-start")
        self.page.click("nav a[href='/control']")
        self.ready()
        self.screen("clicks-1-control")
        self.page.fill("#control-day [name=on]", "2017-10-01")
        self.page.fill("#control-day [name=q]", "Kirkuk")
        self.page.click("#control-day button:not([type=button])")
        self.wait_for_address("on=2017-10-01")
        self.screen("clicks-2-day")
        self.page.locator("#control-table a", has_text="Kirkuk").click()
        self.page.wait_for_selector("ol.spans li")
        self.ready()
        self.screen("clicks-3-answer")
        self.answered()

    def test_by_a_search_for_the_name(self):
        self.ready()
        self.page.fill("#find", "Kirkuk on:2017-10-01")
        self.page.keyboard.press("Enter")
        self.page.wait_for_load_state("load")
        self.screen("clicks-search-1")
        self.page.locator("#total a").click()
        self.page.wait_for_selector("ol.spans li")
        self.answered()
        self.screen("clicks-search-2")


if __name__ == "__main__":
    unittest.main()
