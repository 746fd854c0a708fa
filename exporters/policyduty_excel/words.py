"""The workbook's own words (用语), Chinese and English."""

from enum import StrEnum

from policyduty import Certainty, Kind, LeadRule, Level, Role, Severity, chinese

from .options import Language, SheetKind

STATUSES = {
    Language.ZH: ("未启动", "推进中", "已完成", "长期坚持", "逾期"),
    Language.EN: ("Not started", "In progress", "Done", "Ongoing", "Overdue"),
}
"""What 完成情况 offers."""

LEAD, CO, RESPONSIBLE = "★", "○", "△"
"""Marks of the matrix: lead, co-responsible, responsible without a lead."""

MARKS = {Role.LEAD: LEAD, Role.CO: CO, Role.RESPONSIBLE: RESPONSIBLE}

SHEETS = {
    SheetKind.COVER: ("封面", "Cover"),
    SheetKind.TASKS: ("任务分解表", "Tasks"),
    SheetKind.UNITS: ("责任单位清单", "Units"),
    SheetKind.MATRIX: ("责任矩阵", "Matrix"),
    SheetKind.WORKLOAD: ("统计", "Workload"),
    SheetKind.GROUPS: ("分组统计", "Groups"),
    SheetKind.PAIRS: ("单位协作", "Pairs"),
    SheetKind.COVERAGE: ("单位覆盖", "Coverage"),
    SheetKind.ISSUES: ("勘误与问题", "Issues"),
}

_SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}

