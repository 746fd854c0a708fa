"""Mutants: a module with one small fault put into it, as somebody might write it by mistake.

Code is changed as its syntax tree: comparisons, ``and`` and ``or``, ``not``, conditions, arithmetic, numbers, texts,
what is returned, calls and yields left out, ``break`` and ``continue``. Patterns are changed as patterns, since much of
a grammar is written in them: a lookaround or a class of characters turned round, an anchor or a quantifier left out, a
word of a list forgotten. Annotations, documentation, imports and decorators are left alone.
"""

import ast
import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Any

from attrs import frozen

_Edit = Callable[[Any], ast.AST | None]
"""Gives what takes a node's place, or None where the node itself was changed."""

_SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.And: ast.Or,
    ast.Or: ast.And,
}
_PLAIN = (ast.Name, ast.Attribute, ast.Call, ast.Subscript)
"""Conditions that nothing else changes."""
_PATTERN_MAKERS = {"either", "compile", "search", "match", "fullmatch", "sub", "split", "finditer"}
_LOOKS_A_PATTERN = re.compile(r"[|\[(\\]")


@frozen
class Mutant:
    """One fault: where it is and what it does."""

    line: int
    what: str
    in_pattern: bool
    """True for a fault within a pattern."""
    _nth: int
    _edit: _Edit

    def tree(self, source: str) -> ast.Module:
        """Parse the module and put the fault into it."""
        tree = ast.parse(source)
        node, holder, name, index = next(islice(_nodes(tree), self._nth, None))
        value = self._edit(node)
        if value is not None:
            if index is None:
                setattr(holder, name, value)
            else:
                getattr(holder, name)[index] = value
        return ast.fix_missing_locations(tree)


def mutants(source: str) -> list[Mutant]:
    """Give every mutant of a module, in the order of its lines."""
    tree = ast.parse(source)
    patterns = {id(part) for node in _pattern_nodes(tree) for part in ast.walk(node)}
    made = [
        Mutant(getattr(node, "lineno", 0) or getattr(holder, "lineno", 0), what, in_pattern, nth, edit)
        for nth, (node, holder, *_) in enumerate(_nodes(tree))
        for in_pattern, edits in (
            (False, () if id(node) in patterns and isinstance(node, ast.Constant) else _edits(node)),
            (True, _pattern_edits(node) if id(node) in patterns else ()),
        )
        for what, edit in edits
    ]
    return sorted(made, key=lambda mutant: mutant.line)


def _nodes(node: ast.AST) -> Iterator[tuple[ast.AST, ast.AST, str, int | None]]:
    """Every node that may be changed, with where it hangs; always in the same order."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_comment"):
            continue
        for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(child, ast.AST) and not _is_left_alone(child):
                yield child, node, name, index
                yield from _nodes(child)


def _is_left_alone(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True  # documentation
    if isinstance(node, ast.If) and ast.unparse(node.test) in ("TYPE_CHECKING", "__name__ == '__main__'"):
        return True
    return isinstance(node, (ast.Import, ast.ImportFrom, ast.Assert))


def _pattern_nodes(tree: ast.Module) -> Iterator[ast.AST]:
    """What patterns are written in: arguments of ``either`` and of ``re``, and texts of a module that look so."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in _PATTERN_MAKERS:
            yield from node.args[:1]
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, (ast.Constant, ast.JoinedStr, ast.BinOp)):
            texts = [part.value for part in ast.walk(node.value) if isinstance(part, ast.Constant)]
            if any(isinstance(text, str) and _LOOKS_A_PATTERN.search(text) for text in texts):
                yield node.value


