"""Writing the document (写出): our styles in python-docx's package, the same bytes for the same plan."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from docx.section import Section
from docx.shared import Mm

from policyduty import Plan

from . import layout
from .blocks import Block, one_line
from .ledger import ledger_document
from .notice import notice
from .ooxml import page_number
from .ooxml import write as write_block
from .options import Contents, DocxOptions
from .plan import plan_document, title_of

_UNDATED = date(2000, 1, 1)
"""Stands in the file's properties for a day that is not known: today's would change the bytes."""
_LONGEST_PROPERTY = 255
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_NEEDLESS = frozenset(
    (
        RELATIONSHIP_TYPE.THEME,
        RELATIONSHIP_TYPE.NUMBERING,
        RELATIONSHIP_TYPE.WEB_SETTINGS,
        RELATIONSHIP_TYPE.CUSTOM_XML,
        RELATIONSHIP_TYPE.FONT_TABLE,
        RELATIONSHIP_TYPE.THUMBNAIL,
        "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    )
)
"""Parts of python-docx's template that have no place here: fonts of a theme, lists, a picture of the empty page."""


def write(plan: Plan, target: BinaryIO, options: DocxOptions) -> None:
    """Write the document that is asked for. Raises UnknownName for a unit that has no duty."""
    document = Document()
    _furnish(document)
    section = document.sections[0]
    _set_page(section, turned=options.kind is Contents.TABLE)
    _number_pages(section)
    _fill(document.element.body, _blocks(plan, options))
    _describe(document.core_properties, plan, options)
    buffer = BytesIO()  # the target may not seek, a zip archive must
    document.save(buffer)
    target.write(_undated(buffer.getvalue()))


def _blocks(plan: Plan, options: DocxOptions) -> Iterable[Block]:
    match options.kind:
        case Contents.NOTICE:
            return notice(plan, options.unit)
        case Contents.TABLE:
            return ledger_document(plan)
        case _:
            return plan_document(plan, expand=options.expand)


def _furnish(document: Any) -> None:
    """Put our styles, settings and fonts for those of the template."""
    part = document.part
    for relations in (part.rels, part.package.rels):
        for identity in [i for i, relation in relations.items() if relation.reltype in _NEEDLESS]:
            del relations[identity]
    for element, xml in ((document.styles.element, layout.styles()), (document.settings.element, layout.settings())):
        element[:] = list(parse_xml(xml))
    fonts = Part(
        PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, layout.font_table().encode(), part.package
    )
    part.relate_to(fonts, RELATIONSHIP_TYPE.FONT_TABLE)


def _set_page(section: Section, *, turned: bool) -> None:
    """A4 and its margins (5.1, 5.2.1); ``turned``, the binding side is above, as 7.6 has it for odd pages."""
    foot = layout.PAGE_HEIGHT - layout.HEAD - layout.TEXT_HEIGHT
    outer = layout.PAGE_WIDTH - layout.BINDING - layout.TEXT_WIDTH
    width, height = layout.PAGE_WIDTH, layout.PAGE_HEIGHT
    top, right, bottom, left = layout.HEAD, outer, foot, layout.BINDING
    if turned:
        width, height = height, width
        top, right, bottom, left = left, top, right, bottom
        section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.header_distance = Mm(15)
    section.footer_distance = Mm(bottom - layout.NUMBER_BELOW - layout.NUMBER_LINE_MM)


def _number_pages(section: Section) -> None:
    """The feet of odd and of even pages (7.5)."""
    for footer, style in ((section.footer, "NumberOdd"), (section.even_page_footer, "NumberEven")):
        footer.is_linked_to_previous = False
        element = footer._element
        element[:] = []
        page_number(element, style)


def _fill(body: Any, blocks: Iterable[Block]) -> None:
    """Write the blocks before the properties of the section, which come last."""
    properties = body[-1]
    body.remove(properties)
    for block in blocks:
        write_block(body, block)
    body.append(properties)


def _describe(properties: Any, plan: Plan, options: DocxOptions) -> None:
    document = plan.document
    day = max(document.published or document.dated or _UNDATED, date(1900, 1, 1))
    properties.title = _property(title_of(plan))
    properties.subject = _property(document.number or "")
    properties.author = _property(document.issuer or "")
    properties.keywords = _property(options.unit)
    properties.comments = properties.last_modified_by = ""
    properties.created = properties.modified = datetime.combine(day, time(), UTC)
    properties.language = "zh-CN"
    properties.revision = 1


def _property(text: str) -> str:
    return one_line(text)[:_LONGEST_PROPERTY]


def _undated(archive: bytes) -> bytes:
    """The same archive without the time that it was made at."""
    buffer = BytesIO()
    with ZipFile(BytesIO(archive)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, _ZIP_DAY)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            new.writestr(entry, old.read(name))
    return buffer.getvalue()
