"""A picture of the upper part of a page."""

import pathlib
import sys

from playwright.sync_api import sync_playwright

WIDTH, HEIGHT = 1100, 1500

page_path, picture = pathlib.Path(sys.argv[1]), sys.argv[2]
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
    page.goto(page_path.resolve().as_uri())
    page.screenshot(path=picture)
    browser.close()
