"""The page's own words (界面用语) in Chinese and English. The plan's words are never here."""

from policyduty import Certainty, Kind, LeadRule, Level, Role, chinese

WORDS: dict[str, tuple[str, str]] = {
    # parts of the page
    "skip": ("跳到正文", "Skip to content"),
    "nav": ("页面内容", "Contents"),
    "duties": ("任务分工", "Duties"),
    "units": ("责任单位", "Units"),
    "workload": ("工作量", "Workload"),
    "groups": ("分组统计", "Groups"),
    "matrix": ("责任矩阵", "Matrix"),
    "graph": ("协作关系", "Collaboration"),
    "pairs": ("单位协作", "Pairs"),
    "coverage": ("单位覆盖", "Coverage"),
    "findings": ("问题与勘误", "Findings"),
    "corrections": ("勘误", "Corrections"),
    "problems": ("校验发现的问题", "What the rules found"),
    "all": ("全部展开（便于打印）", "Show everything (to print)"),
    "print": ("打印", "Print"),
    "language": ("English", "中文"),
    "unscripted": (
        "浏览器未启用脚本：检索、单位专页和责任矩阵不可用，全部分工如下。",
        "Scripts are off: no search, unit pages or matrix; every duty is listed below.",
    ),
    "made": ("由 policyduty 生成，单文件，无需联网。", "Made by policyduty: one file, no network needed."),
    "unit_only": ("本页只列“{0}”的分工", "Only the duties of {0}"),
    # facts of the document
    "facts": ("公文信息", "The document"),
    "number": ("文号", "Number"),
    "issuer": ("发文机关", "Issuer"),
    "dated": ("成文日期", "Dated"),
    "published": ("发布日期", "Published"),
    "effective": ("施行日期", "In force from"),
    "addressees": ("主送机关", "To"),
    "basis": ("依据", "Basis"),
    "lead_rule": ("牵头规则", "Lead rule"),
    "openness": ("公开属性", "Openness"),
    "document": ("印发文件", "Published in"),
    "url": ("原文链接", "Original"),
    "preface": ("前言、结语与印发语", "Preface, closing and notice"),
    # counts
    "counts": ("规模", "Size"),
    "n_sections": ("部分", "sections"),
    "n_tasks": ("任务", "tasks"),
    "n_duties": ("分工", "duties"),
    "n_units": ("单位", "units"),
    "n_assignments": ("单位次", "assignments"),
    "n_findings": ("问题", "findings"),
    "n_corrections": ("勘误", "corrections"),
    # columns
    "no": ("序号", "No."),
    "task": ("任务", "Task"),
    "work": ("工作内容", "Work"),
    "leads": ("牵头单位", "Lead"),
    "others": ("责任单位", "Responsible"),
    "remark": ("备注", "Remarks"),
    "unit": ("单位", "Unit"),
    "level": ("层级", "Level"),
    "kind": ("性质", "Kind"),
    "lead_count": ("牵头", "Leads"),
    "join_count": ("参与", "Joins"),
    "note": ("说明", "Notes"),
    "place": ("位置", "Place"),
    "rule": ("规则", "Rule"),
    "severity": ("级别", "Severity"),
    "message": ("问题", "Finding"),
    "printed": ("原文", "Printed"),
    "corrected": ("更正", "Corrected"),
    "reason": ("理由", "Reason"),
    "certainty": ("把握", "Certainty"),
    "evidence": ("依据", "Evidence"),
    "alternatives": ("其他可能", "Alternatives"),
    # remarks
    "unassigned": ("未明确责任单位", "No unit named"),
    "clause": ("分工原文", "Clause"),
    "due": ("完成时限", "Due"),
    "target": ("指标", "Target"),
    "correction": ("勘误", "Corrected"),
    "suggestion": ("建议", "Suggestion"),
    "waived": ("已豁免", "Waived"),
    "until": ("有效至", "until"),
    "no_findings": ("未发现问题。", "Nothing was found."),
    "etc": ("等", "et al."),
    "proposed": ("（拟）", " (proposed)"),
    # filters
    "filters": ("检索与筛选", "Search and filter"),
    "search": ("检索", "Search"),
    "search_hint": ("任务、内容、单位，空格分隔多词", "Task, work, unit; blanks between words"),
    "section": ("部分", "Section"),
    "role": ("角色", "Role"),
    "any": ("全部", "All"),
    "reset": ("清除", "Clear"),
    "shown": ("共 {1} 条，显示 {0} 条", "{0} of {1} rows shown"),
    "nothing": ("没有符合条件的分工。", "No duty fits."),
    # a unit's view
    "unit_view": ("单位专页", "Unit"),
    "back": ("返回全部任务", "Back to all duties"),
    "unknown": ("本页中没有“{0}”。", "This page has no unit {0}."),
    "unit_leads": ("牵头 {0} 项", "Leads {0}"),
    "unit_joins": ("参与 {0} 项", "Joins {0}"),
    "partners": ("合作最多的单位", "Works most with"),
    "aliases": ("别名", "Also named"),
    "printed_as": ("文中写作", "Printed as"),
    "parent": ("隶属", "Under"),
    "members": ("成员", "Members"),
    "collective": ("集合单位", "Collective"),
    "times": ("{0}（{1} 项）", "{0} ({1})"),
    # the matrix
    "matrix_hint": (
        "行为任务，列为单位。鼠标或方向键移动，所在行列同时标出；点单位名看其专页。",
        "Rows are tasks, columns units. Point or use the arrow keys: row and column light up.",
    ),
    "matrix_at": ("{0} × {1}：{2}", "{0} × {1}: {2}"),
    "none": ("无分工", "none"),
    "glyph_lead": ("牵", "L"),
    "glyph_co": ("配", "C"),
    "glyph_responsible": ("责", "R"),
    "legend": ("图例", "Legend"),
    "more_rows": ("再显示一些任务", "Show more tasks"),
    # the graph
    "graph_hint": (
        "连线表示两单位共担分工，线越粗共担越多；圆越大分工越多，主色的圆有牵头任务。"
        "指向或用 Tab 键选中一个单位，看它的合作单位。",
        "A line joins units that share duties, the wider the more; a disc grows with the unit's duties and is coloured "
        "where the unit leads. Point at a unit, or tab to it, to see whom it works with.",
    ),
    "graph_cut": ("只画分工最多的 {0} 个单位（共 {1} 个）。", "The {0} units with most duties are drawn, of {1}."),
    # numbers
    "bars": ("牵头与参与", "Leads and joins"),
    "sum": ("合计", "Total"),
    "share": ("占比", "Share"),
    "section_count": ("涉及部分", "Sections"),
    "group": ("分组", "Group"),
    "task_count": ("任务", "Tasks"),
    "duty_count": ("分工", "Duties"),
    "unit_count": ("单位", "Units"),
    "by_section": ("按部分", "By section"),
    "by_kind": ("按单位性质", "By kind of unit"),
    "by_level": ("按单位层级", "By level of unit"),
    "no_section": ("（不属任何部分）", "(under no section)"),
    "not_known": ("（未知）", "(not known)"),
    "pairs_hint": (
        "两个单位同在一条分工中即为协作；共担项数多的在前。",
        "Two units work together where one duty names both; those that share most come first.",
    ),
    "pairs_filter": ("按单位名称筛选", "Filter by unit"),
    "pairs_cut": ("只列共担最多的 {0} 对（共 {1} 对）。", "The {0} pairs that share most are listed, of {1}."),
    "pairs_rest": ("其余 {0} 对", "{0} more pairs"),
    "pairs_shown": ("共 {1} 对，显示 {0} 对", "{0} of {1} pairs shown"),
    "all_partners": ("全部协作单位", "All partners"),
    "pair": ("两个单位", "Units"),
    "shared": ("共担项数", "Shared duties"),
    "uncovered": ("没有分工的单位", "Units without a duty"),
    "all_covered": ("单位库的单位都有分工。", "Every unit of the registry has a duty."),
    "only_through": ("只经集合单位承担分工的单位", "Units that have duties only through a collective"),
    "through": ("经由集合单位", "Through"),
    "shared_names": (
        "单位库中有不同单位共用一个名称，无法核对。",
        "Units of the registry share a name: coverage cannot be told.",
    ),
    # vocabularies
    "severity.error": ("错误", "Error"),
    "severity.warning": ("警告", "Warning"),
    "severity.info": ("提示", "Note"),
    **{
        f"role.{role}": (chinese(role), name)
        for role, name in zip(Role, ("Lead", "Co-responsible", "Responsible"), strict=True)
    },
    **{
        f"rule.{rule}": (chinese(rule), name)
        for rule, name in zip(
            LeadRule, ("each clause names its lead", "the first listed leads", "no lead is designated"), strict=True
        )
    },
    **{f"level.{level}": (chinese(level), level.capitalize()) for level in Level},
    **{f"kind.{kind}": (chinese(kind), kind.replace("_", " ").capitalize()) for kind in Kind},
    **{f"certainty.{certainty}": (chinese(certainty), certainty.capitalize()) for certainty in Certainty},
}


class Words:
    """The words of one page, in the language that it opens in; more may be learnt, such as messages of findings."""

    def __init__(self, language: str) -> None:
        self._at = 0 if language == "zh" else 1
        self.known = dict(WORDS)

    def __call__(self, key: str) -> str:
        """Give the word for a key."""
        return self.known[key][self._at]

    def learnt(self, zh: str, en: str) -> str:
        """Add a text that is there in both languages, and give its key."""
        key = f"said.{len(self.known)}"
        self.known[key] = (zh or en, en or zh)
        return key
