#!/usr/bin/env python3
"""How long the overview of a ledger takes in the browser, in milliseconds.

    speed.py PROGRAM LEDGER [ROUNDS]

Run by the interpreter that run.py makes (output/browser/bin/python). `first view` is from the request to the clusters and bars on
the screen in a browser that has nothing stored, pan and filter from the key or click to the new clusters and list.
"""
import os
import shutil
import statistics
import subprocess
import sys

from playwright.sync_api import sync_playwright

SETTLED = """() => new Promise((done) => {
  const began = performance.now();
  let last = began;
  const watch = new PerformanceObserver((list) => list.getEntries().forEach((entry) => { if (/api|[?]q=|from=/.test(entry.name)) last = performance.now(); }));
  watch.observe({ type: 'resource' });
  const observer = new MutationObserver(() => { last = performance.now(); });
  observer.observe(document.querySelector('#map'), { childList: true, subtree: true });
  observer.observe(document.querySelector('#timeline'), { childList: true, subtree: true });
  const check = () => {
    if (performance.now() - last > 600 && !document.body.hasAttribute('aria-busy')) { observer.disconnect(); watch.disconnect(); done(last - began); }
    else setTimeout(check, 50);
  };
  ACTION;
  check();
})"""


def first_view(browser, address):
    context = browser.new_context(viewport={"width": 1360, "height": 860})
    page = context.new_page()
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("#map[data-ready=true]", state="attached")
    page.wait_for_selector("#timeline[data-ready=true]", state="attached")
    return context, page, page.evaluate("performance.now()")


def main(program, ledger, rounds=5):
    server = subprocess.Popen([program, "serve", "--ledger", ledger, "--rate", "100000"], stdout=subprocess.PIPE, text=True)
    figures = {"first view": [], "pan": [], "filter": []}
    try:
        address = server.stdout.readline().strip()
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            for _ in range(int(rounds)):
                context, page, spent = first_view(browser, address)
                figures["first view"].append(spent)
                page.focus("#map")
                figures["pan"].append(page.evaluate(SETTLED.replace(
                    "ACTION", "document.querySelector('#map').dispatchEvent(new KeyboardEvent('keydown', { keyCode: 39, which: 39, bubbles: true }))")))
                figures["filter"].append(page.evaluate(SETTLED.replace("ACTION", "document.querySelector('#facets a').click()")))
                context.close()
            browser.close()
    finally:
        server.terminate()
        server.wait()
    for name, found in figures.items():
        print(f"{name:10}  best {min(found):5.0f}  median {statistics.median(found):5.0f}  worst {max(found):5.0f}")
    print(f"load {os.getloadavg()[0]:.0f}, {rounds} rounds")


if __name__ == "__main__":
    main(*sys.argv[1:]) if len(sys.argv) in (3, 4) else sys.exit(__doc__)
