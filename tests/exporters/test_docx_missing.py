"""The Word exporter where python-docx is not installed."""

import subprocess
import sys
from pathlib import Path

GANZI = "ganzi-science-literacy-2023"
WITHOUT = "import sys; sys.modules['docx'] = None\nfrom policyduty.cli import main\n"


def ran(*arguments: str) -> subprocess.CompletedProcess[str]:
    code = f"{WITHOUT}sys.exit(main({list(arguments)!r}))"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env={"LANGUAGE": "en"})


def test_all_formats_without_python_docx(tmp_path: Path) -> None:
    done = ran("export", "--all-formats", GANZI, "-o", str(tmp_path))
    assert done.returncode == 0
    assert 'passed over: docx: needs the library docx: pip install "policyduty[docx]"\n' in done.stderr
    assert (tmp_path / f"{GANZI}.xlsx").exists()
    assert not (tmp_path / f"{GANZI}.docx").exists()


def test_the_format_by_name_without_python_docx(tmp_path: Path) -> None:
    done = ran("export", GANZI, "-o", str(tmp_path / "plan.docx"))
    assert (done.returncode, done.stderr) == (
        2,
        'error: docx: needs the library docx: pip install "policyduty[docx]"\n',
    )
    assert not list(tmp_path.iterdir())
