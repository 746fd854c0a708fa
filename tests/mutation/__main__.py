"""Mutation testing: do the tests notice a fault in the duty grammar, the rules or the codec?

    python -m tests.mutation grammar --sample 200 --seed 1

Each mutant (mutants.py) runs in a process of its own, forked from one that has loaded all that is not ours, so that
nothing is written and a mutant costs little more than the first test that fails. What survives is printed.
"""

import argparse
import ast
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import random
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import CodeType, ModuleType
from typing import TYPE_CHECKING, Any, NoReturn

from attrs import frozen

from .mutants import Mutant, mutants

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "src"
LANGUAGE = "lexicon lead_rules grammar clauses names levels additions targets bare dates numerals doubtful flattened"


@frozen
class Area:
    """Modules, and the tests that must notice what is wrong with them."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]
    """Files; ``{name}`` stands for the module's, so that each is held to its own tests."""


AREAS = {
    "grammar": Area(tuple(f"policyduty/reading/{name}.py" for name in LANGUAGE.split()), ("tests/reading/test_*.py",)),
    "rules": Area(
        tuple(str(path.relative_to(SOURCES)) for path in sorted(SOURCES.glob("policyduty/rules/[!_]*.py"))),
        ("tests/rules/test_{name}*.py", "tests/rules/test_[elpr]*.py"),
    ),
    "codec": Area(
        ("policyduty/codec.py", "policyduty/convert.py", "policyduty/decoding.py", "policyduty/schema.py"),
        (
            "tests/test_codec.py",
            "tests/test_schema.py",
            "tests/units/test_tables.py",
            "tests/fuzz/test_damaged_json.py",
        ),
    ),
}
NOT_RUN = "not cost_is_linear and not in_line_with and not any_arguments and not any_words_as and not any_two_plans"
"""Tests of speed and of the whole command line are slow, and fail where a machine is busy."""
_SET_BACK = ("_environments_language",)
"""Fixtures that only tidy up."""
_EXAMPLES = 15
"""Of a law."""
SURVIVED, STILLBORN = 0, 70
_WITHOUT = "-p hypothesis.extra.pytestplugin -p syrupy -p no:cacheprovider -p no:logging -p no:doctest -p no:junitxml"
_SECONDS_AT_MOST = 90
"""Processor time, some ten times what the tests of an area take; a mutant that needs more never ends."""


@frozen
class Fault:
    """A mutant and the module that it is one of."""

    module: str
    mutant: Mutant

    def __str__(self) -> str:
        line = (SOURCES / self.module).read_text("utf-8").splitlines()[self.mutant.line - 1].strip()
        return f"{self.module}:{self.mutant.line}: {self.mutant.what}  | {line[:90]}"


class _Mutated(importlib.abc.MetaPathFinder):
    """Finds one module, and gives it with its fault."""

    def __init__(self, fault: Fault) -> None:
        self.path = SOURCES / fault.module
        self.name = fault.module.removesuffix(".py").replace("/", ".")
        self.tree = fault.mutant.tree(self.path.read_text("utf-8"))

    def find_spec(
        self, name: str, path: object = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name != self.name:
            return None
        return importlib.util.spec_from_file_location(name, self.path, loader=_Loader(name, self.path, self.tree))


class _Loader(importlib.machinery.SourceFileLoader):
    def __init__(self, name: str, path: Path, tree: ast.Module) -> None:
        super().__init__(name, str(path))
        self.tree = tree

    def get_code(self, fullname: str) -> CodeType:
        return compile(self.tree, self.path, "exec", dont_inherit=True)


def _preload() -> None:
    """Load what is not ours once, before any fork."""
    for name in (
        *("attrs", "cattrs", "click", "hypothesis", "jsonschema", "msgspec", "openpyxl", "pluggy", "pytest"),
        *("python_calamine", "rapidfuzz", "tabulate", "wcwidth", "xlsxwriter"),
    ):
        importlib.import_module(name)
    from hypothesis import HealthCheck, settings

    usual: Any = settings.__init__

    def few(self: settings, *parent: settings, **given: object) -> None:
        if "max_examples" in given:
            given["max_examples"] = _EXAMPLES
        usual(self, *parent, **given)

    settings.__init__ = few  # type: ignore[assignment, method-assign]  # Some laws ask for more.
    settings.register_profile(
        "mutation",
        max_examples=_EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


def _tests(area: Area, module: str) -> list[str]:
    """The tests of an area, those first that are named after the module."""
    name = Path(module).stem
    paths = {path for given in area.tests for path in ROOT.glob(given.format(name=name))}
    return [str(path) for path in sorted(paths, key=lambda path: (name.rstrip("s") not in path.stem, path))]


class _Quick:
    """Runs tests that need nothing set up without the rites of pytest, which take longer; and laws last."""

    def __init__(self, number: int) -> None:
        self.number = number

    def pytest_collection_modifyitems(self, items: "list[pytest.Item]") -> None:
        items.sort(key=lambda item: hasattr(getattr(item, "obj", None), "hypothesis"))

    def pytest_runtest_protocol(self, item: "pytest.Function") -> bool | None:
        given = item.callspec.params if hasattr(item, "callspec") else {}
        if not {*item.fixturenames} <= {*given, *_SET_BACK}:
            return None
        try:
            item.obj(**given)
        except BaseException:
            os._exit(self.number)
        return True


def _run(fault: Fault | None, tests: list[str], scratch: Path) -> NoReturn:
    """In a process of its own: run the tests on the mutant and leave with the number of the file that notices it."""
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS_AT_MOST, _SECONDS_AT_MOST))
    if fault:
        sys.meta_path.insert(0, mutated := _Mutated(fault))
        try:
            importlib.import_module(mutated.name)
        except BaseException:
            os._exit(STILLBORN)
    import pytest

    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    options = f"-x -q -s --assert=plain --hypothesis-profile=mutation --basetemp={scratch} --rootdir={ROOT} -k".split()
    for number, path in enumerate(tests, 1):
        said = pytest.main([*options, NOT_RUN, *_WITHOUT.split(), path], [_Quick(number)])
        if said not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
            os._exit(number)
    os._exit(SURVIVED)


