"""Events, reports, series, network, story; text that runs from right to left; text that would like to be markup."""
import unittest

from desk import DeskTest


class EventTests(DeskTest):
    def first_event(self, query):
        self.open(f"/events?q={query}")
        self.page.locator("#main table.events a[href^='/events/']").first.click()
        self.page.wait_for_load_state("load")
        self.ready()

    def test_words_and_fields_light_each_other_up(self):
        self.first_event("place%3AKirkuk+type%3AASSAULT+from%3A2017")
        mark = self.page.locator("blockquote.evidence mark[data-field~=actors]").first
        self.assertGreater(len(mark.inner_text()), 2)
        self.page.locator("article.source summary").first.click()
        row = self.page.locator("article.source tr[data-field=actors]").first
        row.hover()
        self.assertIn("lit", mark.get_attribute("class"))
        self.page.mouse.move(0, 0)
        mark.focus()
        self.assertIn("lit", row.get_attribute("class"))
        self.screen("event", full_page=True)

    def test_figures_stand_side_by_side_by_source(self):
        self.first_event("conflict%3Akilled+place%3AKirkuk")
        chart = self.page.locator("svg.ranges").first
        self.assertGreaterEqual(chart.locator("circle.best").count(), 2)
        self.assertEqual(self.page.locator("table[data-chart=ranges] tbody tr").count(), self.page.locator("svg.ranges .lane-name").count())
        chart.scroll_into_view_if_needed()
        self.screen("figures")

    def test_each_sentence_leads_to_its_place_in_the_report(self):
        self.first_event("place%3AKirkuk+type%3APROTEST")
        self.page.locator("article.source h3 a").first.click()
        self.page.wait_for_load_state("load")
        fragment = self.page.evaluate("location.hash.slice(1)")
        self.assertTrue(self.page.evaluate("name => { const found = document.getElementById(name).getBoundingClientRect(); return found.top >= 0 && found.top < innerHeight }", fragment))
        self.screen("report")


class ReportTests(DeskTest):
    def test_text_from_right_to_left_is_shown_so(self):
        self.open("/reports")
        title = self.page.locator("a", has_text="كركوك").first
        self.assertEqual(title.evaluate("link => getComputedStyle(link.closest('[dir]')).direction"), "rtl")
        title.click()
        self.page.wait_for_load_state("load")
        self.assertEqual(self.page.locator("h1").evaluate("heading => getComputedStyle(heading).direction"), "rtl")
        self.screen("right-to-left")
        self.open("/control/Kirkuk")
        for name in self.page.locator("ul.sources bdi", has_text="النهرين").all_inner_texts():
            self.assertNotIn("2017", name, "a date beside such a name keeps its own direction")

    def test_markup_in_titles_names_and_addresses_stays_text(self):
        for path in ("/", "/reports", "/events?q=place%3A%22Tuz+Khurmatu%22", "/story?q=country%3AIRQ", "/review"):
            self.open(path)
            self.assertEqual(self.page.locator("main img[src=x]").count(), 0)
            self.assertNotEqual(self.page.title(), "broken")
        self.open("/reports")
        self.page.locator("a", has_text="Clashes near Tuz Khurmatu").first.click()
        self.page.wait_for_load_state("load")
        self.assertIn("<script>", self.page.locator("h1").inner_text())
        self.assertEqual(self.page.locator("a[href^='javascript:']").count(), 0)

    def test_what_is_typed_into_the_address_stays_text(self):
        self.expected = (400, 404)
        for path in ("/?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E", "/events/%3Cscript%3E", "/control/%22%3E%3Cimg%20src=x%3E", "/story?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"):
            self.page.goto(self.server.origin + path)
            self.assertEqual(self.page.locator("main img[src=x], main script").count(), 0)


class ChartTests(DeskTest):
    def test_small_multiples_count_what_the_table_counts(self):
        self.open("/series?by=year&of=type")
        charts = self.page.locator(".multiples figure")
        columns = self.page.locator("table.series thead th").count() - 1
        self.assertEqual(charts.count(), columns)
        sums = self.page.evaluate("""
          () => [...document.querySelectorAll('table.series thead th')].slice(1).map((_, column) =>
            [...document.querySelectorAll('table.series tbody tr')].reduce((sum, row) => sum + +row.cells[column + 1].innerText, 0))""")
        self.assertEqual([int(found) for found in charts.locator(".count").all_inner_texts()], sums)
        self.screen("series")
        self.page.select_option("select[name=of]", "country")
        self.wait_for_address("of=country")
        self.assertGreater(self.page.locator(".multiples figure").count(), 3)

    def test_the_network_draws_what_the_table_lists(self):
        self.open("/network")
        self.page.wait_for_selector("#network svg .node")
        links = self.page.locator("#network path.link").count()
        self.assertGreater(links, 5)
        self.assertLessEqual(links, self.page.locator("table[data-chart=network] tbody tr").count())
        boxes = self.page.locator("#network .node").evaluate_all("nodes => nodes.map(node => [+node.getAttribute('cx'), +node.getAttribute('cy')])")
        self.assertEqual(len(boxes), len({(round(x), round(y)) for x, y in boxes}), "no actor covers another")
        self.screen("network", full_page=False)
        self.page.locator("#network a").first.focus()
        self.assertGreater(self.page.locator("#network path.link.lit").count(), 0)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url("**/actors/**")

    def test_a_story_is_told_in_order_of_time(self):
        self.open("/story?q=country%3AIRQ")
        days = self.page.locator("ol.story time[datetime]").evaluate_all("times => times.map(time => time.getAttribute('datetime'))")
        self.assertGreater(len(days), 4)
        self.assertEqual(days, sorted(days))
        self.screen("story")


if __name__ == "__main__":
    unittest.main()
