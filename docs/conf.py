"""How Sphinx builds the documentation: the English site, and with ``-t zh`` the Chinese user guide below it."""

import sys
from pathlib import Path

from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

chinese = tags.has("zh")  # type: ignore[name-defined]  # noqa: F821  what Sphinx puts into this file

project = "policyduty"
author = "The policyduty authors"
language = "zh_CN" if chinese else "en"
html_title = "policyduty"
html_show_copyright = False

extensions = ["myst_parser", "sphinx.ext.autodoc", "_site.languages", "_site.searching", "_site.reference"]
exclude_patterns = [] if chinese else ["zh"]
locale_dirs = [str(HERE / "locale")]
templates_path = ["_templates"]
html_static_path = ["_static"]
html_css_files = ["site.css"]
highlight_language = "text"
html_theme = "furo"
html_copy_source = False
html_search_language = "zh"
smartquotes = False

myst_heading_anchors = 3
myst_enable_extensions = ["attrs_block"]
suppress_warnings = ["myst.header"]

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
python_maximum_signature_line_length = 88
# The standard library and the extras have sites of their own, which a build does not ask.
nitpick_ignore_regex = [("py:.*", r"(?!policyduty).*")]
nitpick_ignore = [("py:class", "policyduty.subject.Passage")]  # what Subject gives, and nobody makes

PAGES_BELOW = """

```{toctree}
:hidden:
:glob:

*
```
"""


def list_below(_: Sphinx, page: str, source: list[str]) -> None:
    """Put the pages of a folder below its first one, which is the same Markdown for a reader without this site."""
    if page in ("rules/README", "reference/README"):
        source[0] += PAGES_BELOW


def setup(app: Sphinx) -> None:
    """Join it to Sphinx; comma-separated values are shown as they are, since nobody colours them."""
    app.connect("source-read", list_below)
    app.add_lexer("csv", TextLexer)
