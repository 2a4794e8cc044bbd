"""Map, list, timeline, facets and filters of the start page."""
import unittest
from urllib.parse import parse_qs

from desk import PHONE, DeskTest


class OverviewTests(DeskTest):
    def setUp(self):
        super().setUp()
        self.ready()

    def test_map_list_and_timeline_stand_side_by_side(self):
        boxes = {name: self.page.locator(name).bounding_box() for name in ("#map", "#events", "#timeline", "#facets")}
        self.assertLess(boxes["#map"]["x"], boxes["#events"]["x"])
        self.assertLess(abs(boxes["#map"]["y"] - boxes["#events"]["y"]), 5)
        self.assertGreater(boxes["#timeline"]["y"], boxes["#map"]["y"] + boxes["#map"]["height"] - 1)
        self.assertGreater(self.page.locator("#map .symbol").count(), 3)
        self.assertGreater(self.page.locator("#timeline .bar").count(), 10)
        self.page.wait_for_timeout(300)
        self.screen("overview")

    def test_counts_of_the_map_and_of_the_total_agree(self):
        text = self.page.locator("#total").inner_text()
        placed = int(text.split("·")[1].split()[0].replace(",", ""))
        answer = self.page.evaluate("fetch('/api/clusters?zoom=3&bbox=-180,-90,180,90').then((found) => found.json())")
        self.assertEqual(sum(cluster["count"] for cluster in answer["clusters"]), placed)

    def test_a_facet_narrows_list_map_and_timeline_and_stands_in_the_address(self):
        before = self.total()
        facet = self.page.locator("#facets a[data-value=PROTEST]").first
        count = int(facet.locator(".count").inner_text())
        facet.click()
        self.wait_for_address("PROTEST")
        self.assertEqual(self.total(), count)
        self.assertLess(count, before)
        types = self.page.locator("#events tr[data-type]").evaluate_all("rows => rows.map(row => row.dataset.type)")
        self.assertEqual(set(types), {"PROTEST"})
        self.page.go_back()
        self.page.wait_for_function("total => document.querySelector('#total strong').innerText.replace(/\\D/g, '') == total", arg=str(before))
        self.page.go_forward()
        self.wait_for_address("PROTEST")
        self.page.reload()
        self.ready()
        self.assertEqual(self.total(), count, "the address alone gives the same page")
        self.assertEqual(self.page.locator(".chips li").count(), 1)
        self.page.locator(".chips a").first.click()
        self.page.wait_for_function("() => !location.search.includes('PROTEST')")

    def test_search_finds_words_of_the_sentences(self):
        self.page.fill("#filters [name=q]", "referendum")
        self.page.keyboard.press("Enter")
        self.wait_for_address("referendum")
        self.assertGreater(self.total(), 0)
        self.assertIn("referendum", self.page.locator("#events").inner_text().lower())

    def test_a_filter_that_cannot_be_read_is_explained(self):
        self.expected = (400,)
        self.page.fill("#filters [name=q]", "killed:many")
        self.page.keyboard.press("Enter")
        self.page.wait_for_load_state("load")
        self.page.wait_for_function("() => document.body.innerText.includes('killed')")
        self.assertIn("killed", self.page.locator("main").inner_text())

    def test_a_cluster_zooms_in_on_click_and_the_view_stands_in_the_address(self):
        self.open("/#map=3/33/44")
        cluster = self.page.locator("#map .symbol:has(.cluster-count)").first
        cluster.click(force=True)
        self.page.wait_for_function("() => +/map=([\\d.]+)/.exec(location.hash)[1] > 3")
        self.page.reload()
        self.ready()
        self.assertIn("map=", self.page.url)

    def test_events_of_one_point_spread_or_are_listed(self):
        self.open("/?q=place%3AKirkuk#map=14/35.468/44.392")
        cluster = self.page.locator("#map .symbol:has(.cluster-count)").first
        count = int(cluster.locator(".cluster-count").text_content())
        cluster.click()
        self.page.wait_for_selector(".symbol.spread, .point-list a")
        spread = self.page.locator(".symbol.spread").count()
        listed = self.page.locator(".point-list a").count()
        self.assertEqual(max(spread, listed), count)
        self.screen("one-point")

    def test_a_place_known_roughly_is_an_area(self):
        answer = self.page.evaluate("fetch('/api/clusters?zoom=9&bbox=-180,-90,180,90').then((found) => found.json())")
        rough = next(cluster for cluster in answer["clusters"] if cluster["count"] == 1 and cluster.get("radius_m", 0) > 50_000)
        self.open(f"/#map=6/{rough['lat']}/{rough['lon']}")
        self.page.wait_for_selector("#map path.rough-area:not(.small)", state="attached")
        self.assertGreater(self.page.locator("#map .shape.rough").count(), 0)
        self.screen("rough-place")

    def test_the_list_follows_the_map_when_asked_to(self):
        self.open("/#map=5/33/44")
        before = self.total()
        self.page.check("#follow-map")
        self.wait_for_address("bbox=")
        inside = self.total()
        self.assertLess(inside, before)
        self.assertGreater(inside, 0)
        self.page.uncheck("#follow-map")
        self.page.wait_for_function("() => !location.search.includes('bbox')")

    def test_an_area_is_drawn_with_the_pointer(self):
        self.open("/#map=5/34/43")
        before = self.total()
        self.page.click(".draw-area")
        box = self.page.locator("#map").bounding_box()
        at = lambda x, y: (box["x"] + box["width"] * x, box["y"] + box["height"] * y)
        self.page.mouse.move(*at(0.3, 0.3))
        self.page.mouse.down()
        self.page.mouse.move(*at(0.8, 0.75), steps=6)
        self.screen("area-drawing")
        self.page.mouse.up()
        self.wait_for_address("bbox=")
        west, south, east, north = map(float, parse_qs(self.query())["bbox"][0].split(","))
        self.assertTrue(30 < west < east < 56 and 25 < south < north < 43, self.query())
        inside = self.total()
        self.assertTrue(0 < inside < before)
        self.assertEqual(self.page.get_attribute(".draw-area", "aria-pressed"), "false")
        self.assertEqual(self.page.input_value("#filters [name=bbox]"), f"{west:g},{south:g},{east:g},{north:g}")
        # Map, list and timeline show what lies in it, also when the map goes elsewhere and after the page is loaded anew.
        self.page.wait_for_selector("#map path.area-shown", state="attached")
        self.assertIn(str(inside), self.page.locator(".in-view").inner_text())
        self.page.reload()
        self.ready()
        self.assertEqual(self.total(), inside)
        self.assertFalse(self.page.is_checked("#follow-map"))
        self.screen("area")
        self.page.locator(".chips a").first.click()
        self.page.wait_for_function("() => !location.search.includes('bbox')")
        self.page.wait_for_selector("#map path.area-shown", state="detached")

    def test_an_area_is_drawn_by_keyboard(self):
        self.open("/#map=5/34/43")
        self.page.focus(".draw-area")
        self.page.keyboard.press("Enter")
        self.page.wait_for_selector("#map path.area-frame")
        before = self.page.locator("#map path.area-frame").bounding_box()
        for key in ("ArrowRight", "ArrowRight", "Shift+ArrowLeft", "ArrowUp"):
            self.page.keyboard.press(key)
        after = self.page.locator("#map path.area-frame").bounding_box()
        self.assertAlmostEqual(after["x"] - before["x"], 48, delta=2)
        self.assertAlmostEqual(after["y"] - before["y"], -24, delta=2)
        self.assertAlmostEqual(after["width"] - before["width"], -24, delta=2)
        self.assertIn("Enter", self.page.locator("#status").inner_text())
        self.page.keyboard.press("Enter")
        self.wait_for_address("bbox=")
        self.page.focus(".draw-area")
        self.page.keyboard.press("Enter")
        self.page.keyboard.press("Escape")
        self.page.wait_for_selector("#map path.area-frame", state="detached")

    def test_an_area_is_written_into_its_field(self):
        before = self.total()
        self.page.click("#filters summary")
        self.page.fill("#filters [name=bbox]", "38,29,49,38")
        self.page.keyboard.press("Enter")
        self.wait_for_address("bbox=38")
        self.assertTrue(0 < self.total() < before)

    def test_the_brush_sets_the_span_by_pointer_and_by_keyboard(self):
        bars = self.page.locator("#timeline .bars")
        box = bars.bounding_box()
        self.page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 30)
        self.page.mouse.down()
        self.page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + 30, steps=5)
        self.page.mouse.up()
        self.wait_for_address("from=")
        span = parse_qs(self.query())
        self.assertLess(span["from"][0], span["to"][0])
        self.assertEqual(self.page.input_value("#filters [name=from]"), span["from"][0])
        inside = self.total()
        self.page.focus(".handle-from")
        words = self.page.get_attribute(".handle-from", "aria-valuetext")
        for _ in range(3):
            self.page.keyboard.press("ArrowLeft")
        self.assertNotEqual(self.page.get_attribute(".handle-from", "aria-valuetext"), words)
        self.page.wait_for_function("from => !location.search.includes('from=' + from)", arg=span["from"][0])
        self.assertGreaterEqual(self.total(), inside)
        self.screen("brush")
        self.page.click(".whole-span")
        self.page.wait_for_function("() => !location.search.includes('from=')")

    def test_steps_of_the_timeline(self):
        for step in ("year", "month", "week", "day"):
            self.page.click(f"#timeline button[data-by={step}]")
            self.wait_for_address(f"by={step}")
            self.assertEqual(self.page.get_attribute(f"#timeline button[data-by={step}]", "aria-pressed"), "true")
            self.page.wait_for_selector("#timeline .bar", state="attached")

    def test_symbols_are_reached_and_opened_by_keyboard(self):
        self.page.focus("#map .symbol[tabindex='0']")
        first = self.page.evaluate("document.activeElement.getAttribute('aria-label')")
        self.page.keyboard.press("ArrowRight")
        second = self.page.evaluate("document.activeElement.getAttribute('aria-label')")
        self.assertNotEqual(first, second)
        self.page.keyboard.press("Enter")
        self.page.wait_for_function("label => document.querySelector('.leaflet-popup, .spread') || document.activeElement.getAttribute('aria-label') !== label", arg=second)

    def test_a_pointed_row_shows_on_the_map(self):
        self.page.locator("#events tr[data-lat]").first.hover()
        self.page.wait_for_selector("#map path.pointed", state="attached")

    def test_the_same_page_as_data(self):
        self.open("/?q=type%3APROTEST")
        total = self.total()
        for link in self.page.locator(".data-links a").all():
            answer = self.visit.request.get(self.server.origin + link.get_attribute("href"))
            self.assertEqual(answer.status, 200)
            self.assertIn("PROTEST", answer.text())
            self.assertNotIn("ASSAULT", answer.text())
        self.assertGreater(total, 0)

    def test_without_a_base_map_the_graticule_stays(self):
        self.expected = (404,)
        self.page.route("**/basemap/*", lambda route: route.fulfill(status=404))
        self.open("/")
        self.assertGreater(self.page.locator("#map .symbol").count(), 3)


