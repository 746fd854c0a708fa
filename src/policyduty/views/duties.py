"""Tasks and duties as rows (任务行、分工行), each with what stands above it."""

from attrs import frozen

from ..model import Duty, Plan, Section, Task


@frozen(kw_only=True)
class TaskRow:
    """A task with the sections that stand above it (任务行)."""

    sections: tuple[Section, ...]
    """Outermost first."""
    task: Task

    @property
    def path(self) -> tuple[str, ...]:
        """Heading markers above the task's text and its own, as printed: ``("二、", "(一)")``."""
        markers = (*(section.marker for section in self.sections), self.task.marker)
        return tuple(marker for marker in markers if marker)

    @property
    def section_title(self) -> str:
        """Titles of the sections, outermost first, with their markers (行动): ``一、青少年科学素质提升行动``."""
        return " / ".join(f"{section.marker}{section.title}" for section in self.sections)

    @property
    def task_title(self) -> str:
        """The task's marker and title (任务): ``（二）提升基础教育阶段科学教育水平``."""
        return f"{self.task.marker}{self.task.title}"


@frozen(kw_only=True)
class DutyRow(TaskRow):
    """A duty with what stands above it (分工行)."""

    number: int
    """Running number in the plan, from 1 (序号)."""
    duty: Duty

    @property
    def text(self) -> str:
        """What the duty answers for (工作内容)."""
        return self.task.text_of(self.duty)


def duty_table(plan: Plan) -> tuple[DutyRow, ...]:
    """Give a row a duty, in document order."""
    rows: list[DutyRow] = []
    for item, sections in plan.walk():
        if isinstance(item, Task):
            for duty in item.duties:
                rows.append(DutyRow(number=len(rows) + 1, sections=sections, task=item, duty=duty))
    return tuple(rows)
