"""Reading (读懂): from a transcript to a plan, in three parts: front matter, outline, and the grammar of duties."""

from ..model import Finding, Plan, Unit
from ..transcript import Transcript


def read_transcript(transcript: Transcript, *, id: str, units: tuple[Unit, ...]) -> tuple[Plan, tuple[Finding, ...]]:
    """Read a plan out of a document's text, and say what was not understood."""
    raise NotImplementedError
