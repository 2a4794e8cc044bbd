"""Who holds what on a day, and the way there from the start page."""
import unittest
from urllib.parse import parse_qs

from desk import DeskTest


class ControlTests(DeskTest):
    def test_the_day_changes_map_and_table(self):
        self.open("/control?on=2017-10-01")
        row = self.page.locator("#control-table tr", has_text="Kirkuk")
        self.assertIn("Kurds", row.inner_text())
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


class ThreeClicksTests(DeskTest):
    """Who held Kirkuk on 1 October 2017, and who says so?"""

    def answered(self):
        current = self.page.locator("li.span[aria-current=date]")
        self.assertEqual(current.count(), 1)
        self.assertIn("Kurds", current.inner_text())
        self.assertIn("Northern Wire", current.inner_text())
        self.assertIn("The Kurds control the city of Kirkuk", current.inner_text())

    def test_by_the_menu(self):
        self.ready()
        self.screen("clicks-0-start")
        self.page.click("nav a[href='/control']")
        self.ready()
        self.screen("clicks-1-control")
        self.page.fill("#control-day [name=on]", "2017-10-01")
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
        self.page.fill("#find", "Kirkuk")
        self.page.keyboard.press("Enter")
        self.page.wait_for_load_state("load")
        self.page.locator("#total a").click()
        self.page.wait_for_selector("ol.spans li")
        self.assertIn("Kurds", self.page.locator("#place").inner_text())


if __name__ == "__main__":
    unittest.main()
