"""Checking a plan by all rules, against loading it."""

from collections.abc import Iterator

from policyduty import dumps, loads, validate
from policyduty.documents import Reading
from policyduty.plugins import registry
from policyduty.reading import read_transcript

from .measuring import Effort, Measurement, raced
from .plans import document, transcript_of


def measure(effort: Effort) -> Iterator[Measurement]:
    """A saved plan, and one with the document that it was read from."""
    rules = [*registry().rules.values()]
    transcript = transcript_of(document(effort.of(3_100, 31)))
    read = read_transcript(transcript, id="plan")
    reading = Reading(plan=read.plan, findings=read.findings, account=read.account, transcript=transcript)
    saved = dumps(read.plan)
    plan = loads(saved)
    works = {
        "saved": lambda: validate(plan, rules),
        "fresh": lambda: validate(read.plan, rules, reading=reading),
        "policyduty.loads": lambda: loads(saved),
    }
    race = raced(works, effort.rounds)
    yield race.against("check a saved plan", "saved", "policyduty.loads")
    yield race.against("check a plan with its document", "fresh", "policyduty.loads")