_WORDS = {
    "back": ("返回封面", "Cover"),
    "page": ("第 &P 页 共 &N 页", "Page &P of &N"),
    "book": ("责任分工工作簿", "Duties workbook"),
    "only": ("仅含{unit}的分工", "Duties of {unit} only"),
    # Headers.
    "number": ("序号", "No."),
    "section": ("行动", "Action"),
    "task": ("任务", "Task"),
    "work": ("工作内容", "Work"),
    "leads": ("牵头单位", "Lead"),
    "others": ("责任单位", "Responsible"),
    "deadline": ("完成时限", "Due"),
    "progress": ("进展情况", "Progress"),
    "status": ("完成情况", "Status"),
    "contact": ("联系人", "Who"),
    "remark": ("备注", "Remarks"),
    "unit": ("单位", "Unit"),
    "role": ("角色", "Role"),
    "proposed": ("（拟）", " (proposed)"),
    "printed": ("文中写作", "Printed as"),
    "level": ("层级", "Level"),
    "kind": ("性质", "Kind"),
    "leading": ("牵头", "Leads"),
    "joining": ("参与", "Joins"),
    "sum": ("合计", "Total"),
    "share": ("占比", "Share"),
    "sections": ("涉及行动", "Actions"),
    "partners": ("协作单位", "Partners"),
    "shared": ("协作项次", "Shared"),
    "group": ("分组", "Group"),
    "tasks": ("任务", "Tasks"),
    "duties": ("分工", "Duties"),
    "units": ("单位", "Units"),
    "partner": ("协作单位", "Works with"),
    "shared duties": ("共同分工项数", "Shared duties"),
    "through": ("经由集合单位", "Through"),
    "sort": ("类别", "Sort"),
    "code": ("代码", "Code"),
    "degree": ("程度", "Degree"),
    "place": ("位置", "Place"),
    "excerpt": ("原文", "Printed"),
    "meaning": ("更正或说明", "Correction or message"),
    "advice": ("依据或建议", "Evidence or suggestion"),
    # What rows say.
    "unassigned": ("（未明确责任单位）", "(no unit named)"),
    "clause": ("（原文：{clause}）", "(printed: {clause})"),
    "correction": ("勘误", "Correction"),
    "finding": ("问题", "Finding"),
    "waived": ("已豁免", "Waived"),
    "change": ("改动", "Change"),
    "see": ("见第{number}项", "see {number}"),
    "see all": ("见{number}等{count}项", "see {number} +{more}"),
    "evidence": ("理由：{reason}\n依据：{evidence}", "Reason: {reason}\nEvidence: {evidence}"),
    "alternatives": ("其他可能：{alternatives}", "Also possible: {alternatives}"),
    "waiver": ("豁免至{until}：{reason}", "Waived until {until}: {reason}"),
    "cut": ("{column}：内容超过 Excel 单元格上限，已截断", "{column}: longer than a cell holds, cut"),
    "replaced": (
        "{column}：含 Excel 无法保存的字符，以“\ufffd”代替",
        "{column}: characters that Excel cannot keep, shown as \ufffd",
    ),
    "high": (
        "内容超过 Excel 行高上限，打印可能不全，全文见单元格",
        "higher than a row can be: print may be cut, the cell has it all",
    ),
    "renamed": ("工作表名称由单位名称改写：{name}", "sheet name changed from the unit's: {name}"),
    "left out": ("单位过多，矩阵只列前 {count} 个", "too many units: the matrix has the first {count}"),
    "pairs printed": ("打印前 {count} 对，共 {all} 对", "the first {count} pairs of {all} are printed"),
    "pairs left out": ("只列前 {count} 对，共 {all} 对", "the first {count} pairs of {all}"),
    "by section": ("按行动", "By action"),
    "by kind": ("按单位性质", "By kind of unit"),
    "by level": ("按单位层级", "By level of unit"),
    "no section": ("（不属任何行动）", "(under no action)"),
    "not known": ("（未知）", "(not known)"),
    "uncovered": ("没有分工的单位（{count} 个）", "Units without a duty ({count})"),
    "no registry": ("方案未附单位库，无从核对", "the plan has no registry to compare with"),
    "all covered": ("单位库的单位都有分工", "Every unit of the registry has a duty"),
    "only through": (
        "只经集合单位承担分工的单位（{count} 个）",
        "Units that have duties only through a collective ({count})",
    ),
    "shared names": (
        "单位库中有不同单位共用一个名称，无法核对",
        "units of the registry share a name: coverage cannot be told",
    ),
    "none": ("无", "None"),
    "collective": ("集合单位", "collective"),
    "counts": ("牵头 {leads} 项　参与 {joins} 项", "leads {leads}, joins {joins}"),
    # What changed between two plans.
    "comparison": ("方案比对", "Comparison of plans"),
    "summary": ("概要", "Summary"),
    "changes": ("改动明细", "Changes"),
    "item": ("项目", "Item"),
    "before": ("原方案", "Before"),
    "after": ("新方案", "After"),
    "old id": ("原编号", "Was"),
    "new id": ("现编号", "Is"),
    "content": ("内容改动", "Words"),
    "other duties": ("其他分工变化", "Other changes of duties"),
    "times": ("时限、指标", "Deadlines, targets"),
    "note": ("制表说明", "Note"),
    # The cover.
    "document": ("文件", "Document"),
    "doc number": ("文号", "Number"),
    "issuer": ("发文机关", "Issuer"),
    "dated": ("成文日期", "Dated"),
    "published": ("发布日期", "Published"),
    "effective": ("施行日期", "Effective"),
    "addressees": ("主送机关", "Addressees"),
    "basis": ("依据", "Basis"),
    "source": ("来源文件", "Source file"),
    "url": ("来源地址", "Address"),
    "lead rule": ("牵头规则", "Lead rule"),
    "extent": ("规模", "Extent"),
    "extent of": (
        "部分 {sections} 个，任务 {tasks} 项，分工 {duties} 项，单位 {units} 个",
        "{sections} sections, {tasks} tasks, {duties} duties, {units} units",
    ),
    "unit sheets": ("各单位工作表", "Sheets of the units"),
    "contents": ("目录", "Contents"),
    "about cover": ("", ""),
    "about tasks": (
        "逐项分工共 {count} 行，填写进展、完成情况、联系人和备注",
        "{count} rows of duties, to be filled in",
    ),
    "about units": ("每个单位牵头和参与的任务", "what each unit leads and joins"),
    "about matrix": ("任务与单位对照，★ 牵头、○ 配合、△ 责任", "tasks by units: ★ leads, ○ joins, △ responsible"),
    "about workload": (
        "各单位牵头、参与项数，占比、涉及行动、协作单位和图表",
        "duties a unit, its share, actions and partners, a chart",
    ),
    "about groups": ("按行动、单位性质、单位层级分组的项数", "duties by action, by kind and by level of the units"),
    "about pairs": ("共担分工的单位两两对照，共 {count} 对", "{count} pairs of units that share duties"),
    "about coverage": (
        "单位库 {count} 个单位中，{without} 个没有分工，{through} 个只经集合单位承担",
        "of {count} known units, {without} have no duty and {through} have some only through a collective",
    ),
    "about issues": (
        "勘误 {corrections} 项，问题 {findings} 项，以及制表时的改动",
        "{corrections} corrections, {findings} findings, and what was changed to be shown",
    ),
    "unfilled": ("未填", "Not filled in"),
    "sign": ("审　核：|签　发：|日　期：", "Checked:|Approved:|Date:"),
    "legend": ("★ 牵头　○ 配合　△ 责任（未分牵头）", "★ leads  ○ joins  △ responsible, no lead"),
    "chart": ("各单位牵头、参与项数", "Duties a unit leads and joins"),
    "chart sections": ("各行动牵头、参与单位次", "Leads and joins by action"),
    "first": ("（前 {count} 个单位）", " (first {count} units)"),
}


class Words:
    """The words of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._at = 0 if language is Language.ZH else 1

    def __call__(self, key: str, **values: object) -> str:
        """Give a text with its values."""
        text = _WORDS[key][self._at]
        return text.format(**values) if values else text

    def sheet(self, kind: SheetKind) -> str:
        """Name of a sheet."""
        return SHEETS[kind][self._at]

    def term(self, term: Role | LeadRule | Level | Kind | Certainty | Severity | None) -> str:
        """Word for a term of the model."""
        if self._at and isinstance(term, StrEnum):
            return term.value.replace("_", " ")
        return _SEVERITIES[term] if isinstance(term, Severity) else chinese(term)
