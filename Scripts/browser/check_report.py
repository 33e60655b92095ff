"""Opens every page of a report in Chromium and says what is not as it should be.

Fails on: a message on the console, a request for anything but the page itself, a missing element, a plot without name,
description or table, a page wider than the screen, text too small or too pale to read, a table that does not sort or is not
filtered, a print without the heads of a table on every page or with an empty page, a sheet of more than one page.
"""

import argparse
import pathlib
import subprocess
import sys

from playwright.sync_api import Error, sync_playwright

SCREENS = {"desktop": 1280, "phone": 390}
SCHEMES = ("light", "dark")
QUESTION = "Was that repetition any good?"
# Of a list of sessions, on a phone: a thousand of them are then some sixty screens, and a person's are one.
HIGHEST_ROW_PX = 80
SMALLEST_TEXT_PX = 9.5
# WCAG 2.2, level AA.
LEAST_CONTRAST = 4.5

INSPECT = """() => {
  const isShown = (element) => element.getClientRects().length > 0;
  const plots = [...document.querySelectorAll('svg.plot')];
  const shown = plots.filter(isShown);
  const parts = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
  const luminance = ([r, g, b]) => {
    const linear = [r, g, b].map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const page = luminance(parts(getComputedStyle(document.body).backgroundColor));
  const contrast = (colour) => {
    const own = luminance(parts(colour));
    return (Math.max(own, page) + 0.05) / (Math.min(own, page) + 0.05);
  };
  const texts = [
    ...[...document.querySelectorAll('p, h1, h2, h3, th, td, dt, dd, li, summary, figcaption')].filter(isShown)
      .map((element) => ({ text: element.textContent.slice(0, 40), colour: getComputedStyle(element).color, size: parseFloat(getComputedStyle(element).fontSize) })),
    ...shown.flatMap((plot) => {
      const scale = plot.getBoundingClientRect().width / plot.viewBox.baseVal.width;
      return [...plot.querySelectorAll('text')].map((element) => ({
        text: element.textContent, colour: getComputedStyle(element).fill, size: scale * parseFloat(getComputedStyle(element).fontSize),
      }));
    }),
  ];
  return {
    heading: document.querySelector('h1')?.textContent,
    title: document.title,
    question: document.querySelector('.verdict h2')?.textContent,
    footer: document.querySelector('footer')?.textContent ?? '',
    width: document.documentElement.scrollWidth,
    figures: document.querySelectorAll('figure').length,
    shownPlots: shown.length,
    unnamed: plots.filter((plot) => plot.getAttribute('role') !== 'img'
      || !plot.getAttribute('aria-labelledby').split(' ').every((id) => document.getElementById(id)?.textContent)).length,
    withoutTable: [...document.querySelectorAll('figure')].filter((figure) => !figure.querySelector('details table tbody tr')).map((figure) => figure.id),
    scripts: document.scripts.length,
    small: texts.filter((text) => text.size < %s).map((text) => text.text + ' ' + text.size.toFixed(1)),
    pale: texts.filter((text) => contrast(text.colour) < %s).map((text) => text.text + ' ' + contrast(text.colour).toFixed(1)),
    background: getComputedStyle(document.body).backgroundColor,
    links: [...document.links].map((link) => link.href),
    missingIds: [...document.querySelectorAll('[href^="#"]')].filter((use) => !document.getElementById(use.getAttribute('href').slice(1))).length,
    repeatedIds: [...document.querySelectorAll('[id]')].map((element) => element.id).filter((id, place, all) => all.indexOf(id) !== place),
  };
}""" % (SMALLEST_TEXT_PX, LEAST_CONTRAST)


def picture(page, path):
    """Of the whole page. A browser that has to share the machine may be too late with it once."""
    try:
        page.screenshot(path=str(path), full_page=True)
    except Error:
        page.screenshot(path=str(path), full_page=True)


