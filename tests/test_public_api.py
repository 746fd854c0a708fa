"""The public interface: one list of names, each documented, and none loaded before it is used."""

import ast
import inspect
import pkgutil
import subprocess
import sys
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import pytest

import policyduty
from policyduty import testing

NAMES: list[str] = vars(policyduty)["__all__"]

HEAVY = frozenset(
    "attr attrs cattrs click docx hypothesis lxml msgspec networkx numpy openpyxl pandas pluggy pyarrow pypdfium2 "
    "python_calamine rapidfuzz resvg_py rich selectolax tabulate wcwidth xlsxwriter".split()
)


# Their own names, by what they list in ``__all__``.
PARTS: dict[str, ModuleType] = {
    name: import_module(f"policyduty.{name}") for name in sorted(vars(policyduty)["_SUBPACKAGES"])
}
EVERY = [
    (package, name)
    for package in (policyduty, testing, *PARTS.values())
    for name in (NAMES if package is policyduty else package.__all__)
]


def test_type_checkers_see_the_same_names() -> None:
    stub = ast.parse(Path(policyduty.__file__).with_suffix(".pyi").read_text("utf-8"))
    homes = {
        alias.asname: statement.module
        for statement in stub.body
        if isinstance(statement, ast.ImportFrom) and statement.module
        for alias in statement.names
        if alias.asname == alias.name
    }
    assert homes == vars(policyduty)["_HOME"]
    assert sorted(NAMES) == sorted(homes)
    parts = [
        alias.asname
        for statement in stub.body
        if isinstance(statement, ast.ImportFrom) and not statement.module
        for alias in statement.names
    ]
    assert parts == list(PARTS)
    assert all(getattr(policyduty, name) is part for name, part in PARTS.items())


@pytest.mark.parametrize("name", PARTS)
def test_a_parts_names_are_one_with_those_above(name: str) -> None:
    above = {own for own, home in vars(policyduty)["_HOME"].items() if home == name}
    assert above <= set(PARTS[name].__all__)


@pytest.mark.parametrize(("package", "name"), EVERY, ids=lambda value: getattr(value, "__name__", value))
def test_every_name_is_there_and_says_what_it_is(package: ModuleType, name: str) -> None:
    value = getattr(package, name)
    assert value.__doc__ if inspect.isclass(value) else inspect.getdoc(value)
    assert name in dir(package)


@pytest.mark.parametrize(("package", "names"), [(policyduty, NAMES), (testing, testing.__all__)])
def test_no_name_is_hidden_by_a_module(package: ModuleType, names: list[str]) -> None:
    assert not {module.name for module in pkgutil.iter_modules(package.__path__)} & set(names)


def test_another_name_is_missed_as_usual() -> None:
    with pytest.raises(AttributeError, match="module 'policyduty' has no attribute 'raed'"):
        _ = policyduty.raed  # type: ignore[attr-defined]


def test_the_version_is_that_of_the_distribution() -> None:
    assert policyduty.__version__ == version("policyduty")


def ran(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    ("used", "loaded"),
    [
        ("", ()),
        ("policyduty.__version__", ()),
        ("policyduty.Plan(id='p', title='')", ("attr", "attrs")),
        ("policyduty.UnknownName", ()),
        (
            "policyduty.loads(policyduty.dumps(policyduty.Plan(id='p', title='')))",
            ("attr", "attrs", "cattrs", "msgspec"),
        ),
        ("policyduty.plans()", ("attr", "attrs", "pluggy")),
    ],
)
def test_nothing_is_loaded_before_it_is_used(used: str, loaded: tuple[str, ...]) -> None:
    modules = set(ran(f"import sys, policyduty\n{used}\nprint(*sys.modules)").split())
    assert "policyduty" in modules
    assert modules & HEAVY == set(loaded)


def test_testing_without_hypothesis_names_the_extra() -> None:
    without = "import sys; sys.modules['hypothesis'] = None"
    assert (
        ran(f"{without}\ntry: import policyduty.testing\nexcept ImportError as error: print(error)").strip()
        == "policyduty.testing needs hypothesis: pip install 'policyduty[testing]'"
    )
