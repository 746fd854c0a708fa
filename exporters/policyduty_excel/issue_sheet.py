"""勘误与问题: the sheet of what has to be known about the plan and about the workbook."""

from .issues import Issues
from .names import reference
from .page import TOP, Column, Page
from .words import Words


def columns(say: Words) -> tuple[Column, ...]:
    """Columns of the sheet."""
    return (
        Column(title=say("number"), width=5, centred=True),
        Column(title=say("sort"), width=8, centred=True),
        Column(title=say("code"), width=15, centred=True),
        Column(title=say("degree"), width=7, centred=True),
        Column(title=say("place"), width=9, centred=True),
        Column(title=say("excerpt"), width=25),
        Column(title=say("meaning"), width=30),
        Column(title=say("advice"), width=41),
    )


def write(page: Page, issues: Issues, subtitle: str, *, ledger: str | None) -> int:
    """Write the sheet; ``ledger`` names the sheet that numbers link back to."""
    say = page.kit.say
    page.top(page.name, subtitle)
    row = TOP
    # What is cut on this very sheet is noted at its end, and so are rows that come while it is written.
    while row - TOP < len(issues.rows):
        number = row - TOP + 1
        issue = issues.rows[number - 1]
        links = {}
        if ledger is not None and number in issues.lines:
            links[0] = reference(ledger, f"A{TOP + issues.lines[number] + 1}")
        page.row(
            row,
            (
                *(number, issue.sort, issue.code, issue.degree, issue.place),
                *(issue.excerpt, issue.meaning, issue.advice),
            ),
            place=f"{page.name} {number}",
            links=links,
        )
        row += 1
    if not issues.rows:
        page.block(row, say("none"))
        row += 1
    page.finish(row - 1, filtered=False)
    if issues.rows:
        page.table(row - 1, page.name, [column.title for column in page.columns])
    return len(issues.rows)
