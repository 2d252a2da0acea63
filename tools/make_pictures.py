# ruff: noqa: INP001, S603 - a script, not a package; runs the project's own programs
"""Take the pictures of `docs/guide`: the pages in Chromium, the Word report by LibreOffice.

    .venv/bin/python tools/make_pictures.py docs/guide/pictures
    .venv/bin/python tools/make_pictures.py docs/guide/pictures canh-bao ban-do-cong-trinh

Takes all of them, or those that are named; one that is part of a story brings the whole story.
Loads the demonstration into a folder of its own, serves it, and writes each picture with at most
256 colours, which keeps it small. Needs Chromium; the Word report LibreOffice and poppler-utils
too. The same pages give the same pictures on one machine; fonts and Chromium differ between
machines.
"""

from __future__ import annotations

import base64
import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

import openpyxl
from playwright.sync_api import Browser, FilePayload, Page, sync_playwright
from small_png import keep

DAY = "2020-10-13"
SIZE = (1366, 768)
BIN = Path(sys.executable).parent
CRITERIA_SET = "/van-ban/ttg:1980/Q%C4%90-TTg:2016-10-17/"
PAGES = {
    "tong-quan": "/",
    "nong-thon-moi": "/nong-thon-moi/",
    "nguon-goc-so-lieu": "/von/",
    "bao-cao": "/bao-cao/kontum-2020/",
    "muc-dat-tieu-chi": CRITERIA_SET,
    "nhu-da-biet": "/?on=30/09/2020&as-known=30/09/2020",
    "bang-so-lieu-von": "/von/bang/",
    "ban-do-cong-trinh": "/cong-trinh/ban-do/",
    "mot-cong-trinh": "/cong-trinh/gn.p2.infra.002/",
    "du-bao-giai-ngan": "/von/du-bao/",
}
ENTRY = ("nhap-so-lieu", "xa-23281", "/bao-cao-ky/huy-dong-thang/23281/2020-09/nhap/")
"""A page behind the sign-in: its picture, whose it is, its address."""
EXCEL = ("nop-bang-excel", "/bao-cao-ky/huy-dong-thang/23281/2020-09/")
"""The same report through Excel: its picture, its address."""
OWN = {
    "viec-can-lam": ("xa-23380", "/bao-cao-ky/"),
    "phuong-an-lo-trinh": (
        "dieu-phoi",
        "/nong-thon-moi/lo-trinh/phuong-an/?by=31/12/2020&full=28&average=14,5&least=10#ket-qua",
    ),
    "nhap-nhieu-xa": ("huyen-611", "/bao-cao-ky/nhieu-xa/von-thang/2020-09/"),
    "mot-bao-cao": ("huyen-611-duyet", "/bao-cao-ky/huy-dong-thang/23380/2020-09/"),
    "ma-tran": ("dieu-phoi", "/bao-cao-ky/ma-tran/"),
    "goi-dien": ("huyen-611", "/bao-cao-ky/goi-dien/"),
    "thay-doi-ky-dong": ("dieu-phoi", "/bao-cao-ky/thay-doi-ky-dong/"),
    "bao-cao-dot-xuat": ("dieu-phoi", "/bao-cao-ky/yeu-cau/"),
    "doi-chieu-kho-bac": ("so-khdt", "/von/doi-chieu/"),
    "canh-bao": ("huyen-611", "/canh-bao/"),
    "cac-hop-dong": ("dieu-phoi", "/cong-trinh/gn.p1.infra.005/#hop-dong"),
}
"""Pages as somebody finds them who has signed in: whose, and where."""
PAYMENT = ("xem-truoc-but-toan", "huyen-611", "/von/ghi/disbursement/?holder=611.bqlda")
"""A payment as it is shown before it is written: its picture, who writes it, where."""
MONTH = ("nhap-luoi", "mat-mang", "hai-nguoi-cung-nhap", "kiem-tra-truoc-khi-gui", "bi-tra-lai")
"""The month of a commune, picture by picture: each shows what was done before it."""
POOR = "/bao-cao-ky/ho-ngheo-thang/23380/2020-09/"
"""The report of a commune's month that is followed from the first cell to its return."""
PASTED = "12\t34\t2\t5\t0\t1\n10\t30\t1\t3\t0\tx1"
"""A block as a spreadsheet copies it; its last cell is no number."""
WORD = {"bao-cao-word": ("BÁO CÁO", 110), "phu-luc-word": ("PHỤ LỤC SỐ 02", 110)}
"""Pages of the Word report: a text of the first page to show, and the dots per inch."""
STORIES: tuple[tuple[str, ...], ...] = (
    *((name,) for name in (*PAGES, *OWN, PAYMENT[0])), (ENTRY[0], EXCEL[0]), MONTH, tuple(WORD),
)  # fmt: skip
"""Pictures that are taken together."""
PIXELS = """async picture => {
  const bitmap = await createImageBitmap(await (await fetch(picture)).blob())
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  const context = canvas.getContext("2d")
  context.drawImage(bitmap, 0, 0)
  const bytes = context.getImageData(0, 0, bitmap.width, bitmap.height).data
  let text = ""
  for (let at = 0; at < bytes.length; at += 30000)
    text += String.fromCharCode(...bytes.subarray(at, at + 30000))
  return btoa(text)
}"""


