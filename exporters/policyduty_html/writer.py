"""Writing the page (写出): the head with its policy, what the plan is, its panels, its data, the script."""

import base64
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from importlib.resources import files
from typing import Any, BinaryIO

from policyduty import Plan, Role, Section, chinese_day, report_progress

from .content import Content, collected, names
from .counts import coverage_panel, groups_panel, pairs_panel, workload_panel
from .duties import duties_panel, sections_of
from .graph import graph_panel
from .markup import Markup, text
from .options import HtmlOptions
from .panels import findings_panel, matrix_panel, units_panel
from .text import embedded, escaped, held, web_address
from .words import Words

STYLES = ("page.css", "tables.css", "print.css")
EARLY = 'document.documentElement.className = "scripted loading"'
"""Run before the body is there, so that what scripts hide or show is never seen the other way."""

SCRIPTS = ("page.js", "duties.js", "unit.js", "matrix.js", "graph.js", "pairs.js", "start.js")


def write(plan: Plan, target: BinaryIO, options: HtmlOptions) -> None:
    """Write the page as UTF-8 with line feeds."""
    content = collected(plan, options)
    target.writelines(piece.encode("utf-8") for piece in _pieces(content, options))
    report_progress(len(content.rows), len(content.rows))


def _pieces(content: Content, options: HtmlOptions) -> Iterator[str]:
    words = Words(options.language)
    markup = Markup(content, words)
    style, script = (_asset(names) for names in (STYLES, SCRIPTS))
    title = content.plan.heading
    yield _head(title, style, script, options)
    yield f'<a class="skip" href="#main" data-t="skip">{escaped(words("skip"))}</a>'
    yield _header(title, content, markup)
    panels = _panels(content, options)
    yield f'<nav class="js"{markup.named("nav")}><ul>'
    for name in panels:
        yield f'<li><a href="#{name}" data-t="{name}">{escaped(words(name))}</a></li>'
    yield f'<li class="tools">{markup.label("print", "button", type="button", id="print")}'
    yield f"{markup.label('language', 'button', type='button', id='language')}</li></ul></nav>"
    yield '<main id="main" tabindex="-1">'
    yield markup.label("unscripted", "p", class_="hint unscripted")
    yield '<section class="panel" id="unit" hidden></section>'
    yield from duties_panel(content, markup)
    if "units" in panels:
        yield from units_panel(content, markup)
    if "workload" in panels:
        yield from workload_panel(content, markup)
    if "groups" in panels:
        yield from groups_panel(content, markup)
    if "matrix" in panels:
        yield matrix_panel(markup)
    if "graph" in panels:
        yield from graph_panel(content, markup)
    if "pairs" in panels:
        yield from pairs_panel(content, markup)
    if "coverage" in panels:
        yield from coverage_panel(content, markup)
    if "findings" in panels:
        yield from findings_panel(content, markup, findings=options.findings, corrections=options.corrections)
    yield f"</main><footer>{markup.label('made', 'p')}"
    yield f'<p class="js"><a href="#all" data-t="all">{escaped(words("all"))}</a></p></footer>\n'
    yield f'<script type="application/json" id="data">{embedded(_data(content, words))}</script>\n'
    yield f"<script>{script}</script>\n</body>\n</html>\n"


def _head(title: str, style: str, script: str, options: HtmlOptions) -> str:
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_digest(style)}'",
            f"script-src '{_digest(EARLY)}' '{_digest(script)}'",
            "img-src data:",  # the empty icon below, without which a browser asks the server for one
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )
    language = {"zh": "zh-CN", "en": "en"}[options.language]
    return (
        f'<!DOCTYPE html>\n<html lang="{language}" data-colour="{options.colour}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="format-detection" content="telephone=no">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escaped(title)}</title>\n"
        f'<link rel="icon" href="data:,">\n<script>{EARLY}</script>\n<style>{style}</style>\n</head>\n<body>\n'
    )


def _header(title: str, content: Content, markup: Markup) -> str:
    document = content.plan.document
    facts = "".join(
        f'<div><dt data-t="{key}">{escaped(markup.words(key))}</dt><dd>{html}</dd></div>'
        for key, html in _facts(content, markup)
    )
    counts = "".join(
        f"<li><b>{number:,}</b> {markup.label(f'n_{name}')}</li>"
        for name, number in _counts(content)
        if number or name == "duties"
    )
    said = (document.notice, content.plan.preface, content.plan.closing)
    prose = "".join(f"<p>{escaped(words)}</p>" for words in said if words.strip())
    only = (
        markup.filled("unit_only", content.keys.get(content.only, held(content.only)), "p", class_="only")
        if content.only
        else ""
    )
    return (
        f'<header class="top"><div class="plan" lang="zh-CN">'
        f'<p class="issuer">{escaped(document.issuer or "")}</p><h1>{escaped(title)}</h1>'
        f'<p class="number">{escaped(document.number or "")}</p></div>{only}'
        f'<ul class="counts"{markup.named("counts")}>{counts}</ul>'
        f'<dl class="facts" lang="zh-CN">{facts}</dl>'
        + (f'<details>{markup.label("preface", "summary")}<div lang="zh-CN">{prose}</div></details>' if prose else "")
        + "</header>"
    )