class Check:
    def __init__(self, browser, pictures):
        self.browser = browser
        self.pictures = pictures
        self.faults = []
        self.pages = 0

    def fault(self, where, what):
        self.faults.append(f"{where}: {what}")

    def open(self, path, width, scheme, script=True):
        """A page in a context of its own, without a network, whose every message and request is looked at."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme,
            java_script_enabled=script, offline=True)
        page = context.new_page()
        where = f"{path.name}, {width} px, {scheme}"
        address = path.resolve().as_uri()
        page.on("console", lambda message: self.fault(where, f"console {message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.fault(where, f"script error: {error}"))
        page.on("dialog", lambda dialog: (self.fault(where, "a dialog"), dialog.dismiss()))
        page.on(
            "request",
            lambda request: request.url == address or self.fault(where, f"asks for {request.url}"))
        page.goto(address)
        self.pages += 1
        return context, page, where

    def look(self, path, is_session=False, question=QUESTION, is_sheet=False):
        backgrounds = set()
        for screen, width in SCREENS.items():
            for scheme in SCHEMES:
                context, page, where = self.open(path, width, scheme)
                seen = page.evaluate(INSPECT)
                backgrounds.add(seen["background"])
                self.judge(seen, where, width, question, is_sheet)
                if is_session and seen["figures"] and seen["shownPlots"] < seen["figures"]:
                    self.fault(where, "a figure shows no plot")
                for link in seen["links"]:
                    target = pathlib.Path(link.removeprefix("file://").split("#")[0])
                    if not link.startswith("file://") or not target.exists():
                        self.fault(where, f"a link leads nowhere: {link}")
                name = f"{path.parent.name}-{path.stem}-{screen}-{scheme}.png"
                picture(page, self.pictures / name)
                if screen == "desktop" and scheme == "light":
                    self.print(page, path, where, is_sheet)
                context.close()
        if len(backgrounds) != len(SCHEMES):
            self.fault(path.name, "light and dark look alike")

    def judge(self, seen, where, width, question, is_sheet):
        if not seen["heading"]:
            self.fault(where, "no heading")
        if not is_sheet and seen["question"] != question:
            self.fault(where, "the question is missing")
        for words in ("hipline",) if is_sheet else ("no diagnosis", "hipline", "loads nothing"):
            if words not in seen["footer"]:
                self.fault(where, f"the footer lacks “{words}”")
        if seen["width"] > width:
            self.fault(where, f"the page is {seen['width']} px wide")
        for name in ("unnamed", "missingIds"):
            if seen[name]:
                self.fault(where, f"{name}: {seen[name]}")
        for name in ("withoutTable", "small", "pale", "repeatedIds"):
            if seen[name]:
                self.fault(where, f"{name}: {seen[name][:5]}")

    def print(self, page, path, where, is_sheet):
        pages = self.printed(page, self.pictures / f"{path.parent.name}-{path.stem}.pdf", where)
        if is_sheet and len(pages) != 1:
            self.fault(where, f"the sheet is {len(pages)} pages")

    def printed(self, page, target, where):
        """The text of every page on paper; none may be empty, or have nothing but the footer."""
        page.pdf(path=str(target), prefer_css_page_size=True, print_background=True)
        text = subprocess.run(
            ["pdftotext", "-layout", str(target), "-"], check=True, capture_output=True, text=True).stdout
        pages = [[line for line in part.splitlines() if line.strip()] for part in text.split("\f")[:-1]]
        for number, lines in enumerate(pages, start=1):
            if len(lines) < 3:
                self.fault(where, f"page {number} of {len(pages)} on paper is empty but for {lines}")
        return pages

    def lengthen(self, path, people, sessions):
        """The list as it is with so many people and sessions: on paper with its heads on every page, on a phone with low rows."""
        for screen in SCREENS:
            context, page, where = self.open(path, SCREENS[screen], "light")
            page.evaluate("""([people, sessions]) => {
              const tables = [...document.querySelectorAll('table.sessions')];
              for (const [table, count] of [[tables.at(-2), people], [tables.at(-1), sessions]]) {
                const rows = [...table.tBodies[0].rows];
                for (let place = rows.length; place < count; place += 1) {
                  table.tBodies[0].append(rows[place % rows.length].cloneNode(true));
                }
              }
              document.querySelector('details.all').open = true;
            }""", [people, sessions])
            heights = page.eval_on_selector_all(
                "details.all tbody tr", "rows => rows.map((row) => row.getBoundingClientRect().height)")
            if screen == "phone" and max(heights) > HIGHEST_ROW_PX:
                self.fault(where, f"a session takes {max(heights):.0f} px")
            if screen == "desktop":
                pages = self.printed(page, self.pictures / "long-list.pdf", where)
                # Past the people all pages but the last begin with the heads.
                for number, lines in list(enumerate(pages, start=1))[1:-1]:
                    if not any(line.split()[:1] in (["person"], ["session"]) for line in lines[:3]):
                        self.fault(where, f"page {number} of {len(pages)} has no heads: {lines[0]}")
            context.close()

    def filter(self, path):
        """Words leave the rows that have them, of people and of sessions, and none brings all back."""
        context, page, where = self.open(path, SCREENS["desktop"], "light")
        rows = page.locator("table.sessions tbody tr")
        all_rows = rows.count()
        people = page.locator("#people ~ * tbody th, section[aria-labelledby=people] tbody th")
        if not people.count():
            self.fault(where, "no people")
        else:
            name = people.first.text_content()
            page.fill(".filter input", name)
            shown = page.locator("table.sessions tbody tr:visible")
            texts = shown.all_text_contents()
            if not texts or any(name.lower() not in text.lower() for text in texts):
                self.fault(where, "the filter shows what lacks the word")
            if shown.count() == all_rows:
                self.fault(where, "the filter leaves all there is")
            page.fill(".filter input", "")
            if page.locator("table.sessions tbody tr:visible").count() != all_rows:
                self.fault(where, "without a word not all is back")
        context.close()

    def see_as_others(self, path):
        """Pictures without colour and with the commonest weakness, for people to look at."""
        context, page, _ = self.open(path, SCREENS["desktop"], "light")
        session = context.new_cdp_session(page)
        for kind in ("achromatopsia", "deuteranopia"):
            session.send("Emulation.setEmulatedVisionDeficiency", {"type": kind})
            picture(page, self.pictures / f"{path.stem}-{kind}.png")
        context.close()

    def sort(self, path):
        """A click on a number's heading sorts it up, a second one down; what has no number stays last."""
        context, page, where = self.open(path, SCREENS["desktop"], "light")
        heads = page.locator("table.sessions").last.locator("thead th")
        if heads.locator("button").count() < heads.count():
            self.fault(where, "the headings cannot be pressed")
            context.close()
            return
        for column in range(heads.count()):
            if "number" not in (heads.nth(column).get_attribute("class") or ""):
                continue
            for direction in ("ascending", "descending"):
                heads.nth(column).locator("button").click()
                keys = page.eval_on_selector_all(
                    "details.all tbody tr", f"rows => rows.map(row => row.cells[{column}].dataset.key)")
                numbers = [float(key) for key in keys if key]
                wanted = sorted(numbers, reverse=direction == "descending")
                if numbers != wanted or keys[: len(numbers)].count(""):
                    self.fault(where, f"column {column} is not sorted {direction}: {keys}")
                if heads.nth(column).get_attribute("aria-sort") != direction:
                    self.fault(where, f"column {column} does not say that it is {direction}")
        context.close()
        context, page, where = self.open(path, SCREENS["desktop"], "light", script=False)
        if page.locator("table.sessions tbody a").count() == 0:
            self.fault(where, "without a script there is no list")
        context.close()

    def refuse(self, folder):
        """What looks like markup in a name is shown as it is."""
        for path in [folder / "report.html", *sorted((folder / "reports").glob("*.html"))]:
            context, page, where = self.open(path, SCREENS["desktop"], "light")
            heading = page.locator("h1").text_content()
            if not heading.startswith('<script>document.title="taken"</script><img src=x'):
                self.fault(where, f"the name is not shown as it is: {heading}")
            if page.title() == "taken" or page.locator("img, h1 *, header b").count():
                self.fault(where, "the name was taken for markup")
            context.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("results", type=pathlib.Path)
    parser.add_argument("pictures", type=pathlib.Path)
    parser.add_argument("--hostile", type=pathlib.Path, help="results of a session with a hostile name")
    arguments = parser.parse_args()
    arguments.pictures.mkdir(parents=True, exist_ok=True)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        check = Check(browser, arguments.pictures)
        sessions = sorted((arguments.results / "reports").glob("*.html"))
        check.look(arguments.results / "report.html")
        for path in sessions:
            check.look(path, is_session=True)
        people = sorted((arguments.results / "people").glob("*.html"))
        for path in people:
            check.look(path, question="What changed?")
        for path in sorted((arguments.results / "sheets").glob("*.html")):
            check.look(path, is_sheet=True)
        if people:
            check.filter(arguments.results / "report.html")
            check.lengthen(arguments.results / "report.html", people=60, sessions=1000)
        if len(sessions) > 1:
            check.sort(arguments.results / "report.html")
        check.see_as_others(max(sessions, key=lambda path: path.stat().st_size))
        if arguments.hostile:
            check.refuse(arguments.hostile)
        browser.close()

    for fault in check.faults:
        print(fault)
    print(f"{check.pages} pages opened, {len(check.faults)} faults; pictures in {arguments.pictures}")
    sys.exit(1 if check.faults else 0)


if __name__ == "__main__":
    main()