def main(folder: Path, names: Collection[str] = ()) -> None:
    """Take pictures into a folder: those named, or all."""
    if unknown := set(names) - {name for story in STORIES for name in story}:
        raise SystemExit(f"no picture bears the name {', '.join(sorted(unknown))}")
    told = [story for story in STORIES if not names or not set(names).isdisjoint(story)]
    wanted = frozenset(name for story in told for name in story)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        outside = {name: text for name, text in os.environ.items() if "CHUNGTAY" not in name}
        env = {
            **outside,
            "CHUNGTAY_HOME": home,
            "CHUNGTAY_DAY": DAY,
            "CHUNGTAY_HOSTS": "127.0.0.1",
            "CHUNGTAY_READERS": "everyone",
            "DJANGO_SETTINGS_MODULE": "chungtay.site.settings",
        }
        chungtay = BIN / "chungtay"
        subprocess.run([chungtay, "demo", "load"], env=env, check=True)
        subprocess.run([chungtay, "alerts"], env=env, check=True)
        if not wanted.isdisjoint(WORD):
            build: list[str | Path] = [
                chungtay,
                "report",
                "build",
                "kontum-2020",
                "--out",
                home,
                "--pdf",
            ]
            subprocess.run(build, env=env, check=True)
            for name, (words, dots) in WORD.items():
                keep(folder / f"{name}.png", *_page_of(Path(home) / "report.pdf", words, dots))
        with _served(env) as site:
            _take_pages(site, folder, wanted)


def _take_pages(site: str, folder: Path, wanted: Collection[str]) -> None:
    program = shutil.which("chromium") or shutil.which("google-chrome")
    width, height = SIZE
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--force-color-profile=srgb"]
        )
        page = browser.new_context(
            viewport={"width": width, "height": height}, reduced_motion="reduce"
        ).new_page()
        bare = browser.new_page()
        for name, shown in _of_everybody(page, site, wanted):
            keep(folder / f"{name}.png", width, height, _pixels(shown, bare))
        for name, own in _of_people(browser, site, wanted):
            keep(folder / f"{name}.png", width, height, _pixels(own, bare))
        browser.close()


def _of_everybody(page: Page, site: str, wanted: Collection[str]) -> Iterator[tuple[str, Page]]:
    """Show what anybody sees, then a report that somebody fills in, on the page and in Excel."""
    for name in (name for name in PAGES if name in wanted):
        page.goto(site + PAGES[name], wait_until="networkidle")
        if name == "nguon-goc-so-lieu":
            _open_receipt(page)
        yield name, page
    name, user, address = ENTRY
    if name in wanted:
        _sign_in(page, site, user)
        template = page.request.get(f"{site}{EXCEL[1]}mau.xlsx").body()
        page.goto(site + address, wait_until="networkidle")
        _type(page)
        yield name, page
        _hand_in(page, f"{site}{EXCEL[1]}nop-excel/", template)
        yield EXCEL[0], page


