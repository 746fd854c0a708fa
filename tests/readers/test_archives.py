"""Archives that are locked, old, or denser than is sane."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from policyduty import InputError, locale
from policyduty.readers.archives import check_archive
from policyduty.readers.docx import read_docx


def test_a_locked_or_old_document_says_so() -> None:
    locale.use("en")
    with pytest.raises(InputError, match=r"^x\.docx: is locked with a password or of the time before Office 2007"):
        read_docx(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "x.docx")


def test_a_dense_archive_is_not_opened() -> None:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(40 * 1024 * 1024))
    with pytest.raises(InputError):
        check_archive(target.getvalue(), "x.docx")
