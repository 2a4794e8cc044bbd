"""A desk on the sample reports and a browser that watches what its pages do."""
import atexit
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SCREENS = os.path.join(ROOT, "output", "screens")
DESKTOP = {"width": 1360, "height": 860}
PHONE = {"width": 390, "height": 844}


class Server:
    """`dateline serve` on a ledger of its own, made from the samples and, unless told otherwise, the reports beside this file."""

    def __init__(self, reports=(os.path.join(HERE, "reports"),), coded=None):
        """`coded`: a folder of records that are taken instead of reports."""
        self.folder = tempfile.mkdtemp()
        atexit.register(shutil.rmtree, self.folder, True)
        program = os.environ["DATELINE"]
        ledger = self.ledger = os.path.join(self.folder, "desk.ledger")
        source = ["--coded", coded] if coded else [os.path.join(ROOT, "Samples"), *reports]
        subprocess.run([program, "ingest", *source, "--ledger", ledger], check=True, capture_output=True)
        self.process = subprocess.Popen([program, "serve", "--ledger", ledger, "--reviewer", "Amina", "--rate", "100000"],
                                        stdout=subprocess.PIPE, text=True)
        self.start = self.process.stdout.readline().strip()
        if not self.start.startswith("http"):
            raise RuntimeError(f"no address was printed but: {self.start!r}")
        parts = urlsplit(self.start)
        self.origin = f"{parts.scheme}://{parts.netloc}"

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=20)
        self.process.stdout.close()


class Shared:
    """One server and one browser for all test classes that change nothing."""

    server = None
    browser = None

    @classmethod
    def open(cls):
        if cls.browser is None:
            cls.server = Server()
            atexit.register(cls.server.stop)
            driver = sync_playwright().start()
            cls.browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            atexit.register(driver.stop)
            atexit.register(cls.browser.close)


class DeskTest(unittest.TestCase):
    """Every test has a page of its own; at its end nothing may have gone outside, failed or been complained of."""

    viewport = DESKTOP
    context = {}
    #: Statuses of answers that the test means to get.
    expected = ()

    def setUp(self):
        Shared.open()
        self.server = self.make_server()
        self.visit = Shared.browser.new_context(viewport=self.viewport, locale="en-GB", **self.context)
        self.addCleanup(self.visit.close)
        self.visit.set_default_timeout(10_000)
        self.page = self.visit.new_page()
        self.complaints = []
        self.watch(self.page)
        self.page.goto(self.server.start)
        self.page.wait_for_load_state("load")

    def make_server(self):
        return Shared.server

    def watch(self, page):
        def console(message):
            if message.type in ("error", "warning") and not any(f"status of {status}" in message.text for status in self.expected):
                self.complaints.append(f"console: {message.text}")

        def request(found):
            if not found.url.startswith((self.server.origin, "data:", "blob:")):
                self.complaints.append(f"outside request: {found.url}")

        page.on("console", console)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("request", request)

    def tearDown(self):
        self.assertEqual(self.complaints, [])

    def open(self, path):
        """Opens a path of the desk and waits until its modules have drawn."""
        # By way of an empty page: else a fragment alone would load nothing anew.
        self.page.goto("about:blank")
        self.page.goto(self.server.origin + path)
        self.ready()

    def ready(self):
        for place in ("#map", "#timeline", "#control-map", "#map-one"):
            if self.page.locator(place).count():
                self.page.wait_for_selector(f"{place}[data-ready=true]", state="attached")

    def screen(self, name, **options):
        os.makedirs(SCREENS, exist_ok=True)
        self.page.screenshot(path=os.path.join(SCREENS, f"{name}.png"), **options)

    def total(self):
        """The number that the page shows as the total."""
        return int(re.sub(r"\D", "", self.page.locator("#total strong").inner_text()))

    def query(self):
        """The part of the address after the question mark."""
        return urlsplit(self.page.url).query

    def wait_for_address(self, part):
        self.page.wait_for_function("part => location.href.includes(part) && !document.body.hasAttribute('aria-busy')", arg=part)
