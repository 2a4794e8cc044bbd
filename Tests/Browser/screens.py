#!/usr/bin/env python3
"""Makes the README's pictures of the Desk anew: DATELINE=PROGRAM output/browser/bin/python Tests/Browser/screens.py"""
import os
import shutil

from playwright.sync_api import sync_playwright

from desk import ROOT, Server

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
            picture("desk-control", "/control/Kirkuk?on=2017-10-01", "svg.span-bar")
            picture("desk-event", "/events?q=conflict%3Akilled+place%3AKirkuk", "table.events",
                    lambda: (page.locator("table.events a[href^='/events/']").first.click(), page.wait_for_selector("svg.ranges"),
                             page.locator("section.contradiction").scroll_into_view_if_needed(),
                             page.evaluate("document.querySelector('section.contradiction').scrollIntoView()")))
            browser.close()
    finally:
        server.stop()


if __name__ == "__main__":
    main()
