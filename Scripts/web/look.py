"""Uses the page in Chromium as people would, and says what is not as it should be; leaves pictures.

    look.py hipline.html SAMPLES PICTURES

Fails on a message on the console, a request for anything but the page itself, a report that does not come, is cut off or is wider than the
screen, a refusal without a hint, a name that is taken for markup, a page that does not go on after a trap, and on what lasts too long.
"""

import argparse
import gzip
import json
import pathlib
import shutil
import sys
import tempfile
import time
import zipfile

from playwright.sync_api import sync_playwright

SCREENS = {"desktop": 1280, "phone": 390}
SESSION = "clamshell-pelvis-gives-way"
HOSTILE = "<script>document.title='taken'<_script><img src=x onerror=alert(1)>.csv"
# In milliseconds, on a machine of its own; what others do at the same time is in it.
PATIENCE = 120_000


class Look:
    def __init__(self, browser, page_path, pictures):
        self.browser, self.path, self.pictures = browser, page_path, pictures
        self.faults = []

    def fault(self, where, what):
        self.faults.append(f"{where}: {what}")

    def open(self, where, width=SCREENS["desktop"], language="en-GB", at_once=None):
        """Opens the page and waits until it is ready, or, with a script that does something at once, for what comes of that."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 900}, offline=True, locale=language, accept_downloads=True)
        page = context.new_page()
        address = self.path.resolve().as_uri()
        # The script is refused in the report's frame, as any script is.
        page.on(
            "console", lambda message: message.text.startswith("Blocked script execution")
            or self.fault(where, f"console {message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.fault(where, f"script error: {error}"))
        page.on("dialog", lambda dialog: (self.fault(where, "a dialog"), dialog.dismiss()))
        page.on(
            "request", lambda request: request.url == address
            or request.url.startswith("blob:") or self.fault(where, f"asks for {request.url}"))
        begun = time.perf_counter()
        if at_once:
            # As soon as the page's own script has run, before anything that it waits for.
            page.add_init_script(f"document.addEventListener('DOMContentLoaded', () => {{ {at_once} }})")
        page.goto(address)
        page.wait_for_selector(f"body[data-state={'done' if at_once else 'ready'}]", timeout=PATIENCE)
        self.loaded = time.perf_counter() - begun
        return context, page

    def drop(self, page, files):
        """Chooses files, and waits for what comes of them; in seconds."""
        begun = time.perf_counter()
        page.set_input_files("#files", [str(path) for path in files])
        page.wait_for_selector("body[data-state=done]", timeout=PATIENCE)
        return time.perf_counter() - begun

    def report(self, page, where):
        """Looks at the report that is shown."""
        if page.locator("#result").is_hidden():
            self.fault(where, f"no report: {page.locator('#status').text_content()}")
            return
        frame = page.frame_locator("#report")
        frame.locator("h1").wait_for(timeout=PATIENCE)
        if not frame.locator("svg.plot").count():
            self.fault(where, "the report has no plot")
        seen = page.evaluate("""() => {
          const frame = document.getElementById('report');
          const inside = frame.contentDocument;
          return {
            wide: inside.documentElement.scrollWidth - frame.clientWidth, cut: inside.documentElement.scrollHeight - frame.clientHeight,
            shell: document.documentElement.scrollWidth - innerWidth,
            font: getComputedStyle(inside.querySelector('h1')).fontSize,
          };
        }""")
        if seen["wide"] > 0 or seen["shell"] > 0:
            self.fault(where, f"wider than the screen: {seen}")
        if seen["cut"] > 2:
            self.fault(where, f"the report is cut off: {seen}")
        if seen["font"] == "32px":
            self.fault(where, "the report has no style")

    def refusals(self, page):
        return page.locator("#failures li").all_text_contents()

    def picture(self, page, name):
        page.screenshot(path=str(self.pictures / f"page-{name}.png"), full_page=True)


def large(path, source, megabytes):
    """A table of so many megabytes: the rows of another, again and again, on a clock that goes on."""
    lines = source.read_text().splitlines()
    header, rows = lines[0], [line.split(",", 1) for line in lines[1:] if line and not line.startswith("#")]
    times = [float(row[0]) for row in rows]
    span = times[-1] - times[0] + times[1] - times[0]
    with path.open("w") as file:
        file.write(header + "\n")
        turn = 0
        while file.tell() < megabytes << 20:
            file.writelines(f"{stamp + turn * span:.6f},{row[1]}\n" for stamp, row in zip(times, rows))
            turn += 1


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", type=pathlib.Path)
    parser.add_argument("samples", type=pathlib.Path)
    parser.add_argument("pictures", type=pathlib.Path)
    parser.add_argument("--large", type=int, default=100, help="megabytes of the large table")
    arguments = parser.parse_args()
    arguments.pictures.mkdir(parents=True, exist_ok=True)
    session = arguments.samples / SESSION
    work = pathlib.Path(tempfile.mkdtemp())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        look = Look(browser, arguments.page, arguments.pictures)

        for screen, width in SCREENS.items():
            context, page = look.open(screen, width)
            look.picture(page, f"{screen}-empty")
            first = look.drop(page, [session / "thigh.csv", session / "pelvis.csv"])
            again = min(look.drop(page, [session / "thigh.csv", session / "pelvis.csv"]) for _ in range(3))
            print(f"{screen}: ready {look.loaded:.2f} s after opening, two files in {first:.2f} s, again in {again:.2f} s")
            look.report(page, f"{screen}, two files")
            look.picture(page, f"{screen}-two-files")
            look.drop(page, [session / "thigh.csv"])
            look.report(page, f"{screen}, one file")
            page.get_by_role("button", name="right", exact=True).click()
            page.wait_for_selector("body[data-state=done]", timeout=PATIENCE)
            look.report(page, f"{screen}, a side by one tap")
            context.close()

        where = "example"
        context, page = look.open(where, language="de-DE")
        page.get_by_role("button", name="Ein Beispiel zeigen").focus()
        page.keyboard.press("Enter")
        page.wait_for_selector("body[data-state=done]", timeout=PATIENCE)
        look.report(page, where)
        look.picture(page, "german-example")
        for button, name in (("save", ".html"), ("json", ".json"), ("csv", ".csv")):
            with page.expect_download() as download:
                page.locator(f"#{button}").click()
            path = work / download.value.suggested_filename
            download.value.save_as(path)
            if not path.name.endswith(name) or not path.stat().st_size:
                look.fault(where, f"{button} saves {path.name}")
        saved = json.loads((work / "hipline.json").read_text())
        if len(saved["sessions"]) != 1:
            look.fault(where, f"the saved results have {len(saved['sessions'])} sessions")
        context.close()

        where = "before it is ready"
        table = json.dumps((session / "thigh.csv").read_text())
        for at_once in ("find('example').click();", f"take([{{ path: 'thigh.csv', file: new File([{table}], 'thigh.csv') }}]);"):
            context, page = look.open(where, at_once=at_once)
            look.report(page, where)
            if page.locator("#status").text_content() != "The report is below.":
                look.fault(where, f"it says: {page.locator('#status').text_content()}")
            context.close()

        where = "packed"
        context, page = look.open(where)
        archive = work / "export.zip"
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
            for name in ("thigh.csv", "pelvis.csv"):
                file.write(session / name, name)
        look.drop(page, [archive])
        look.report(page, "a zip")
        packed = work / "thigh.csv.gz"
        packed.write_bytes(gzip.compress((session / "thigh.csv").read_bytes()))
        look.drop(page, [packed])
        look.report(page, "a gz")

        where = "broken"
        broken = sorted((arguments.samples / "broken").glob("*.csv"))
        look.drop(page, broken)
        refused = look.refusals(page)
        if len(refused) < len(broken) - 1:
            look.fault(where, f"{len(refused)} of {len(broken)} are refused")
        look.picture(page, "broken")

        where = "hostile"
        hostile = work / HOSTILE
        shutil.copy(session / "thigh.csv", hostile)
        look.drop(page, [hostile])
        look.report(page, where)
        frame = page.frame_locator("#report")
        if page.title() == "taken" or page.locator("img").count() or frame.locator("img, h1 *").count():
            look.fault(where, "the name was taken for markup")
        look.picture(page, "hostile")

        where = "dropped"
        page.evaluate("""(text) => {
          document.body.dataset.state = 'ready';
          const transfer = new DataTransfer();
          transfer.items.add(new File([text], '<script>document.title="taken"</script>.csv'));
          window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }));
        }""", (session / "thigh.csv").read_text())
        page.wait_for_selector("body[data-state=done]", timeout=PATIENCE)
        look.report(page, where)
        if page.title() == "taken" or page.frame_locator("#report").locator("h1 *").count():
            look.fault(where, "the name was taken for markup")

        where = "several sessions"
        many = [work / f"{name}-thigh.csv" for name in ("monday", "tuesday")]
        for path in many:
            shutil.copy(session / "thigh.csv", path)
        look.drop(page, many)
        look.report(page, where)
        if page.locator("#sessions button").count() != 2:
            look.fault(where, f"{page.locator('#sessions button').count()} sessions")

        where = "places of two recordings"
        many = [work / f"{name}.csv" for name in ("monday", "tuesday")]
        for path in many:
            shutil.copy(session / "thigh.csv", path)
        look.drop(page, many)
        for name in ("monday", "tuesday"):
            page.locator("#sessions").get_by_role("button", name=name, exact=True).click()
            page.locator("#questions").get_by_role("button", name="thigh", exact=True).click()
            page.wait_for_selector("body[data-state=done]", timeout=PATIENCE)
            chips = {chip.text_content(): chip.get_attribute("aria-pressed") for chip in page.locator("#sessions button").all()}
            if sorted(chips) != ["monday", "tuesday"] or chips[name] != "true":
                look.fault(where, f"after a place for {name}: {chips}")
            if page.locator("#questions").get_by_role("button", name="thigh", exact=True).get_attribute("aria-pressed") != "true":
                look.fault(where, f"the place of {name} is not shown")
            look.report(page, where)
        look.picture(page, "places")

        where = "nothing dropped"
        page.evaluate("() => window.dispatchEvent(new DragEvent('drop', { dataTransfer: new DataTransfer(), cancelable: true }))")
        page.wait_for_function("() => document.getElementById('status').textContent === say('empty')", timeout=PATIENCE)

        where = "unreadable"
        for files, says in (([], "none"), ([(session / "thigh.csv").read_text()], "done")):
            page.evaluate("""(files) => {
              document.body.dataset.state = 'ready';
              const gone = { isFile: true, fullPath: '/gone.csv', file: (_, refuse) => refuse(new DOMException('gone', 'NotFoundError')) };
              const entries = files.map((text) => ({ isFile: true, fullPath: '/thigh.csv', file: (give) => give(new File([text], 'thigh.csv')) }));
              const event = new Event('drop', { cancelable: true });
              event.dataTransfer = { items: [gone, ...entries].map((entry) => ({ webkitGetAsEntry: () => entry })), files: [] };
              window.dispatchEvent(event);
            }""", files)
            page.wait_for_selector("body[data-state=done]", timeout=PATIENCE)
            refused = look.refusals(page)
            if len(refused) != 1 or not refused[0].startswith("gone.csv: "):
                look.fault(where, f"refused: {refused}")
            if page.locator("#status").text_content() != page.evaluate(f"say('{says}')"):
                look.fault(where, f"it says: {page.locator('#status').text_content()}")
            if files:
                look.report(page, where)
        look.picture(page, "unreadable")

        where = "history"
        page.locator("#subject").fill("Anna")
        for number, days in enumerate((0, 7)):
            results = json.loads((work / "hipline.json").read_text())
            results["sessions"][0] |= {
                "id": f"day-{number}", "subject": "Anna", "started_at": f"2026-03-{2 + days:02}T09:00:00Z"}
            (work / f"day-{number}.json").write_text(json.dumps(results))
        (work / "other.json").write_text("[]")
        look.drop(page, [session / "thigh.csv", *(work / f"{name}.json" for name in ("day-0", "day-1", "other"))])
        look.report(page, where)
        if len(look.refusals(page)) != 1:
            look.fault(where, f"refused: {look.refusals(page)}")
        page.get_by_role("button", name="History: Anna", exact=True).click()
        look.report(page, "a person's history")
        look.picture(page, "history")
        page.frame_locator("#report").locator("a[href='../reports/2.html']").first.click()
        if page.locator("#sessions [aria-pressed=true]").text_content() != "day-0":
            look.fault(where, "a session's link does not lead to it")

        where = "sheet"
        page.locator("#sheet").click()
        for language in ("en", "de", "es"):
            page.locator("#language").select_option(language)
            page.frame_locator("#report").locator(f":root[lang={language}] h1").wait_for(timeout=PATIENCE)
            look.picture(page, f"sheet-{language}")
        page.locator("#language").select_option("en")
        page.locator("#subject").fill("")

        where = "trap"
        page.evaluate("() => { worker.postMessage({ kind: 'run', run, files: [{ path: 'a.csv', file: null }], request: {} }); }")
        page.wait_for_function("() => document.getElementById('status').textContent.includes('broke off')", timeout=PATIENCE)
        look.drop(page, [session / "thigh.csv"])
        look.report(page, "after a trap")

        if arguments.large:
            where = "large"
            table = work / "large.csv"
            large(table, session / "thigh.csv", arguments.large)
            seconds = look.drop(page, [table])
            print(f"a table of {arguments.large} MB: {seconds:.1f} s, {page.locator('#status').text_content()}")
            if page.locator("#result").is_hidden() and not look.refusals(page):
                look.fault(where, f"neither report nor refusal: {page.locator('#status').text_content()}")
            look.drop(page, [session / "thigh.csv"])
            look.report(page, "after a large table")
        context.close()
        browser.close()
    shutil.rmtree(work)
    for fault in look.faults:
        print(fault, file=sys.stderr)
    print("the page is as it should be" if not look.faults else f"{len(look.faults)} faults")
    return 1 if look.faults else 0


if __name__ == "__main__":
    sys.exit(main())