class WithoutScriptTests(DeskTest):
    context = {"java_script_enabled": False}

    def test_list_facets_and_filter_work_without_scripts(self):
        before = self.total()
        self.page.locator("#facets a[data-value=PROTEST]").first.click()
        self.assertLess(self.total(), before)
        self.page.fill("#filters [name=q]", "type:ASSAULT")
        self.page.click("#filters button.primary")
        self.assertIn("Assault", self.page.locator("#events").inner_text())
        self.assertFalse(self.page.locator("#map").is_visible())


class PhoneTests(DeskTest):
    viewport = PHONE
    context = {"has_touch": True, "is_mobile": True}

    def test_every_page_fits_the_width_of_a_phone(self):
        for path in ("/", "/events", "/control", "/control/Kirkuk", "/reports", "/actors", "/network", "/series", "/story", "/review", "/help"):
            with self.subTest(path):
                self.open(path)
                wide = self.page.evaluate("document.documentElement.scrollWidth")
                self.assertLessEqual(wide, PHONE["width"])
        self.open("/")
        self.screen("phone", full_page=False)
        self.open("/control?on=2017-10-01")
        self.screen("phone-control", full_page=False)

    def test_the_timeline_is_brushed_by_touch(self):
        self.ready()
        box = self.page.locator("#timeline .bars").bounding_box()
        self.page.locator("#timeline .bars").scroll_into_view_if_needed()
        box = self.page.locator("#timeline .bars").bounding_box()
        self.page.touchscreen.tap(box["x"] + box["width"] * 0.8, box["y"] + 30)
        self.wait_for_address("from=")


if __name__ == "__main__":
    unittest.main()
