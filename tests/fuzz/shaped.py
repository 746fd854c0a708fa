"""Small documents of every kind that is read, in the shape of published ones, to be damaged by tests."""

import zlib
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import docx
import openpyxl
from reportlab.pdfgen.canvas import Canvas

LINES = (
    "甲市人民政府办公室关于印发《乙工作方案》的通知",
    "甲政办发〔2024〕7号",
    "一、重点任务",
    "（一）推进建设。到2025年底前覆盖超过1万人次。（市甲局牵头，市乙局等配合）",
    "（二）加强管理。健全制度。责任单位：市丙局、各县（市、区）人民政府",
)
ROWS = (
    ("序号", "任务", "牵头单位", "配合单位"),
    ("1", "推进", "市甲局", "市乙局、市丙局等"),
    ("2", "管理", "市丁局", ""),
)
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@cache
def files() -> dict[str, bytes]:
    """One file of each kind, by its name."""
    lines = "".join(f"<p>{line}</p>" for line in LINES)
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    page = f"<html><head><meta charset=utf-8><title>甲</title></head><body><div>{lines}<table>{cells}</table></div>"
    return {
        "x.txt": "\n".join(LINES).encode(),
        "x.md": "\n".join(LINES).encode("gb18030"),
        "x.html": f"{page}</body></html>".encode(),
        "x.docx": _word(),
        "x.xlsx": _workbook(),
        "x.csv": "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in ROWS).encode(),
        "x.pdf": _pdf(),
    }


def _word() -> bytes:
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line, style="List Number" if line.startswith("（") else None)
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for place, cell in enumerate(cell for row in ROWS for cell in row):
        table.cell(*divmod(place, len(ROWS[0]))).text = cell
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.active.merge_cells("D2:D3")
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _pdf() -> bytes:
    target = BytesIO()
    canvas = Canvas(target, invariant=1)
    for number in range(2):
        canvas.drawString(100, 700, f"1. Lead: Bureau {number}")
        canvas.grid([100, 200, 300], [500, 550, 600])
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def members(data: bytes) -> dict[str, bytes]:
    """What an archive holds."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def archived(held: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    """An archive that holds it."""
    target = BytesIO()
    with ZipFile(target, "w", method) as archive:
        for name, data in held.items():
            archive.writestr(name, data, ZIP_STORED if name == "mimetype" else method)
    return target.getvalue()


def document(body: str, before: str = "") -> bytes:
    """A Word document with such a body, and ``before`` its root."""
    held = members(files()["x.docx"])
    held["word/document.xml"] = f'{before}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'.encode()
    return archived(held)


def workbook(cells: str, *, shared: str = "", behind: str = "", before: str = "") -> bytes:
    """A workbook whose sheet has such rows."""
    held = members(files()["x.xlsx"])
    sheet = f'{before}<worksheet xmlns="{SHEET}"><sheetData>{cells}</sheetData>{behind}</worksheet>'
    held["xl/worksheets/sheet1.xml"] = sheet.encode()
    held["xl/sharedStrings.xml"] = f'<sst xmlns="{SHEET}">{shared}</sst>'.encode()
    return archived(held)


def open_sheet(rows: str) -> bytes:
    """An OpenDocument whose sheet has such rows."""
    spaces = "".join(f' xmlns:{s}="urn:oasis:names:tc:opendocument:xmlns:{s}:1.0"' for s in ("office", "table", "text"))
    content = (
        f'<office:document-content{spaces}><office:body><office:spreadsheet><table:table table:name="s">{rows}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return archived({"mimetype": kind, "META-INF/manifest.xml": b"<m/>", "content.xml": content.encode()})


def pdf(*objects: bytes) -> bytes:
    """A PDF of such objects, the first its root."""
    data = b"%PDF-1.7\n"
    places = []
    for number, text in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, text)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (size, table, size, len(data))
    )


def pdf_page(content: bytes, box: bytes = b"[0 0 600 800]", kids: bytes = b"3 0 R", count: int = 1) -> bytes:
    """A PDF whose page draws something."""
    packed = zlib.compress(content, 9)
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, count),
        b"<</Type/Page/Parent 2 0 R/MediaBox%b/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>" % box,
        b"<</Length %d/Filter/FlateDecode>>\nstream\n%b\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
