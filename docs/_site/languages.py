"""Two languages: a switch between the two pages of a pair, and links that lead out of a language's folder."""

import re
from os.path import relpath
from pathlib import Path

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata

ENGLISH = Path(__file__).parents[1]
CHINESE = ENGLISH / "zh"
EXAMPLES = ENGLISH.parent / "examples"
CHINESE_MARK = re.compile(r"[\u201c\u201d\u2026\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]{2}")


def other_page(app: Sphinx, page: str, _template: str, context: dict[str, object], _doctree: object) -> None:
    """Tell the templates where the same page is in the other language, or that language's first page."""
    here, other = (CHINESE, ENGLISH) if app.srcdir == CHINESE else (ENGLISH, CHINESE)
    there = page if (other / f"{page}.md").exists() else "index"
    context["other_page"] = relpath(other / f"{there}.html", (here / page).parent)
    context["other_language"] = ("en", "English") if here == CHINESE else ("zh-CN", "中文")


class ChineseLines(SphinxTransform):
    """Join lines of Chinese text: a browser would show a blank where a source's line ends."""

    default_priority = 500

    def apply(self, **_: object) -> None:
        """Take out each line end between two Chinese characters or marks."""
        for line in self.document.findall(nodes.TextElement):
            around = ["", *(child.astext() for child in line.children), ""]
            line.children = [
                child
                for child, before, after in zip(line.children, around, around[2:], strict=False)
                if not (child.astext() == "\n" and CHINESE_MARK.fullmatch(before[-1:] + after[:1]))
            ]


class LinksOut(SphinxPostTransform):
    """Lead a link to a file outside of the sources, which is right where code is hosted, to the page that it is here.

    From the Chinese guide these are English pages; from both, what the examples say of themselves.
    """

    default_priority = 8  # before Markdown's links are resolved

    def run(self, **_: object) -> None:
        """Replace each such link."""
        for node in list(self.document.findall(pending_xref)):
            target = Path(node["reftarget"])
            if node.get("refdomain") != "doc" or not target.is_absolute():
                continue
            if target.is_relative_to(EXAMPLES):
                target = ENGLISH / "examples" / target.parent.name
            page = relpath(f"{target}.html", (Path(self.env.srcdir) / node["refdoc"]).parent)
            anchor = f"#{node['reftargetid']}" if node["reftargetid"] else ""
            node.replace_self(nodes.reference("", "", *node.children, refuri=page + anchor))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Join both to Sphinx."""
    app.connect("html-page-context", other_page)
    app.add_transform(ChineseLines)
    app.add_post_transform(LinksOut)
    return {"parallel_read_safe": True}
