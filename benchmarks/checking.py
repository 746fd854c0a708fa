"""How fast a plan is checked, against loading it from JSON: all rules, on a plan of so many tasks.

    python benchmarks/checking.py [TASKS ...]

The plan is the Ganzi plan again and again, as a saved plan and as one fresh from its document. Prints ratios
taken in one run (lower is better), the microseconds an assignment, which stay alike where the cost is linear, and the
rules that take the longest.
"""

import statistics
import sys
import time
from collections.abc import Callable
from importlib.resources import files

from policyduty import Rule, Source, Subject, Transcript, dumps, load_corrections, loads, read_document, validate
from policyduty.documents import Reading
from policyduty.plugins import registry
from policyduty.reading import read_transcript


def document(tasks: int) -> str:
    """The body of the healed Ganzi page, as often as gives the tasks, each time with sentences of its own."""
    page = files("policyduty_ganzi")
    healed = read_document(str(page / "page.txt"), corrections=load_corrections(str(page / "corrections.json")))
    body = healed.transcript.text[healed.transcript.text.index("一、") :]
    return "\n".join(body.replace("。", f"{copy}。") for copy in range(1, max(1, tasks // 31) + 1))


def seconds(work: Callable[[], object]) -> float:
    """Median of five runs."""
    taken = []
    for _ in range(5):
        begin = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken)


def main(sizes: list[int]) -> None:
    """Print a line a size."""
    rules: list[Rule] = [*registry().rules.values()]
    for size in sizes:
        transcript = Transcript.plain(document(size), Source(name="plan.txt"))
        read = read_transcript(transcript, id="plan")
        reading = Reading(plan=read.plan, findings=read.findings, account=read.account, transcript=transcript)
        saved = dumps(read.plan)
        plan = loads(saved)
        assignments = sum(len(duty.assignments) for duty in plan.iter_duties())
        load = seconds(lambda: loads(saved))  # noqa: B023
        check = seconds(lambda: validate(plan, rules))  # noqa: B023
        fresh = seconds(lambda: validate(read.plan, rules, reading=reading))  # noqa: B023
        print(
            f"{size:>7} tasks {assignments:>8} assignments {len(saved) / 1e6:6.1f} MB: load {load:.3f} s, "
            f"check {check:.3f} s = {check / load:.2f}x, from the document {fresh:.3f} s = {fresh / load:.2f}x; "
            f"{check / assignments * 1e6:.2f} µs an assignment; {len(validate(plan, rules))} findings"
        )
        subject = Subject(plan)
        for rule in rules:
            list(rule.check(subject))  # What is shared is worked out.
        slow = sorted(((seconds(lambda: list(r.check(subject))), r.code) for r in rules), reverse=True)  # noqa: B023
        print("        " + ", ".join(f"{code} {taken / load:.3f}x" for taken, code in slow[:8]))


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [100, 1_000, 10_000])