def _results(faults: Iterable[Fault | None], area: Area, jobs: int) -> Iterator[tuple[Fault | None, int]]:
    """Run mutants, some at a time, and give what became of each; tests that noticed one go first for the next."""
    work = Path(tempfile.mkdtemp(prefix="mutation-"))
    waiting = [*faults]
    running: dict[int, tuple[Fault | None, list[str]]] = {}
    noticed: Counter[tuple[str, str]] = Counter()
    try:
        while waiting or running:
            while waiting and len(running) < jobs:
                fault = waiting.pop(0)
                module = fault.module if fault else ""
                tests = sorted(_tests(area, module), key=lambda path: -noticed[module, path])
                pid = os.fork()
                if pid == 0:
                    _run(fault, tests, work / str(os.getpid()))
                running[pid] = fault, tests
            pid, status = os.wait()
            shutil.rmtree(work / str(pid), ignore_errors=True)
            fault, tests = running.pop(pid)
            said = os.waitstatus_to_exitcode(status)
            if fault and 0 < said <= len(tests):
                noticed[fault.module, tests[said - 1]] += 1
            yield fault, said
    finally:
        shutil.rmtree(work, ignore_errors=True)


def main() -> int:
    """Give 1 where more than a tenth survives."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("area", choices=AREAS)
    parser.add_argument("--module", default="", help="only modules whose path holds this")
    parser.add_argument("--sample", type=int, help="so many mutants, drawn at random; else all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--patterns", action="store_true", help="faults within patterns, not those of code")
    parser.add_argument("--only", default="", help="only mutants whose line in the list holds this")
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()

    area = AREAS[asked.area]
    faults = [
        Fault(module, mutant)
        for module in area.modules
        if asked.module in module
        for mutant in mutants((SOURCES / module).read_text("utf-8"))
        if mutant.in_pattern == asked.patterns
    ]
    faults = [fault for fault in faults if asked.only in str(fault)]
    there = len(faults)
    if asked.sample and asked.sample < there:
        faults = random.Random(asked.seed).sample(faults, asked.sample)
    _preload()
    began = time.monotonic()
    born: Counter[str] = Counter()
    survived: Counter[str] = Counter()
    for done, (fault, said) in enumerate(_results([None, *faults], area, asked.jobs)):
        if done and done % 10 == 0:
            print(f"{done} of {len(faults)} done", file=sys.stderr, flush=True)
        if fault is None and said != SURVIVED:
            parser.error(f"the tests of {asked.area} fail without any fault")
        if fault is None or said == STILLBORN:
            continue
        born[fault.module] += 1
        if said == SURVIVED:
            survived[fault.module] += 1
            print(f"survived {fault}", flush=True)
    for module in sorted(born):
        print(f"{module}: {survived[module]} of {born[module]} survived")
    share = survived.total() / max(1, born.total())
    print(
        f"{asked.area}: {survived.total()} of {born.total()} survived ({share:.1%}), drawn from {there},"
        f" {time.monotonic() - began:.0f} s"
    )
    return 1 if share >= 0.1 else 0


if __name__ == "__main__":
    sys.exit(main())
