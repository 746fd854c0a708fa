"""Pictures in pixels: drawn as large as asked for, with Chinese characters or not at all."""

import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

import policyduty
from policyduty import MissingExtra, OutputError, Plan
from policyduty.pictures import pixels

resvg_py = pytest.importorskip("resvg_py", reason="resvg-py is not installed: pip install -e '.[dev]'")
Image = pytest.importorskip("PIL.Image", reason="Pillow is not installed: pip install -e '.[dev]'")

GANZI = "ganzi-science-literacy-2023"
needs_fonts = pytest.mark.skipif(
    not pixels._has_chinese(), reason="no font has Chinese characters: apt-get install fonts-wqy-zenhei"
)


@needs_fonts
@pytest.mark.parametrize("scale", [0.5, 1, 2])
def test_it_is_as_large_as_asked_for(draw: Callable[..., str], ganzi: Plan, scale: float) -> None:
    svg = draw(ganzi)
    wide, high = (float(length) for length in pixels._SIZE.match(svg).groups())  # type: ignore[union-attr]
    with Image.open(BytesIO(policyduty.png(svg, scale=scale))) as image:
        assert image.format == "PNG"
        assert image.width == pytest.approx(wide * scale, abs=1)
        assert image.height == pytest.approx(high * scale, abs=1)
        darkest, lightest = image.convert("L").getextrema()
    assert darkest < 64
    assert lightest == 255


@needs_fonts
def test_the_names_are_seen(ganzi: Plan) -> None:
    """What is left of the bars is names and nothing else."""
    with Image.open(BytesIO(policyduty.png(policyduty.workload_picture(ganzi), scale=1))) as image:
        grey = image.convert("L")
    rows = [grey.crop((0, y, 180, y + 25)) for y in range(110, 110 + 25 * 31, 25)]
    assert all(row.getextrema()[0] < 128 for row in rows)


@needs_fonts
@pytest.mark.parametrize("scale", [0, -1, 1000, 10**400, float("nan"), float("inf")])
def test_no_picture_is_too_large(ganzi: Plan, scale: float) -> None:
    with pytest.raises(OutputError, match="cannot be drawn, expected at most 100,000,000 in all; choose another scale"):
        policyduty.png(policyduty.workload_picture(ganzi), scale=scale)


def test_without_a_chinese_font_it_says_what_to_install(ganzi: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine without fonts, which draws nothing in their place."""
    draw = resvg_py.svg_to_bytes
    monkeypatch.setattr(resvg_py, "svg_to_bytes", lambda **given: draw(**given, skip_system_fonts=True))
    pixels._has_chinese.cache_clear()
    try:
        with pytest.raises(MissingExtra, match="no installed font has Chinese characters: install one, such as Noto"):
            policyduty.png(policyduty.workload_picture(ganzi))
    finally:
        pixels._has_chinese.cache_clear()


def ran(before: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    code = f"import sys\n{before}\nfrom policyduty.cli import main\nsys.exit(main({list(arguments)!r}))"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env={"LANGUAGE": "en"})


NO_FONTS = "import resvg_py; draw = resvg_py.svg_to_bytes\n"
NO_FONTS += "resvg_py.svg_to_bytes = lambda **given: draw(**given, skip_system_fonts=True)"


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("sys.modules['resvg_py'] = None", 'png: needs the library resvg_py: pip install "policyduty[pictures]"'),
        (NO_FONTS, "png: no installed font has Chinese characters"),
    ],
    ids=["library", "fonts"],
)
def test_all_formats_pass_it_over(tmp_path: Path, before: str, said: str) -> None:
    done = ran(before, "export", "--all-formats", GANZI, "-o", str(tmp_path))
    assert done.returncode == 0
    assert f"passed over: {said}" in done.stderr
    assert (tmp_path / f"{GANZI}.svg").exists()
    assert not (tmp_path / f"{GANZI}.png").exists()
    alone = ran(before, "export", GANZI, "-o", str(tmp_path / "plan.png"))
    assert (alone.returncode, alone.stderr.startswith(f"error: {said}")) == (2, True)


def test_without_the_library_it_is_named(ganzi: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(MissingExtra, match=r'pip install "policyduty\[pictures\]"'):
        policyduty.png(policyduty.workload_picture(ganzi))