def _of_people(browser: Browser, site: str, wanted: Collection[str]) -> Iterator[tuple[str, Page]]:
    """Show what people see who have signed in, each page with the name of its picture."""
    for name in (name for name in OWN if name in wanted):
        with _signed_in(browser, site, *OWN[name]) as page:
            yield name, page
    name, user, address = PAYMENT
    if name in wanted:
        with _signed_in(browser, site, user, address) as page:
            _preview_payment(page)
            yield name, page
    if MONTH[-1] not in wanted:
        return
    with _signed_in(browser, site, "xa-23380", f"{POOR}nhap/") as page:
        yield from _month(browser, site, page)
    with _signed_in(browser, site, "xa-23380", f"{POOR}nhap/") as page:
        yield MONTH[-1], page


def _preview_payment(page: Page) -> None:
    """Ask to see a payment before it is written; it lacks the millions."""
    page.locator(".pick label").nth(1).click()
    page.get_by_label("Số tiền").fill("125")
    page.get_by_label("Số, ký hiệu văn bản").fill("118/QĐ-UBND")
    page.get_by_label("Ngày ký văn bản").fill("12/10/2020")
    page.get_by_role("button", name="Xem trước").click()
    page.wait_for_load_state("networkidle")


def _month(browser: Browser, site: str, page: Page) -> Iterator[tuple[str, Page]]:
    """Paste, lose the network, type at once with somebody else, check, send; it comes back."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", PASTED)
    page.keyboard.press("Control+v")
    page.locator("[data-saving][data-state=saved]").wait_for()
    page.wait_for_timeout(1500)
    yield "nhap-luoi", page
    page.context.set_offline(True)
    _typed(page, "2")
    page.locator("[data-banner]").wait_for()
    yield "mat-mang", page
    with _signed_in(browser, site, "xa-23380", f"{POOR}nhap/") as other:
        _typed(other, "1")
        other.locator("[data-saving][data-state=saved]").wait_for()
    page.context.set_offline(False)
    page.locator("dialog[open] input[type=radio]").first.wait_for()
    yield "hai-nguoi-cung-nhap", page
    page.goto(f"{site}{POOR}nhap/kiem-tra/", wait_until="networkidle")
    yield "kiem-tra-truoc-khi-gui", page
    page.get_by_role("button", name="Gửi báo cáo").click()
    with _signed_in(browser, site, "xa-23380-duyet", POOR) as leader:
        leader.get_by_role("button", name="Phê duyệt", exact=True).click()
    with _signed_in(browser, site, "huyen-611", POOR) as district:
        district.get_by_text("Trả lại để sửa").click()
        district.locator("#reason").fill("Số tái nghèo chưa khớp với danh sách các thôn.")
        cell = district.locator("#cells-list option").nth(5).get_attribute("value")
        district.locator("[name=place-0]").fill(cell or "")
        district.locator("[name=remark-0]").fill("Danh sách các thôn ghi 2 hộ.")
        district.get_by_role("button", name="Trả lại", exact=True).click()


def _typed(page: Page, text: str) -> None:
    page.locator(".tabulator-row").nth(1).locator(".tabulator-cell").nth(6).click()
    page.keyboard.type(text)
    page.keyboard.press("Enter")


@contextmanager
def _signed_in(browser: Browser, site: str, user: str, address: str) -> Iterator[Page]:
    """Open a page as somebody, in a window of their own."""
    width, height = SIZE
    context = browser.new_context(
        viewport={"width": width, "height": height}, reduced_motion="reduce"
    )
    page = context.new_page()
    _sign_in(page, site, user)
    page.goto(site + address, wait_until="networkidle")
    yield page
    context.close()


def _pixels(page: Page, bare: Page) -> bytes:
    """Take a picture of what a page shows; `bare` is another page, to read it on."""
    picture = base64.b64encode(page.screenshot(animations="disabled")).decode()
    raw = base64.b64decode(bare.evaluate(PIXELS, f"data:image/png;base64,{picture}"))
    return bytes(byte for at, byte in enumerate(raw) if at % 4 < 3)


def _sign_in(page: Page, site: str, user: str) -> None:
    page.goto(f"{site}/tai-khoan/dang-nhap/")
    page.locator("input[name=login]").fill(user)
    page.locator("input[name=password]").fill("trinh-dien-2020")
    page.locator("form:has(input[name=password]) button[type=submit]").first.click()
    page.wait_for_url(lambda address: "dang-nhap" not in address)


def _type(page: Page) -> None:
    """Type a column of which one number is not understood and one is doubtful."""
    page.locator(".tabulator-row").nth(0).locator(".tabulator-cell").nth(2).click()
    for text in ("6,5", "khoảng 5", "2.847", "2,1"):
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    page.locator("[data-saving][data-state=saved]").wait_for()
    page.locator(".tabulator-row").nth(2).locator(".tabulator-cell").nth(2).click()
    page.get_by_role("button", name="Lưu giải trình").wait_for()
    page.wait_for_load_state("networkidle")


def _hand_in(page: Page, address: str, template: bytes) -> None:
    """Hand in a workbook that was given out before somebody typed into the same report."""
    book = openpyxl.load_workbook(io.BytesIO(template))
    sheet = book.worksheets[0]
    columns = {cell.value: cell.column for cell in sheet[1]}
    first = next(row[0].row for row in sheet.iter_rows() if str(row[0].value).startswith("row:"))
    for at, (month, plan) in enumerate(((8.25, 40), (12.5, 60))):
        sheet.cell(first + at, columns["col:month"]).value = month
        sheet.cell(first + at, columns["col:plan"]).value = plan
    target = io.BytesIO()
    book.save(target)
    page.goto(address)
    file = FilePayload(name="huy-dong-thang-9.xlsx", mimeType="", buffer=target.getvalue())
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Đọc và đối chiếu").click()
    page.wait_for_load_state("networkidle")


def _open_receipt(page: Page) -> None:
    page.locator("tfoot a.num").first.click()
    page.locator("#receipt .value").wait_for()
    page.wait_for_load_state("networkidle")


@contextmanager
def _served(env: dict[str, str]) -> Iterator[str]:
    """Serve the site of an environment; give its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    site = f"http://127.0.0.1:{port}"
    command: list[str | Path] = [
        BIN / "gunicorn",
        "chungtay.site.wsgi:application",
        "--bind",
        f"127.0.0.1:{port}",
    ]
    server = subprocess.Popen([*command, "--threads", "4", "--log-level", "warning"], env=env)
    try:
        _wait_for(f"{site}/van-ban/")
        yield site
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(address: str) -> None:
    for _ in range(60):
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 - our own server
        except (URLError, OSError):
            time.sleep(0.5)
        else:
            return
    raise SystemExit(f"no answer at {address}")


def _page_of(pdf: Path, words: str, dots: int) -> tuple[int, int, bytes]:
    """Draw the first page of a PDF that holds certain words; give width, height and pixels."""
    text = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"],  # noqa: S607
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    number = next(at for at, page in enumerate(text.split("\f"), 1) if words in page)
    told = ("-r", str(dots), "-f", str(number), "-l", str(number), "-singlefile")
    drawn = subprocess.run(
        ["pdftoppm", *told, pdf],  # noqa: S607
        check=True,
        capture_output=True,
    ).stdout
    _, size, _, pixels = drawn.split(b"\n", 3)
    width, height = (int(side) for side in size.split())
    return width, height, pixels


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
