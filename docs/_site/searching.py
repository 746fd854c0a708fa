"""Search for Chinese words: text without blanks is cut into its pairs of characters, the query as well."""

import re
from itertools import pairwise

from sphinx.application import Sphinx
from sphinx.search.zh import SearchChinese
from sphinx.util.typing import ExtensionMetadata

WORD = re.compile(r"[a-zA-Z0-9_]+|[\u4e00-\u9fff]+")


class SearchPairs(SearchChinese):
    """As Sphinx's own for words in Latin letters; 牵头单位 is 牵头, 头单 and 单位."""

    language_name = "English"  # whose stemmer the pages get, by this name
    js_splitter_code = """
function splitQuery(query) {
  return (query.match(/[a-zA-Z0-9_]+|[\\u4e00-\\u9fff]+/g) || []).flatMap((word) =>
    word < "\\u4e00" || word.length < 3 ? [word] : [...word].slice(1).map((_, i) => word.slice(i, i + 2)));
}
"""

    def split(self, input: str) -> list[str]:
        """Give the words of a text, and the pairs of Chinese ones."""
        found: list[str] = []
        for word in WORD.findall(input):
            if word < "\u4e00":
                self.latin_terms.add(word)
            found += [word] if word < "\u4e00" or len(word) < 3 else map("".join, pairwise(word))
        return found


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take the place of Sphinx's own."""
    app.add_search_language(SearchPairs)
    return {"parallel_read_safe": True}
