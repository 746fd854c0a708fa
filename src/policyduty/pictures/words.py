"""What the pictures themselves say (图中用语), in Chinese and English. The plan's words are never here."""

from ..errors import InvalidValue

LANGUAGES = ("zh", "en")

_WORDS = {
    "matrix": ("责任矩阵", "Matrix of tasks and units"),
    "workload": ("单位工作量", "Workload of the units"),
    "network": ("单位协作关系", "Units that work together"),
    "size": ("{tasks} 项任务、{duties} 项分工、{units} 个单位", "Tasks: {tasks}, duties: {duties}, units: {units}"),
    "nothing": ("方案中没有单位有分工。", "No unit has a duty in this plan."),
    "lead": ("牵头", "Lead"),
    "co": ("配合", "Co-responsible"),
    "responsible": ("责任（无牵头）", "Responsible, nobody leads"),
    "leads": ("牵头", "Leads"),
    "joins": ("参与", "Joins"),
    "units": ("单位", "Units"),
    "unit": ("{unit}：牵头 {leads} 项，参与 {joins} 项", "{unit}: leads {leads}, joins {joins}"),
    "pair": ("{first}、{second}：共担 {duties} 项", "{first} and {second} share {duties}"),
    "sum": ("合计＝牵头＋参与（项）", "total = leads + joins, in duties"),
    "disc": ("圆＝任务数", "Disc: duties"),
    "core": ("红心＝其中牵头", "red part: those it leads"),
    "shared": ("共担 {duties} 项", "{duties} shared"),
    "totals": (
        "边上的数：每个单位牵头、参与的任务数，每项任务的单位数。一个单位在一项任务中有几种角色的，取图例中靠前的一种。",
        "At the edges: tasks that a unit leads and joins, and units of a task. Of a unit's several roles in a task the "
        "first of the legend is drawn.",
    ),
    "most_units": (
        "只画任务最多的 {shown} 个单位，另有 {rest} 个单位未画出。",
        "Only the {shown} units with most duties are drawn; {rest} are left out.",
    ),
    "most_tasks": (
        "只画前 {shown} 项任务，另有 {rest} 项未画出。",
        "Only the first {shown} tasks are drawn; {rest} are left out.",
    ),
    "counted": ("边上的数包括未画出的。", "The numbers at the edges count them too."),
    "pairs": (
        "连线表示两个单位共担分工，共 {total} 对；只画共担 {least} 项及以上的 {shown} 对。",
        "A line joins units that share duties. Of {total} pairs the {shown} are drawn that share {least} or more.",
    ),
    "every_pair": (
        "连线表示两个单位共担分工，共 {total} 对。",
        "A line joins units that share duties; pairs: {total}.",
    ),
    "most": ("任务最多的单位：{units}。", "Most duties: {units}."),
    "and": ("；", "; "),
}


class Words:
    """The words of one picture. Raises InvalidValue for a language that there is not."""

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise InvalidValue("{language!r} is no language of pictures, expected zh or en", language=language)
        self.language = language
        self._at = LANGUAGES.index(language)

    def __call__(self, key: str, **values: object) -> str:
        """Give the word for a key, with the values in their places."""
        return _WORDS[key][self._at].format(**values)
