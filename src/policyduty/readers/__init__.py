"""Readers (读取器) that come with the library: they take the text out of files and know nothing of plans."""

from ..contract import Reader
from ..hookspecs import hookimpl
from ..transcript import Transcript


def _text(data: bytes, name: str) -> Transcript:
    from .text import read_text

    return read_text(data, name)


def _html(data: bytes, name: str) -> Transcript:
    from .html import read_html

    return read_html(data, name)


@hookimpl
def policyduty_readers() -> list[Reader]:
    """Every format that the library reads itself."""
    return [
        Reader(
            name="text",
            description="plain text and Markdown, in any Chinese encoding",
            description_zh="纯文本与 Markdown，自动识别中文编码",
            suffixes=(".txt", ".text", ".md"),
            read=_text,
        ),
        Reader(
            name="html",
            description="web pages: the main text, without menus and scripts",
            description_zh="网页：提取正文，去除菜单与脚本",
            suffixes=(".html", ".htm", ".xhtml", ".shtml"),
            read=_html,
        ),
    ]