def _facts(content: Content, markup: Markup) -> Iterator[tuple[str, str]]:
    plan, document = content.plan, content.plan.document
    if document.title and held(document.title) != held(plan.title):
        yield "document", escaped(document.title)
    for key in ("dated", "published", "effective"):
        day: date | None = getattr(document, key)
        if day:
            yield key, f'<time datetime="{day.isoformat()}">{chinese_day(day)}</time>'
    yield "lead_rule", markup.label(f"rule.{plan.lead_rule}")
    if document.addressees:
        yield "addressees", "、".join(map(text, document.addressees))
    if document.basis:
        yield "basis", "；".join(text(b.title + (f"（{b.number}）" if b.number else "")) for b in document.basis)
    if document.openness:
        yield "openness", escaped(document.openness)
    if document.url:
        address = web_address(document.url)
        shown = escaped(document.url)
        yield "url", f'<a href="{escaped(address)}" rel="noreferrer">{shown}</a>' if address else shown


def _counts(content: Content) -> Iterator[tuple[str, int]]:
    yield "sections", len(sections_of(content))
    yield "tasks", len({row.task.id for row in content.rows})
    yield "duties", sum(row.duty is not None for row in content.rows)
    yield "units", len(content.units)
    yield "assignments", sum(len(row.duty.assignments) for row in content.rows if row.duty)
    yield "corrections", len(content.corrections)
    yield "findings", len(content.findings)


def _panels(content: Content, options: HtmlOptions) -> list[str]:
    """Names of the panels that are shown, in order."""
    shown = {
        "units": options.units and bool(content.units),
        "workload": options.workload and bool(content.units),
        "groups": options.groups and bool(content.units),
        "matrix": options.matrix and bool(content.tasks),
        "graph": options.graph and bool(content.units),
        "pairs": options.pairs and _has_pair(content),
        "coverage": content.unnamed is None or bool(content.unnamed),
        "findings": options.findings or bool(content.corrections),
    }
    return ["duties", *(name for name, wanted in shown.items() if wanted)]


def _has_pair(content: Content) -> bool:
    return any(len({each.unit for each in assignments}) > 1 for assignments in content.given.values())


def _data(content: Content, words: Words) -> dict[str, Any]:
    """What the script needs beside the table: who has which role where, by numbers, and the words of the page."""
    given, numbers, roles = content.given, content.numbers, {role: number for number, role in enumerate(Role)}
    sections: dict[str, int] = {}
    parents: list[int] = []
    for section, above in sections_of(content):
        sections[section.id] = len(sections)
        parents.append(sections[above[-1].id] if above else -1)

    def under(above: tuple[Section, ...]) -> int:
        return sections[above[-1].id] if above else -1

    return {
        "words": {key: [held(text) for text in pair] for key, pair in words.known.items()},
        "parents": parents,
        "rows": [
            [under(row.sections), [[numbers[a.unit], roles[a.role]] for a in given[row.duty.id]] if row.duty else []]
            for row in content.rows
        ],
        "first": _first_rows(content),
        "tasks": [
            [
                held(row.task_title or row.task.id),
                under(row.sections),
                [[numbers[unit], roles[role]] for unit, role in row.roles.items() if unit in numbers],
            ]
            for row in content.tasks
        ],
        "sections": [held(s.marker + s.title or s.id) for s, _ in sections_of(content)],
        "units": [
            {
                "name": content.keys[row.name],
                "names": [held(name) for name in names(row)],
                "aliases": [held(name) for name in (row.unit.aliases if row.unit else ())],
                "level": row.level,
                "kind": row.kind,
                "parent": held(row.unit.parent or "") if row.unit else "",
                "collective": bool(row.unit and row.unit.collective),
                "members": [held(name) for name in (row.unit.members if row.unit else ())],
                "note": held(row.unit.note) if row.unit else "",
            }
            for row in content.units
        ],
    }


def _first_rows(content: Content) -> list[int]:
    """By task of the matrix, the number of its first row in the table."""
    first = {row.task.id: number for number, row in reversed([*enumerate(content.rows)])}
    return [first[row.task.id] for row in content.tasks]


def _asset(names: tuple[str, ...]) -> str:
    folder = files(__package__) / "assets"
    return "".join((folder / name).read_text("utf-8").replace("\r\n", "\n") for name in names)


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")
