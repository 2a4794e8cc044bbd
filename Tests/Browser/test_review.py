"""Review by keyboard alone, on a ledger of its own."""
import json
import os
import subprocess
import tempfile
import unittest

from desk import HERE, ROOT, DeskTest, Server


class ReviewTests(DeskTest):
    own = None

    @classmethod
    def tearDownClass(cls):
        if cls.own:
            cls.own.stop()
            cls.own = None

    def make_server(self):
        if ReviewTests.own is None:
            ReviewTests.own = Server()
        return ReviewTests.own

    def setUp(self):
        super().setUp()
        self.open("/review")
        self.page.wait_for_selector("li.item.current")

    def current(self):
        return self.page.get_attribute("li.item.current", "data-event")

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def told(self, part):
        self.page.wait_for_function("part => document.getElementById('review-status').innerText.includes(part)", arg=part)

    def event(self, name):
        return self.visit.request.get(f"{self.server.origin}/events/{name}.json").json()

    def decisions(self):
        return self.visit.request.get(f"{self.server.origin}/audit.json").text()

    def test_j_and_k_walk_the_queue(self):
        first = self.current()
        self.press("j")
        second = self.current()
        self.assertNotEqual(first, second)
        self.press("k")
        self.assertEqual(self.current(), first)
        self.screen("review")

    def test_a_accepts_and_z_takes_it_back(self):
        first = self.current()
        self.press("a")
        self.told("Stored")
        self.assertNotEqual(self.current(), first)
        self.assertIn("accept", self.decisions())
        self.open("/review")
        self.assertEqual(self.page.locator(f"li.item[data-event='{first}']").count(), 0, "what is judged leaves the queue")
        second = self.current()
        self.press("a")
        self.told("Stored")
        self.press("z")
        self.told("Taken back")
        self.assertEqual(self.current(), second)
        self.open("/review")
        self.assertEqual(self.page.locator(f"li.item[data-event='{second}']").count(), 1, "what is taken back waits again")

    def test_r_asks_for_a_reason(self):
        first = self.current()
        self.press("r")
        self.told("Why")
        self.assertEqual(self.page.evaluate("document.activeElement.name"), "reason")
        self.page.keyboard.type("it is a quotation of an old report")
        self.press("Enter")
        self.told("Stored")
        self.assertNotEqual(self.current(), first)
        self.assertIn("it is a quotation of an old report", self.decisions())

    def test_c_corrects_a_field(self):
        first = self.current()
        old = self.event(first).get("event_type")
        self.press("c")
        self.assertEqual(self.page.evaluate("document.activeElement.name"), "field.event_type")
        self.page.select_option("li.item.current [name='field.event_type']", "PROTEST" if old != "PROTEST" else "CONSULT")
        self.screen("review-correct")
        self.press("Enter")
        self.told("Stored")
        self.assertEqual(self.event(first)["event_type"], "PROTEST" if old != "PROTEST" else "CONSULT")

    def test_nothing_is_stored_when_nothing_was_changed(self):
        self.expected = (400,)
        first = self.current()
        self.press("c", "Enter")
        self.told("Not stored")
        self.assertEqual(self.current(), first)

    def test_s_goes_on_without_a_judgement(self):
        first = self.current()
        self.press("s")
        self.told("Stored")
        self.assertNotEqual(self.current(), first)

    def test_m_merges_with_a_likely_double(self):
        item = self.page.locator("li.item:has([name=with])").first
        if item.count() == 0:
            self.skipTest("no event of this page has a likely double")
        item.focus()
        name = self.current()
        self.press("m")
        self.told("With which")
        self.press("Space", "Enter")
        self.told("Stored")
        self.assertNotEqual(self.current(), name)

    def test_v_never_again_is_learned_by_the_knowledge(self):
        name = self.current()
        event = self.event(name)
        mention = next(support for support in event["mentions"] if support["kind"] == "event")
        self.press("v")
        self.told("which words")
        words = self.page.input_value("li.item.current [name=words]")
        self.assertTrue(words)
        self.screen("review-never")
        self.press("Enter")
        self.told("Why")
        self.page.keyboard.type("this wording tells of no event")
        self.press("Enter")
        self.told("Stored")
        self.page.goto(self.server.origin + "/audit?action=never-again")
        self.assertIn("this wording tells of no event", self.page.locator("#main").inner_text())
        with tempfile.TemporaryDirectory() as folder:
            knowledge = os.path.join(folder, "knowledge")
            told = self.run_program("knowledge", "learn", "--ledger", self.server.ledger, "--output", knowledge)
            self.assertIn("1 new exclusions", told)
            self.assertIn("0 new exclusions", self.run_program("knowledge", "learn", "--ledger", self.server.ledger, "--output", knowledge))
            samples = [os.path.join(ROOT, "Samples"), os.path.join(HERE, "reports")]

            def triggers(*options):
                records = map(json.loads, self.run_program("code", *samples, *options).splitlines())
                return [record for record in records if record.get("event_type") == event["event_type"] and record["trigger"]["text"].lower() == words]

            self.assertIn(mention["mention"], [record["id"] for record in triggers()])
            self.assertEqual(triggers("--knowledge", knowledge), [])
            self.assertIn("dropped", self.run_program("recode", "--ledger", self.server.ledger, "--knowledge", knowledge))

    def run_program(self, *arguments):
        return subprocess.run([os.environ["DATELINE"], *arguments], check=True, capture_output=True, text=True).stdout

    def test_an_export_of_the_command_line_stands_in_the_audit(self):
        self.run_program("export", "--ledger", self.server.ledger, "--format", "csv", "place:Kirkuk")
        entry = next(entry for entry in self.visit.request.get(f"{self.server.origin}/audit.json?action=export").json())
        self.assertEqual(entry["subject"], "dateline export --what events --format csv place:Kirkuk")

    def test_keys_do_nothing_while_one_types(self):
        first = self.current()
        self.page.focus("li.item.current [name=reason]")
        self.page.keyboard.type("jars and casks")
        self.assertEqual(self.current(), first)
        self.press("Escape")
        self.assertEqual(self.page.evaluate("document.activeElement.dataset.event"), first)

    def test_the_list_of_keys(self):
        self.page.keyboard.press("?")
        self.page.wait_for_selector("#review-help[open]")
        self.assertIn("Accept", self.page.locator("#review-help").inner_text())
        self.screen("review-keys")
        self.press("Escape")
        self.page.wait_for_selector("#review-help:not([open])", state="attached")

    def test_forms_work_without_scripts(self):
        visit = self.visit.browser.new_context(java_script_enabled=False)
        self.addCleanup(visit.close)
        page = visit.new_page()
        page.goto(self.server.start)
        page.goto(self.server.origin + "/review")
        first = page.locator("li.item").first
        name = first.get_attribute("data-event")
        first.locator("button[value=accept]").click()
        page.wait_for_url("**/review**")
        self.assertEqual(page.locator(f"li.item[data-event='{name}']").count(), 0)


if __name__ == "__main__":
    unittest.main()
