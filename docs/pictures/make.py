"""Makes the pictures of the documentation anew: ``python docs/pictures/make.py``, with the extras of ``dev``.

It needs LibreOffice (``soffice``), Chromium, ``script`` and the fonts of Noto CJK, so that the same pictures come out.
The SVG files need none of them, and a test holds them to what is drawn.
"""

import html
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageOps
from playwright.sync_api import Browser, sync_playwright

import policyduty

HERE = Path(__file__).parent
GANZI = "ganzi-science-literacy-2023"
COLOURS = {"1": "font-weight: bold", "31": "color: #b3261e", "33": "color: #8a5a00", "36": "color: #00639b"}
"""What a terminal makes of the codes that the command line prints."""

TERMINAL = """<!DOCTYPE html><meta charset="utf-8"><style>
body {{ margin: 0; background: #fff }}
pre {{ font: 15px/1.45 "Noto Sans Mono CJK SC", monospace; margin: 0; padding: 14px 18px; width: max-content }}
.prompt {{ color: #777 }}
</style><pre>{lines}</pre>"""


def main() -> None:
    """Make all of them."""
    plan = policyduty.plan(GANZI)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        for picture in ("matrix", "workload", "network"):
            _run("export", GANZI, "-o", str(HERE / f"{picture}.svg"), "-O", f"picture={picture}")
        for sheet in ("tasks", "matrix"):
            _run("export", GANZI, "-o", str(folder / f"{sheet}.xlsx"), "-O", f"sheets={sheet}")
            _paper(folder / f"{sheet}.xlsx", f"workbook-{sheet}")
        _run("export", GANZI, "-o", str(folder / "notice.docx"), "-O", "kind=notice", "-O", "unit=州科协")
        _paper(folder / "notice.docx", "word-notice")
        policyduty.export(plan, folder / "plan.html")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        _page(browser, (folder / "plan.html").as_uri(), "web-page", width=1200, height=1000)
        shutil.copy(HERE / "notice.txt", folder)
        for language, ending in (("en", ""), ("zh", "-zh")):
            _terminal(browser, folder, language, ["read", "notice.txt", "-o", "plan.json"], f"read{ending}")
            _terminal(browser, folder, language, ["check", "notice.txt"], f"check{ending}")
        browser.close()


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "policyduty", *arguments], check=True, capture_output=True)


def _paper(document: Path, name: str) -> None:
    """Draw the first page as it prints, without its margins."""
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(document.parent), str(document)]
    subprocess.run(command, check=True, capture_output=True)
    with pypdfium2.PdfDocument(document.with_suffix(".pdf")) as pdf:
        image = pdf[0].render(scale=1.6).to_pil().convert("RGB")
    printed = ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox()
    assert printed
    left, top, right, bottom = printed
    sheet = image.crop((left - 24, top - 24, right + 24, bottom + 24))
    _save(ImageOps.expand(sheet, border=1, fill="#c8c8c8"), name)


def _page(browser: Browser, address: str, name: str, *, width: int, height: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(address)
    file = Path(tempfile.gettempdir()) / f"{name}.png"
    page.screenshot(path=file)
    _save(Image.open(file).convert("RGB"), name)
    file.unlink()
    page.close()


def _terminal(browser: Browser, folder: Path, language: str, arguments: list[str], name: str) -> None:
    """Draw what a command prints on a terminal, by one of this system's own (``script``)."""
    command = f"COLUMNS=90 LANGUAGE={language} {sys.executable} -m policyduty {' '.join(arguments)}"
    environment = {"TERM": "xterm", "LC_ALL": "C.UTF-8"}
    run = subprocess.run(["script", "-qec", command, "/dev/null"], cwd=folder, capture_output=True, env=environment)
    shown = html.escape(run.stdout.decode().replace("\r\n", "\n").rstrip())
    shown = re.sub(r"((?:\x1b\[[\d;]+m)+)(.*?)\x1b\[0m", _coloured, shown, flags=re.DOTALL)
    lines = f'<span class="prompt">$</span> policyduty {" ".join(arguments)}\n{shown}'
    page = browser.new_page(device_scale_factor=1.5)
    page.set_content(TERMINAL.format(lines=lines))
    file = folder / f"{name}.png"
    page.locator("pre").screenshot(path=file)
    _save(Image.open(file).convert("RGB"), name)
    page.close()


def _coloured(code: re.Match[str]) -> str:
    styles = [COLOURS[number] for number in re.findall(r"\d+", code[1]) if number in COLOURS]
    return f'<span style="{"; ".join(styles)}">{code[2]}</span>'


def _save(image: Image.Image, name: str) -> None:
    few = image.quantize(48, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(HERE / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
