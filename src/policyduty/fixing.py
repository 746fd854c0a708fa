"""From findings to corrections (勘误): what only one text can mend, written down as a correction with its reason.

Nothing is changed here: corrections stand beside the document, and reading applies them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from .model import Certainty, Correction, Finding
from .transcript import Transcript

_AROUND = 4
"""Characters that are taken on either side at first, so that a person sees what is corrected."""


def corrections_for(
    findings: Iterable[Finding], transcript: Transcript, known: Iterable[Correction] = ()
) -> tuple[Correction, ...]:
    """Give a correction for each finding that has a fix and whose words stand in the document.

    ``transcript`` is that of the document without corrections, which is what a correction is matched against;
    ``known`` are corrections that there are, whose ids are taken. Where two fixes touch, the first is taken.
    """
    return tuple(_corrections(findings, transcript, {correction.id for correction in known}))


def _corrections(findings: Iterable[Finding], transcript: Transcript, taken: set[str]) -> Iterator[Correction]:
    end_of_last = -1
    numbers: Counter[str] = Counter()
    for finding in findings:
        if finding.fix is None or finding.span is None:
            continue
        start, end = transcript.offset(finding.span.start), transcript.offset(finding.span.end)
        if start <= end_of_last or transcript.text[start:end] != finding.excerpt or finding.fix == finding.excerpt:
            continue
        low, high = _unique(transcript.text, start, end)
        if high < 0:
            continue
        end_of_last = end
        before, after = transcript.text[low:start], transcript.text[end:high]
        stem = finding.code.lower()
        numbers[stem] += 1
        while (id := f"{stem}-{numbers[stem]}") in taken:
            numbers[stem] += 1
        yield Correction(
            id=id,
            printed=transcript.text[low:high],
            corrected=before + finding.fix + after,
            reason=finding.message_zh,
            certainty=Certainty.CERTAIN,
            evidence=f"{finding.code}：{finding.suggestion_zh}",
        )


def _unique(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch around some words that stands in the text once, within their line; -1 as its end where none does."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    around = _AROUND
    while True:
        low, high = max(first, start - around), min(last, end + around)
        words = text[low:high]
        if text.find(words) == low and text.find(words, low + 1) < 0:
            return low, high
        if (low, high) == (first, last):
            return 0, -1
        around *= 2
