"""Runs the blocks of a page, as a reader would type them."""

import ast
import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

from policyduty.cli import main

FOUND_SOMETHING = ("policyduty check", "policyduty diff --strict", "policyduty units find", "policyduty units merge")
"""Commands that exit with 1 where they found something."""


@contextmanager
def terminal() -> Iterator[list[str]]:
    """Gather what is printed, in the order that a terminal shows it."""
    shown: list[str] = []
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, "utf-8", write_through=True)
    with redirect_stdout(stream), redirect_stderr(stream):
        yield shown
    shown.append(raw.getvalue().decode())


def sh(code: str, folder: Path) -> str:
    """Run commands; those of policyduty by themselves within this process, which is faster."""
    printed = ""
    for line in code.replace("\\\n", "").splitlines():
        words = shlex.split(line, comments=True)
        if words[:1] == ["policyduty"] and not re.search(r"[|;&<*$]", line):
            status, text = _command(words[1:])
        elif words:
            search = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
            run = subprocess.run(
                ["bash", "-c", line],
                cwd=folder,
                env={**os.environ, "PATH": search},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
            )
            status, text = run.returncode, run.stdout
        else:
            continue
        assert status == 0 or (status == 1 and line.startswith(FOUND_SOMETHING)), f"{line}: exit code {status}\n{text}"
        printed += text
    return printed


def _command(words: list[str]) -> tuple[int, str]:
    file = None
    if ">" in words:
        words, file = words[: words.index(">")], words[words.index(">") + 1]
    with terminal() as shown:
        if file is None:
            status = main(words)
        else:
            with open(file, "w", encoding="utf-8") as target, redirect_stdout(target):
                status = main(words)
    return status, "".join(shown)


def python(code: str, names: dict[str, object]) -> str:
    """Run statements, and hold each expression with a comment behind it to the value that this says."""
    lines = code.splitlines()
    with terminal() as shown:
        for statement in ast.parse(code).body:
            assert statement.end_lineno
            source = "\n".join(lines[statement.lineno - 1 : statement.end_lineno])
            value = lines[statement.end_lineno - 1][len(_source_end(statement, lines)) :].partition("#")[2].strip()
            if isinstance(statement, ast.Expr) and value:
                assert repr(found := eval(source, names)) == value, f"{source} gives {found!r}"
            else:
                exec(compile(source + "\n", "page", "exec"), names)
    return "".join(shown)


def _source_end(statement: ast.stmt, lines: list[str]) -> str:
    """The last line of a statement as far as it is code; offsets of the syntax tree count bytes."""
    assert statement.end_lineno
    return lines[statement.end_lineno - 1].encode()[: statement.end_col_offset].decode()


def shows(expected: str, printed: str) -> bool:
    """Say whether a text is what was printed, but for blanks before line ends and lines that ``…`` stands for."""
    pieces = [re.escape(line.rstrip() + "\n") if line != "…" else "(?:.*\n)*?" for line in expected.splitlines()]
    found = "".join(line.rstrip() + "\n" for line in printed.rstrip().splitlines())
    return re.fullmatch("".join(pieces), found) is not None
