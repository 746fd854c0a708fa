"""Chinese words (用语) for the model's vocabularies, as ledgers and pages print them."""

from datetime import date
from enum import StrEnum

from .model import Assignment, Certainty, Kind, LeadRule, Level, Role

_WORDS: dict[StrEnum, str] = {
    Role.LEAD: "牵头",
    Role.CO: "配合",
    Role.RESPONSIBLE: "责任",
    LeadRule.EXPLICIT: "各项分工写明牵头单位",
    LeadRule.FIRST_LISTED: "排在第一位的为牵头单位",
    LeadRule.NONE: "未指定牵头单位",
    Level.NATIONAL: "国家级",
    Level.PROVINCIAL: "省级",
    Level.PREFECTURE: "市州级",
    Level.COUNTY: "县级",
    Level.TOWNSHIP: "乡级",
    Level.VILLAGE: "村级",
    Level.MIXED: "跨层级",
    Kind.PARTY: "党委部门",
    Kind.GOVERNMENT: "政府部门",
    Kind.CONGRESS: "人大政协",
    Kind.JUDICIAL: "法院检察院",
    Kind.MILITARY: "军队武警",
    Kind.MASS_ORGANISATION: "群团组织",
    Kind.INSTITUTION: "事业单位",
    Kind.ENTERPRISE: "企业",
    Kind.OTHER: "其他",
    Certainty.CERTAIN: "确定",
    Certainty.LIKELY: "很可能",
    Certainty.ASSUMED: "假定",
}


def chinese(term: Role | LeadRule | Level | Kind | Certainty | None) -> str:
    """Give the Chinese word for a term; nothing for None, where a fact is not known."""
    return _WORDS[term] if term is not None else ""


def chinese_day(day: date | None) -> str:
    """Write a day as official documents do: 2023年6月6日 (GB/T 9704—2012, 7.3.5.4); nothing for None."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def listed_name(assignment: Assignment, *, printed: bool = False) -> str:
    """Give the name of an assignment's unit for a list: （拟） stands behind one that is proposed and not decided."""
    name = assignment.printed if printed else assignment.unit
    return f"{name}（拟）" if assignment.proposed else name
