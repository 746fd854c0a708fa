"""A plan, a published notice, and the command line run within this process or as one of its own."""

import gettext
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

import policyduty
from policyduty import (
    Assignment,
    Basis,
    Certainty,
    Correction,
    Deadline,
    DeadlineKind,
    Document,
    Duty,
    LeadRule,
    Plan,
    Relation,
    Role,
    Section,
    Source,
    Span,
    Target,
    Task,
    Unit,
)
from policyduty.cli import main

NOTICE = """\
甲市人民政府办公室关于印发《甲市某工作责任分工方案》的通知

一、总体工作
（一）推进甲事。到2025年底前完成甲事。
责任单位：甲局、乙局。
（二）推进乙事。推进乙事的文字。（丙局牵头，丁局配合）
"""


class Result(NamedTuple):
    """What a run of the command line gave."""

    code: int
    raw: bytes
    err: str

    @property
    def out(self) -> str:
        return self.raw.decode()


Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setenv("COLUMNS", "80")
    before = gettext.textdomain()
    yield
    gettext.textdomain(before)


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    def call(*arguments: object) -> Result:
        code = main([str(argument) for argument in arguments])
        out, err = capsysbinary.readouterr()
        return Result(code, out, err.decode())

    return call


@pytest.fixture
def process() -> Run:
    """Run ``python -m policyduty`` with these variables set or (None) unset."""

    def call(*arguments: str | bytes | Path, **variables: str | None) -> Result:
        environment = {**os.environ, **variables}
        done = subprocess.run(
            [sys.executable, "-m", "policyduty", *arguments],
            env={name: value for name, value in environment.items() if value is not None},
            capture_output=True,
            check=False,
        )
        return Result(done.returncode, done.stdout, done.stderr.decode())

    return call


def duty(id: str, clause: str, *, lead: str = "", co: str = "", responsible: str = "", **more: object) -> Duty:
    listed = [(Role.LEAD, lead), (Role.RESPONSIBLE, responsible), (Role.CO, co)]
    names = [(role, name) for role, names in listed for name in names.split()]
    assignments = [
        Assignment(unit={"州科协": "甘孜州科学技术协会"}.get(name, name), printed=name, role=role, position=position)
        for position, (role, name) in enumerate(names, 1)
    ]
    return Duty(
        id=id,
        clause=clause,
        assignments=assignments,
        rule=LeadRule.EXPLICIT if lead else LeadRule.NONE,
        **more,  # type: ignore[arg-type]
    )


@pytest.fixture(scope="session")
def plan() -> Plan:
    year = Deadline(text="到2025年", due=date(2025, 12, 31))
    return Plan(
        id="sample",
        title="某州工作责任分工方案",
        document=Document(
            title="某州人民政府办公室关于印发《某州工作责任分工方案》的通知",
            issuer="某州人民政府办公室",
            number="某办发〔2023〕24号",
            dated=date(2023, 6, 6),
            addressees=("各县(市)人民政府", "州级各部门"),
            basis=(Basis(title="某省方案", number="某府发〔2022〕28号"),),
        ),
        lead_rule=LeadRule.EXPLICIT,
        sections=(
            Section(
                id="1",
                marker="一、",
                title="提升行动",
                text="总的要求。",
                tasks=(
                    Task(
                        id="1.1",
                        marker="（一）",
                        title="教育",
                        text="完善教育体系。到2025年覆盖超过1千万人次。",
                        span=Span("page.txt", 100, 200),
                        duties=(
                            duty(
                                "1.1/d1",
                                "州教育局牵头，州科协、团州委等配合",
                                lead="州教育局",
                                co="州科协 团州委",
                                open_ended=True,
                            ),
                        ),
                        targets=(
                            Target(
                                text="覆盖超过1千万人次",
                                metric="覆盖",
                                value="超过1千万人次",
                                relation=Relation.OVER,
                                amount=10_000_000,
                                unit="人次",
                                deadline=year,
                            ),
                        ),
                        deadlines=(
                            year,
                            Deadline(text="每年10月底前", kind=DeadlineKind.YEARLY, each_year="10-31"),
                            Deadline(text="长期坚持", kind=DeadlineKind.ONGOING),
                        ),
                    ),
                    Task(
                        id="1.2",
                        marker="（二）",
                        title="=1+1",
                        text="先做甲。再做乙。",
                        span=Span("page.txt", 200, 300),
                        duties=(
                            duty("1.2/d1", "甲局负责", responsible="甲局", covers=(0, 4)),
                            duty("1.2/d2", "乙局负责，丙局配合", responsible="乙局", co="丙局", covers=(4, 8)),
                        ),
                    ),
                ),
            ),
        ),
        units=(Unit(name="甘孜州科学技术协会", aliases=("州科协",)),),
        corrections=(
            Correction(
                id="unit-cut",
                printed="委、四川",
                corrected="团州委、四川",
                reason="名称残缺",
                certainty=Certainty.LIKELY,
                evidence="同一部分",
                alternatives=("州委政法委、四川",),
                span=Span("page.txt", 150, 154),
            ),
        ),
        sources=(Source(name="page.txt"),),
    )


@pytest.fixture(scope="session")
def saved(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saved") / "sample.json"
    policyduty.dump(plan, path)
    return path


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE, "utf-8")
    return path
