"""TLS of its own, cookies, and what is refused, with the real program."""
import http.client
import os
import shutil
import ssl
import subprocess
import tempfile
import unittest
from urllib.parse import urlencode, urlsplit

from desk import Shared

PASSWORD = "correct horse battery"


class Desks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.program = os.environ["DATELINE"]
        cls.ledger, cls.accounts = (os.path.join(cls.folder, name) for name in ("a.ledger", "a.accounts"))
        cls.key, cls.certificate = (os.path.join(cls.folder, name) for name in ("key.pem", "chain.pem"))
        report = os.path.join(cls.folder, "report.txt")
        with open(report, "w", encoding="utf-8") as file:
            file.write("KABUL, March 3, 2014 - Rebels attacked a convoy in Kabul on Monday.\n")
        subprocess.run([cls.program, "ingest", report, "--ledger", cls.ledger], check=True, capture_output=True)
        subprocess.run([cls.program, "accounts", "add", "amina", "--role", "admin", "--accounts", cls.accounts],
                       input=f"{PASSWORD}\n{PASSWORD}\n", check=True, capture_output=True, text=True)
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
                        "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", cls.key, "-out", cls.certificate],
                       check=True, capture_output=True)

    def serve(self, *options):
        """Starts a desk; gives the address that it prints."""
        process = subprocess.Popen([self.program, "serve", "--ledger", self.ledger, *options], stdout=subprocess.PIPE, text=True)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait, 20)
        self.addCleanup(process.terminate)
        address = process.stdout.readline().strip()
        self.assertTrue(address.startswith("http"), address)
        return urlsplit(address)

    def refused(self, *options):
        run = subprocess.run([self.program, "serve", "--ledger", self.ledger, *options], capture_output=True, text=True, timeout=60)
        self.assertEqual(run.returncode, 2, run.stderr)
        self.assertEqual(run.stdout, "", "nothing was opened")
        return run.stderr


