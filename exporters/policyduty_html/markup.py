"""Pieces of HTML that every part of the page is made of (标记): labels in two languages, plan text, links, tables."""

from collections.abc import Iterable, Sequence

from policyduty import Assignment

from .content import Content
from .text import escaped, fragment
from .words import Words


class Markup:
    """Writes labels so that the page's script can put them into the other language."""

    def __init__(self, content: Content, words: Words) -> None:
        self.words = words
        self._links = {name: _link(key) for name, key in content.keys.items()}
        self._first = {row.task.id: number for number, row in reversed([*enumerate(content.rows)])}
        self._duties = {row.duty.id: number for number, row in enumerate(content.rows) if row.duty}

    def label(self, key: str, tag: str = "span", **attributes: str) -> str:
        """A label as an element; an attribute that Python has a word for takes a ``_`` at its end."""
        return f'<{tag}{_attributes(attributes)} data-t="{key}">{escaped(self.words(key))}</{tag}>'

    def named(self, key: str) -> str:
        """A label as an attribute: the accessible name of an element that shows none."""
        return f' aria-label="{escaped(self.words(key))}" data-tl="{key}"'

    def filled(self, key: str, value: str, tag: str, **attributes: str) -> str:
        """A label with plan text in its ``{0}``, as an element."""
        before, _, after = self.words(key).partition("{0}")
        return f'<{tag}{_attributes(attributes)} data-tf="{key}">{escaped(before)}{text(value)}{escaped(after)}</{tag}>'

    def said(self, zh: str, en: str, tag: str = "span") -> str:
        """A text that is there in both languages, as an element."""
        return self.label(self.words.learnt(zh, en), tag)

    def unit(self, name: str) -> str:
        """A unit's name, as a link to its view where it has one: members have theirs in the place of a collective."""
        return self._links.get(name) or text(name)

    def units(self, assignments: Iterable[Assignment], *, is_open: bool = False) -> str:
        """Units as printed in a list, each once, a mark behind those that are proposed; 等 where there are more."""
        proposed = {each.unit: each.proposed for each in assignments}
        mark = self.label("proposed")
        listed = "、".join(self.unit(name) + mark * is_proposed for name, is_proposed in proposed.items())
        return listed + self.label("etc") if listed and is_open else listed

    def place(self, place: str) -> str:
        """The id of a section, task or duty, as a link to its row where it has one."""
        row = self._duties.get(place, self._first.get(place))
        return text(place) if row is None else f'<a href="#row={row}">{text(place)}</a>'

    def table(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
        """A table of a few columns; the cells are HTML. The first of each row is its heading."""
        head = "".join(self.label(key, "th", scope="col") for key in columns)
        body = "".join(_row(row) for row in rows)
        return (
            f'<div class="scroll" role="group" tabindex="0"{self.named(name)}><table class="plain {name}">'
            f'<thead><tr>{head}</tr></thead><tbody lang="zh-CN">{body}</tbody></table></div>'
        )


def text(value: str) -> str:
    """Plan text within a line: whichever way it runs, what stands beside it does not."""
    return f"<bdi>{escaped(value)}</bdi>"


def _attributes(attributes: dict[str, str]) -> str:
    return "".join(f' {name.rstrip("_")}="{escaped(value)}"' for name, value in attributes.items())


def _link(key: str) -> str:
    return f'<a class="u" href="#unit={fragment(key)}">{escaped(key)}</a>'


def _row(cells: Sequence[str]) -> str:
    first, *others = cells
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in others)}</tr>'
