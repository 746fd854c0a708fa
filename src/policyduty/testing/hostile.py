"""Hostile text (恶意文本): what a plan may say that a spreadsheet, a browser, a shell or a terminal would act on."""

from ..model import (
    Assignment,
    Basis,
    Certainty,
    Correction,
    Deadline,
    Document,
    Duty,
    Plan,
    Role,
    Section,
    Span,
    Target,
    Task,
    Unit,
)

HOSTILE = (
    '=HYPERLINK("http://e.cn","x")',
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1+1",
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "</script><!--",
    "| a | b |\n|---|---|",
    "[x](http://e.cn) ![x](y) `a` **b**",
    "# x\n\n- y",
    "../../etc/passwd",
    "C:\\x\\..\\y:*?.txt",
    "$(touch x); `id` %PATH% {0} {{x}} %s",
    "甲\r\n乙\u2028丙\x85丁",
    "甲\x00\x1b[31m\x07乙",
    "甲\ud800乙\udc00",
    "\ufffe\uffff\ufeff",
    "\u202e甲乙\u202c\u2066丙",
    "👩\u200d🔬𠮷e\u0301",
    "长" * 40_000,
    "  ",
)
"""Formulas, scripts, markup, paths, templates, controls, what UTF-8 cannot hold, and a text longer than any cell."""


def filled_plan(text: str) -> Plan:
    """Give a plan that says one text wherever it can."""
    name = text if text.strip() else f"{text}甲"
    unit = Unit(name=name, collective=True, members=[name], note=text)
    deadline = Deadline(text=name)
    duty = Duty(
        id=f"{text}1/d1",
        clause=text,
        assignments=[
            Assignment(unit=name, role=Role.LEAD, position=1, printed=f"{name}办"),
            Assignment(unit=name, role=Role.CO, position=2),
        ],
        open_ended=True,
        deadlines=[deadline],
        span=Span("s", 0, 9),
    )
    target = Target(text=name, metric=text, value=text, deadline=deadline)
    task = Task(id=f"{text}1", marker=text, title=text, text=text, duties=[duty], targets=[target])
    bare = Task(id=f"{text}2", text=text)
    correction = Correction(
        id=name,
        printed=f"{text}乙",
        corrected=text,
        reason=name,
        certainty=Certainty.LIKELY,
        evidence=text,
        alternatives=[text],
        span=Span("s", 0, 9),
    )
    inner = Section(id=f"{text}s2", marker=text, title=text, text=text, tasks=[bare])
    return Plan(
        id="filled",
        title=text,
        document=Document(title=text, issuer=text, number=text, addressees=[text], basis=[Basis(title=name)]),
        preface=text,
        closing=text,
        sections=[Section(id=f"{text}s1", marker=text, title=text, text=text, sections=[inner], tasks=[task])],
        units=[unit],
        corrections=[correction],
    )