class TransportTests(Desks):
    def connection(self, address):
        context = ssl.create_default_context(cafile=self.certificate)
        return http.client.HTTPSConnection(address.hostname, address.port, context=context, timeout=20)

    def tls(self):
        return self.serve("--accounts", self.accounts, "--tls-certificate", self.certificate, "--tls-key", self.key)

    def test_a_certificate_of_its_own(self):
        address = self.tls()
        self.assertEqual(address.scheme, "https")
        connection = self.connection(address)
        connection.request("GET", "/events.json")
        answer = connection.getresponse()
        answer.read()
        self.assertEqual(answer.status, 401)
        self.assertIsNone(answer.headers["Strict-Transport-Security"], "other ports of the reader's machine are not the desk's")
        connection.request("POST", "/sign-in", urlencode({"name": "amina", "password": PASSWORD}), {"Content-Type": "application/x-www-form-urlencoded"})
        answer = connection.getresponse()
        answer.read()
        self.assertEqual(answer.status, 303)
        cookie = answer.headers["Set-Cookie"]
        self.assertTrue(cookie.startswith("__Host-dateline="), cookie)
        for part in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
            self.assertIn(f"; {part}", cookie)
        connection.request("GET", "/events.json", headers={"Cookie": cookie.split(";")[0]})
        answer = connection.getresponse()
        self.assertIn(b"ASSAULT", answer.read())
        self.assertEqual(answer.status, 200)

    def test_what_is_not_tls_gets_nothing(self):
        address = self.tls()
        connection = http.client.HTTPConnection(address.hostname, address.port, timeout=20)
        connection.request("GET", "/sign-in")
        with self.assertRaises((http.client.HTTPException, ConnectionError)):
            connection.getresponse()

    def test_old_tls_is_refused(self):
        address = self.tls()
        run = subprocess.run(["openssl", "s_client", "-connect", f"127.0.0.1:{address.port}", "-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0"],
                             input="", capture_output=True, text=True, timeout=20)
        self.assertIn("Cipher is (NONE)", run.stdout)

    def test_a_browser_signs_in_over_tls(self):
        address = self.tls()
        Shared.open()
        visit = Shared.browser.new_context(ignore_https_errors=True)
        self.addCleanup(visit.close)
        page = visit.new_page()
        page.goto(f"https://localhost:{address.port}/sign-in")
        page.fill("main [name=name]", "amina")
        page.fill("main [name=password]", PASSWORD)
        page.click("main button")
        page.wait_for_url("**/")
        self.assertIn("amina", page.locator(".person").inner_text())
        cookie = next(found for found in visit.cookies() if found["name"] == "__Host-dateline")
        self.assertTrue(cookie["secure"] and cookie["httpOnly"])
        # Forms of the desk are its own: the browser must say so.
        page.goto(f"https://localhost:{address.port}/accounts")
        add = page.locator("main form", has=page.locator("[name=password]"))
        add.locator("[name=name]").fill("basim")
        add.locator("[name=password]").fill(PASSWORD)
        add.locator("button").click()
        page.wait_for_function("() => document.querySelector('main').innerText.includes('basim')")
        page.click(".person button")
        page.wait_for_load_state("load")
        self.assertEqual(page.goto(f"https://localhost:{address.port}/events").status, 401)

    def test_other_machines_need_accounts_and_tls(self):
        tls = ("--tls-certificate", self.certificate, "--tls-key", self.key)
        self.assertIn("accounts", self.refused("--host", "0.0.0.0"))
        self.assertIn("accounts", self.refused("--host", "0.0.0.0", *tls), "TLS alone lets everybody in")
        self.assertIn("TLS", self.refused("--host", "0.0.0.0", "--accounts", self.accounts))
        self.assertIn("TLS", self.refused("--host", "::", "--accounts", self.accounts))

    def test_a_certificate_that_is_none_is_named(self):
        self.assertIn(self.ledger, self.refused("--accounts", self.accounts, "--tls-certificate", self.ledger, "--tls-key", self.key))
        run = subprocess.run([self.program, "serve", "--ledger", self.ledger, "--tls-certificate", self.certificate], capture_output=True, text=True)
        self.assertNotEqual(run.returncode, 0)
        self.assertIn("belong together", run.stderr)


class ProxyTests(Desks):
    """What stands in for a proxy is the client here: it speaks for others by X-Forwarded-For."""

    def counts(self, *options):
        """How many of six requests are answered with 429, each said to come from elsewhere."""
        address = self.serve("--rate", "3", *options)
        connection = http.client.HTTPConnection(address.hostname, address.port, timeout=20)
        statuses = []
        for number in range(6):
            connection.request("GET", "/help", headers={"X-Forwarded-For": f"203.0.113.{number}"})
            answer = connection.getresponse()
            answer.read()
            statuses.append(answer.status)
        return statuses.count(429)

    def test_forwarded_addresses_count_behind_a_proxy_alone(self):
        self.assertEqual(self.counts("--accounts", self.accounts, "--behind-proxy"), 0)
        self.assertGreaterEqual(self.counts("--accounts", self.accounts), 2)

    def test_cookies_are_secure_behind_a_proxy(self):
        address = self.serve("--accounts", self.accounts, "--behind-proxy", "--host-name", "desk.example.org")
        connection = http.client.HTTPConnection(address.hostname, address.port, timeout=20)
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Host": "desk.example.org"}
        connection.request("POST", "/sign-in", urlencode({"name": "amina", "password": PASSWORD}), headers)
        answer = connection.getresponse()
        answer.read()
        self.assertEqual(answer.status, 303)
        self.assertTrue(answer.headers["Set-Cookie"].startswith("__Host-dateline=") and "; Secure" in answer.headers["Set-Cookie"])
        self.assertEqual(answer.headers["Strict-Transport-Security"], "max-age=31536000")
        connection.request("GET", "/help", headers={"Host": "other.example.org"})
        self.assertEqual(connection.getresponse().status, 421)


if __name__ == "__main__":
    unittest.main()
