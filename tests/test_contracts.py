"""What comes with the library keeps to the contract that it sets for others."""

import itertools
from typing import BinaryIO

import pytest

from policyduty import Exporter, Finding, InputError, Plan, PlanPackage, Reader, Rule, Scribe, Source, Transcript
from policyduty.plugins import registry
from policyduty.testing import ExporterContract, PlanPackageContract, ReaderContract, RuleContract

PAGE = "关于印发方案的通知\n一、任务\n（一）办好学校。\n责任单位：市教育局、市财政局。\n"

for exporter in registry().exporters.values():
    globals()[f"TestExporter_{exporter.name}"] = type(
        f"TestExporter_{exporter.name}", (ExporterContract,), {"exporter": exporter}
    )

for package in registry().plans.values():
    globals()[f"TestPlan_{package.id}"] = type(f"TestPlan_{package.id}", (PlanPackageContract,), {"package": package})


class TestTextReader(ReaderContract):
    reader = registry().readers["text"]
    document = PAGE.encode()


class TestHtmlReader(ReaderContract):
    reader = registry().readers["html"]
    document = f"<html><body><div>{PAGE.replace(chr(10), '</p><p>')}</div></body></html>".encode()


class TestSeparatedReader(ReaderContract):
    reader = registry().readers["csv"]
    document = "序号,任务,牵头单位,配合单位\n1,办好学校,市教育局,市财政局\n2,办好医院,市卫健委,市财政局\n".encode()


@pytest.fixture
def sound() -> Rule:
    return registry().rules["PD204"]


class _Broken:
    """Contracts that something breaks, each with the test that must say so."""

    @staticmethod
    def silent(plan: Plan, target: object, options: object) -> None:
        raise ValueError("no words")

    @staticmethod
    def closing(plan: Plan, target: object, options: object) -> None:
        target.close()  # type: ignore[attr-defined]

    @staticmethod
    def careless(data: bytes, name: str) -> Transcript:
        scribe = Scribe()
        scribe.line(data.decode("utf-8"))
        return scribe.transcript(Source(name=name))

    @staticmethod
    def nameless(data: bytes, name: str) -> Transcript:
        raise InputError("no good")


@pytest.mark.parametrize("write", [_Broken.silent, _Broken.closing])
def test_the_kit_finds_a_bad_exporter(write: object) -> None:
    contract = ExporterContract()
    contract.exporter = Exporter(name="bad", description="x", suffixes=(".bad",), write=write)  # type: ignore[misc, arg-type]
    with pytest.raises((AssertionError, ValueError)):
        contract.test_an_installed_plan_is_written_whole()


def test_the_kit_finds_an_exporter_that_is_never_the_same() -> None:
    numbers = itertools.count()

    def write(plan: Plan, target: BinaryIO, options: None) -> None:
        target.write(str(next(numbers)).encode())

    contract = ExporterContract()
    contract.exporter = Exporter(  # type: ignore[misc]
        name="bad",
        description="x",
        suffixes=(".bad",),
        write=write,
    )
    law = contract.test_every_plan_is_written_always_to_the_same_bytes
    with pytest.raises(AssertionError):
        law.hypothesis.inner_test(contract, plan=Plan(id="p", title=""))  # type: ignore[attr-defined]


@pytest.mark.parametrize("read", [_Broken.careless, _Broken.nameless])
def test_the_kit_finds_a_bad_reader(read: object) -> None:
    contract = ReaderContract()
    contract.reader = Reader(name="bad", description="x", suffixes=(".bad",), read=read)  # type: ignore[misc, arg-type]
    contract.document = PAGE.encode()  # type: ignore[misc]
    with pytest.raises((AssertionError, UnicodeDecodeError)):
        contract._refused_in_words(b"\xff\xfe\xfd")


def test_the_kit_finds_a_rule_that_finds_nothing_or_too_much(sound: Rule) -> None:
    from attrs import evolve

    contract = RuleContract()
    contract.rule = evolve(sound, check=lambda subject: ())  # type: ignore[misc]
    with pytest.raises(AssertionError):
        contract.test_the_breaking_example_breaks_it()
    everywhere = Finding(code="PD204", severity="error", message="x", message_zh="x")
    contract.rule = evolve(sound, check=lambda subject: [everywhere])  # type: ignore[misc]
    with pytest.raises(AssertionError):
        contract.test_the_keeping_example_keeps_it()
    contract.rule = evolve(sound, code="PD999")  # type: ignore[misc]
    contract.test_it_says_what_it_is()


def test_the_kit_finds_a_package_of_another_id() -> None:
    contract = PlanPackageContract()
    contract.package = PlanPackage(id="other", title="x", load=lambda: Plan(id="one", title=""))  # type: ignore[misc]
    with pytest.raises(AssertionError):
        contract.test_its_plan_has_its_id()
    with pytest.raises(AssertionError):
        contract.test_its_plan_has_duties()