def _edits(node: ast.AST) -> Iterator[tuple[str, _Edit]]:
    """What can be done to one node: the words for it, and how."""
    match node:
        case ast.cmpop() | ast.operator() | ast.boolop() if type(node) in _SWAPPED:
            swapped = _SWAPPED[type(node)]
            yield f"{type(node).__name__} is {swapped.__name__}", lambda _: swapped()
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield f"{_short(node)} without its {type(node.op).__name__}", lambda it: it.operand
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test) if isinstance(test, _PLAIN):
            yield f"if not {_short(test)}", _turn_test
        case ast.Return(value=ast.expr() as value) if ast.unparse(value) not in ("None", "False"):
            yield f"None is returned, not {_short(value)}", lambda _: ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
            yield f"without {_short(node)}", lambda _: ast.Pass()
        case ast.Break():
            yield "break is continue", lambda _: ast.Continue()
        case ast.Continue():
            yield "continue is break", lambda _: ast.Break()
        case ast.Constant(value=bool() as value):
            yield f"{value} is {not value}", lambda _: ast.Constant(not value)
        case ast.Constant(value=int() | float() as number):
            yield f"{number} is {number + 1}", lambda _: ast.Constant(number + 1)
        case ast.Constant(value=str() as text) if text.strip():
            changed = text[1:] or "~"
            yield f"{_short(node)} is {changed[:20]!r}", lambda _: ast.Constant(changed)


def _pattern_edits(node: ast.AST) -> Iterator[tuple[str, _Edit]]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        for what, changed in _changed_patterns(node.value):
            yield what, partial(_constant, changed)


def _constant(value: str, _: ast.AST) -> ast.AST:
    return ast.Constant(value)


def _turn_test(node: Any) -> None:
    node.test = ast.UnaryOp(ast.Not(), node.test)


def _short(node: ast.AST) -> str:
    words = " ".join(ast.unparse(node).split())
    return words if len(words) <= 60 else words[:59] + "…"


_TOKEN = re.compile(
    r"""(?P<escape>\\.)
    | (?P<look>\(\?<?[=!])
    | (?P<open>\((?:\?(?:P<\w+>|:))?)
    | (?P<close>\))
    | (?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])
    | (?P<quantifier>(?:[*+?]|\{\d*,?\d*\})\??)
    | (?P<anchor>[\^$])
    | (?P<bar>\|)
    | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_CLASSES = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")
_TURNED = {"(?=": "(?!", "(?!": "(?=", "(?<=": "(?<!", "(?<!": "(?<="}


def _changed_patterns(text: str) -> Iterator[tuple[str, str]]:
    """Say what is changed in a pattern, or in a part of one, and give it so."""
    begins = [0]
    bars: list[list[re.Match[str]]] = [[]]
    for token in _TOKEN.finditer(text):
        before, behind = text[: token.start()], text[token.end() :]
        here = f"{before[-8:]}{token.group()}{behind[:8]}".replace("\n", " ")
        kind = token.lastgroup
        if kind in ("look", "open"):
            begins.append(token.end())
            bars.append([])
        elif kind == "bar":
            bars[-1].append(token)
        elif kind == "close" and len(begins) > 1:
            yield from _words_forgotten(text, begins.pop(), bars.pop(), token.start())
        if kind == "look":
            yield f"lookaround turned in {here}", before + _TURNED[token.group()] + behind
        elif kind == "class":
            inner = token.group()[1:]
            turned = "[" + inner[1:] if inner.startswith("^") else "[^" + inner
            yield f"class turned in {here}", before + turned + behind
        elif kind in ("quantifier", "anchor"):
            yield f"{kind} left out in {here}", before + behind
    if len(begins) == 1:
        yield from _words_forgotten(text, 0, bars[0], len(text))


def _words_forgotten(text: str, begin: int, bars: list[re.Match[str]], end: int) -> Iterator[tuple[str, str]]:
    """Leave out one alternative after another."""
    if not bars:
        return
    starts = [begin, *(bar.end() for bar in bars)]
    ends = [*(bar.start() for bar in bars), end]
    for nth, (low, high) in enumerate(zip(starts, ends, strict=True)):
        word = text[low:high].strip()
        if word and "[" not in _CLASSES.sub("", word) and "]" not in _CLASSES.sub("", word):
            cut = (low, starts[nth + 1]) if nth < len(bars) else (ends[nth - 1], high)
            yield f"{word[:24]} forgotten", text[: cut[0]] + text[cut[1] :]
