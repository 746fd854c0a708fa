"""The numbers that Word draws before paragraphs (Word 自动编号): counted here as Word counts them.

Most headings of a Word document (一、 （一） 1.) are not in its text: the paragraph, or its style, names a list and a
level, and the numbering part says how the numbers of that level look (ECMA-376, part 1, 17.9).
"""

import re
from collections.abc import Iterator
from typing import Any

from attrs import evolve, frozen

from ..limits import LONGEST_LABEL

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
"""Of a list, at most (17.9.6)."""


def value(element: Any) -> str:
    """The ``w:val`` of an element, empty where there is none."""
    return "" if element is None else element.get(f"{W}val") or ""


def number(element: Any, default: int) -> int:
    """The same as a number; damaged ones, also those of more digits than Word has, count as not there."""
    try:
        return int(value(element)[:11])
    except ValueError:
        return default


def is_on(element: Any) -> bool:
    """True for a property that is there and not switched off (17.17.4)."""
    return element is not None and value(element) not in ("0", "false", "off")


class Styles:
    """The styles of paragraphs, each with those that it is based on."""

    def __init__(self, root: Any) -> None:
        self._styles: dict[str, Any] = {}
        self.default = ""
        """Id of the style of paragraphs that name none."""
        for style in root.iter(f"{W}style") if root is not None else ():
            identity = style.get(f"{W}styleId") or ""
            self._styles.setdefault(identity, style)
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on"):
                self.default = identity

    def name(self, identity: str) -> str:
        """The name of a style, which is the same in every language of Word."""
        style = self._styles.get(identity)
        return "" if style is None else value(style.find(f"{W}name"))

    def chain(self, identity: str) -> Iterator[tuple[str, Any]]:
        """A style and those that it is based on, with their ids."""
        seen: set[str] = set()
        while identity in self._styles and identity not in seen:
            seen.add(identity)
            yield identity, self._styles[identity]
            identity = value(self._styles[identity].find(f"{W}basedOn"))


@frozen(kw_only=True)
class _Level:
    """How the numbers of a level look."""

    start: int
    form: str
    text: str
    """With ``%1`` for the number of the first level, and so on."""
    gap: bool
    """True where a tab or blank stands behind."""
    restart: int | None
    """Level, counted from 1, below which it starts anew; 0 for never, None for any that is above."""
    legal: bool
    """True where the numbers of all levels are drawn as digits."""
    style: str


@frozen(kw_only=True)
class _List:
    """A list that paragraphs name."""

    counter: str
    """Lists of the same counter count on from each other."""
    levels: dict[int, _Level]
    starts: dict[int, int]
    """Numbers that levels begin with again when the list is first used."""


