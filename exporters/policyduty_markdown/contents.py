"""The table of contents (目录): a list of links to the page's headings, by the anchors that GitHub gives them.

Other renderers that give anchors (GitLab, markdown-it and most site generators with it) form them alike: the words in
lower case, without punctuation, blanks as hyphens, and a number behind one that comes again.
"""

import re
from collections.abc import Iterable

_HEADING = re.compile(r"(#{2,6}) (.+)")
_ESCAPED = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
DEEPEST = 3
"""Headings deeper than that are not listed."""


def contents(blocks: Iterable[str]) -> list[str]:
    """Give the list for a page's blocks; nothing where it has fewer than two headings below its title."""
    seen: dict[str, int] = {}
    lines = []
    for block in blocks:
        heading = _HEADING.fullmatch(block)
        if heading:
            anchor = _anchor(_ESCAPED.sub("", heading[2]))
            again = seen[anchor] = seen.get(anchor, -1) + 1
            depth = len(heading[1])
            if depth <= DEEPEST and anchor:
                place = f"{anchor}-{again}" if again else anchor
                lines.append(f"{'  ' * (depth - 2)}- [{heading[2]}](#{place})")
    return ["\n".join(lines)] if len(lines) > 1 else []


def _anchor(words: str) -> str:
    return re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")
