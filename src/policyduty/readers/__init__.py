"""Readers (读取器) that come with the library: they take the text out of files and know nothing of plans."""

from ..contract import Reader
from ..hookspecs import hookimpl
from ..transcript import Transcript


def _text(data: bytes, name: str) -> Transcript:
    from .text import read_text

    return read_text(data, name)


@hookimpl
def policyduty_readers() -> list[Reader]:
    """Plain text and Markdown."""
    return [
        Reader(
            name="text",
            description="plain text and Markdown, in any Chinese encoding",
            description_zh="纯文本与 Markdown，自动识别中文编码",
            suffixes=(".txt", ".text", ".md"),
            read=_text,
        )
    ]
