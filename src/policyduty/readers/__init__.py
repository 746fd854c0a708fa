"""Readers (读取器) that come with the library: they take the text out of files and know nothing of plans."""

from collections.abc import Callable
from importlib import import_module

from ..contract import Reader
from ..hookspecs import hookimpl
from ..transcript import Transcript


def _lazy(module: str, function: str) -> Callable[[bytes, str], Transcript]:
    """Give a reader that is imported when it is first used, and the library behind it too."""

    def read(data: bytes, name: str) -> Transcript:
        transcript: Transcript = getattr(import_module(f".{module}", __name__), function)(data, name)
        return transcript

    return read


@hookimpl
def policyduty_readers() -> list[Reader]:
    """Every format that the library reads itself."""
    return [
        Reader(
            name="text",
            description="plain text and Markdown, in any Chinese encoding",
            description_zh="纯文本与 Markdown，自动识别中文编码",
            suffixes=(".txt", ".text", ".md"),
            read=_lazy("text", "read_text"),
        ),
        Reader(
            name="html",
            description="web pages: the main text, without menus and scripts",
            description_zh="网页：提取正文，去除菜单与脚本",
            suffixes=(".html", ".htm", ".xhtml", ".shtml"),
            read=_lazy("html", "read_html"),
        ),
        Reader(
            name="docx",
            description="Word documents, with the numbers that Word draws, and their tables",
            description_zh="Word 文档：含自动编号与表格",
            suffixes=(".docx", ".docm"),
            read=_lazy("docx", "read_docx"),
        ),
        Reader(
            name="spreadsheet",
            description="spreadsheets: every visible sheet, merged cells and all",
            description_zh="电子表格：全部可见工作表，含合并单元格",
            suffixes=(".xlsx", ".xlsm", ".xls", ".ods"),
            read=_lazy("spreadsheet", "read_spreadsheet"),
        ),
        Reader(
            name="csv",
            description="comma- or tab-separated values",
            description_zh="逗号或制表符分隔的表格文本",
            suffixes=(".csv", ".tsv"),
            read=_lazy("spreadsheet", "read_separated"),
        ),
        Reader(
            name="pdf",
            description="PDF with text: paragraphs put together, page numbers and running heads left out",
            description_zh="含文字的 PDF：重组段落，去除页码与页眉页脚",
            suffixes=(".pdf",),
            read=_lazy("pdf", "read_pdf_apart"),
        ),
    ]