class Numbering:
    """Gives the number of each paragraph, asked in the order of the document."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._counts: dict[tuple[str, int], int] = {}
        self._begun: set[str] = set()
        if root is not None:
            self._load(root)

    def _load(self, root: Any) -> None:
        abstract = {a.get(f"{W}abstractNumId") or "": a for a in root.iterchildren(f"{W}abstractNum")}
        numbers = {n.get(f"{W}numId") or "": n for n in root.iterchildren(f"{W}num")}
        for identity, element in numbers.items():
            counter = value(element.find(f"{W}abstractNumId"))
            link = abstract[counter].find(f"{W}numStyleLink") if counter in abstract else None
            if link is not None:
                linked = next((value(found) for found in self._style_lists(value(link), "numId")), "")
                counter = value(numbers[linked].find(f"{W}abstractNumId")) if linked in numbers else counter
            if counter not in abstract:
                continue
            levels = {_depth(level): _level(level) for level in abstract[counter].iterchildren(f"{W}lvl")}
            starts: dict[int, int] = {}
            for override in element.iterchildren(f"{W}lvlOverride"):
                depth = _depth(override)
                own = override.find(f"{W}lvl")
                if own is not None:
                    levels[depth] = _level(own)
                start = override.find(f"{W}startOverride")
                if start is not None and depth in levels:
                    starts[depth] = number(start, 1)
                    levels[depth] = evolve(levels[depth], start=starts[depth])
            self._lists[identity] = _List(counter=counter, levels=levels, starts=starts)

    def _style_lists(self, style: str, tag: str) -> Iterator[Any]:
        for _, element in self._styles.chain(style):
            found = element.find(f"{W}pPr/{W}numPr/{W}{tag}")
            if found is not None:
                yield found

    def marker(self, paragraph: Any) -> str:
        """The number that is drawn before a paragraph, with the blank behind it; nothing before most."""
        identity, depth = self._place(paragraph)
        found = self._lists.get(identity)
        if found is None or depth not in found.levels:
            return ""
        if identity not in self._begun:
            self._begun.add(identity)
            for level in found.starts:
                self._counts.pop((found.counter, level), None)
        key = (found.counter, depth)
        self._counts[key] = self._counts.get(key, found.levels[depth].start - 1) + 1
        for deeper in range(depth + 1, _LEVELS):
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or depth < restart:
                self._counts.pop((found.counter, deeper), None)
        return self._drawn(found, depth)

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """The list and level that a paragraph is on; its own properties go before those of its style."""
        properties = paragraph.find(f"{W}pPr")
        own = properties.find(f"{W}numPr") if properties is not None else None
        style = (value(properties.find(f"{W}pStyle")) if properties is not None else "") or self._styles.default
        depth = own.find(f"{W}ilvl") if own is not None else None
        if own is not None and own.find(f"{W}numId") is not None:
            return value(own.find(f"{W}numId")), number(depth, 0)
        identity = next((value(found) for found in self._style_lists(style, "numId")), "")
        if depth is None and identity in self._lists:
            # A level may name the style that stands for it.
            levels = self._lists[identity].levels
            for name, _ in self._styles.chain(style):
                linked = [at for at, level in levels.items() if level.style == name]
                if linked:
                    return identity, linked[0]
            depth = next(self._style_lists(style, "ilvl"), None)
        return identity, number(depth, 0)

    def _drawn(self, found: _List, depth: int) -> str:
        level = found.levels[depth]
        if level.form == "bullet":
            return ""

        def shown(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            if at > depth or at not in found.levels:
                return ""
            other = found.levels[at]
            count = self._counts.get((found.counter, at), other.start)
            return drawn(count, "decimal" if level.legal and other.form != "none" else other.form)

        text = re.sub(r"%([1-9])", shown, level.text)
        return text + " " if level.gap and text[-1:].isalnum() else text


def _depth(element: Any) -> int:
    depth = element.get(f"{W}ilvl") or "0"
    return int(depth) if depth.isdecimal() and len(depth) < 3 else 0


def _level(element: Any) -> _Level:
    restart = element.find(f"{W}lvlRestart")
    return _Level(
        start=number(element.find(f"{W}start"), 0),
        form=value(element.find(f"{W}numFmt")) or "decimal",
        text=value(element.find(f"{W}lvlText"))[:LONGEST_LABEL],
        gap=value(element.find(f"{W}suff")) != "nothing",
        restart=number(restart, 0) if restart is not None else None,
        legal=is_on(element.find(f"{W}isLgl")),
        style=value(element.find(f"{W}pStyle")),
    )


_CHINESE = ("零一二三四五六七八九", "十百千")
_COUNTED = dict.fromkeys(
    (
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
    ),
    _CHINESE,
) | {
    "chineseLegalSimplified": ("零壹贰叁肆伍陆柒捌玖", "拾佰仟"),
    "ideographLegalTraditional": ("零壹貳參肆伍陸柒捌玖", "拾佰仟"),
}
_PLACED = {
    "ideographDigital": "〇一二三四五六七八九",
    "japaneseDigitalTenThousand": "〇一二三四五六七八九",
    "taiwaneseDigital": "○一二三四五六七八九",
    "decimalFullWidth": "０１２３４５６７８９",
    "decimalFullWidth2": "０１２３４５６７８９",
}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
_LISTED = {
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}
_ROMAN = {"m": 1000, "cm": 900, "d": 500, "cd": 400, "c": 100, "xc": 90, "l": 50, "xl": 40, "x": 10, "ix": 9}
_ROMAN |= {"v": 5, "iv": 4, "i": 1}


def drawn(count: int, form: str) -> str:
    """A number in a format of ECMA-376, 17.18.59; one that such documents do not use is drawn in digits."""
    if form == "none":
        return ""
    if form in _COUNTED and 0 < count < 10_000:
        return _counted(count, *_COUNTED[form])
    if form in _PLACED and count >= 0:
        return "".join(_PLACED[form][int(digit)] for digit in str(count))
    if form in _LISTED and 0 < count <= len(_LISTED[form]):
        return _LISTED[form][count - 1]
    if form == "decimalZero":
        return f"{count:02}"
    if form.endswith("Letter") and 0 < count <= 26 * 30:
        letters = chr(96 + (count - 1) % 26 + 1) * ((count - 1) // 26 + 1)
        return letters.upper() if form.startswith("upper") else letters
    if form.endswith("Roman") and 0 < count < 4000:
        roman = ""
        for letters, worth in _ROMAN.items():
            roman += letters * (count // worth)
            count %= worth
        return roman.upper() if form.startswith("upper") else roman
    return str(count)


def _counted(count: int, digits: str, units: str) -> str:
    """A number below 10,000 in Chinese numerals: 十二, 一百零五, 一百一十, 壹拾贰."""
    text = ""
    for place in range(3, -1, -1):
        digit = count // 10**place % 10
        if digit:
            text += digits[digit] + (units[place - 1] if place else "")
        elif text and count % 10**place and not text.endswith(digits[0]):
            text += digits[0]
    return text.removeprefix("一") if text.startswith("一十") else text
