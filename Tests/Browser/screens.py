#!/usr/bin/env python3
"""Makes the README's pictures of the Desk anew: DATELINE=PROGRAM output/browser/bin/python Tests/Browser/screens.py"""
import os
import shutil

from playwright.sync_api import sync_playwright

from desk import ROOT, Server

SMALL = {"width": 1240, "height": 780}
FOLDER = os.path.join(ROOT, "Documentation", "images")
SIZE = {"width": 1360, "height": 850}


def main():
    os.makedirs(FOLDER, exist_ok=True)
    server = Server()
    try:
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = browser.new_context(viewport=SIZE, locale="en-GB").new_page()
            page.goto(server.start)

            def picture(name, path, ready, act=lambda: None):
                page.goto("about:blank")
                page.goto(server.origin + path)
                page.wait_for_selector(ready, state="attached")
                act()
                page.wait_for_timeout(700)
                page.screenshot(path=os.path.join(FOLDER, f"{name}.png"))

            picture("desk-overview", "/?from=2011-01-01#map=4/30/42", "#timeline[data-ready=true]")
            picture("desk-event", "/events?q=conflict%3Akilled+place%3AKirkuk", "table.events",
                    lambda: (page.locator("table.events a[href^='/events/']").first.click(), page.wait_for_selector("svg.ranges"),
                             page.locator("section.contradiction").scroll_into_view_if_needed(),
                             page.evaluate("document.querySelector('section.contradiction').scrollIntoView()")))
            browser.close()
    finally:
        server.stop()


def kirkuk():
    """The way to who held Kirkuk on a day, on the samples alone: three clicks."""
    server = Server(reports=())
    try:
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = browser.new_context(viewport=SMALL, device_scale_factor=0.6, locale="en-GB").new_page()

            def picture(number, ready):
                page.wait_for_selector(ready, state="attached")
                page.wait_for_timeout(700)
                page.screenshot(path=os.path.join(FOLDER, f"kirkuk-{number}.png"))

            page.goto(server.start)
            picture(0, "#timeline[data-ready=true]")
            page.click("nav a[href='/control']")
            picture(1, "#control-map[data-ready=true]")
            page.fill("#control-day [name=on]", "2017-10-01")
            page.fill("#control-day [name=q]", "Kirkuk")
            page.click("#control-day button:not([type=button])")
            page.wait_for_function("() => location.search.includes('q=Kirkuk') && !document.body.hasAttribute('aria-busy')")
            page.locator("#control-table").scroll_into_view_if_needed()
            picture(2, "#control-table a[href*=Kirkuk], #control-table a[href*='94787']")
            page.locator("#control-table a", has_text="Kirkuk").first.click()
            picture(3, "svg.span-bar")
            large = browser.new_context(viewport=SIZE, locale="en-GB").new_page()
            large.goto(server.start)
            large.goto(server.origin + "/control/Kirkuk?on=2017-10-01")
            large.wait_for_selector("svg.span-bar")
            large.wait_for_timeout(700)
            large.screenshot(path=os.path.join(FOLDER, "desk-control.png"))
            browser.close()
    finally:
        server.stop()


if __name__ == "__main__":
    main()
    kirkuk()
