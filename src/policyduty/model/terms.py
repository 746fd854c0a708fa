"""Closed vocabularies of the field. Each value is the word that JSON carries."""

from enum import StrEnum


class Role(StrEnum):
    """What a unit is in a duty (角色)."""

    LEAD = "lead"
    """牵头: answers first; marked in the clause, or the first listed where a stated rule says so."""
    CO = "co"
    """配合、参加, and everyone else beside a lead."""
    RESPONSIBLE = "responsible"
    """责任、负责、落实 where no lead is designated."""


class LeadRule(StrEnum):
    """How the lead unit of a duty is known (牵头规则)."""

    EXPLICIT = "explicit"
    """The clause itself marks it: 牵头单位：…, …牵头."""
    FIRST_LISTED = "first_listed"
    """The document states once that the first listed leads (排在第一位的为牵头单位，下同); it holds from there on."""
    NONE = "none"
    """No lead is designated."""


class Level(StrEnum):
    """Administrative level of a unit (层级), after the Constitution of the PRC, article 30, and usage."""

    NATIONAL = "national"
    """国家"""
    PROVINCIAL = "provincial"
    """省、自治区、直辖市"""
    PREFECTURE = "prefecture"
    """地级市、自治州、地区、盟"""
    COUNTY = "county"
    """县、县级市、市辖区、旗"""
    TOWNSHIP = "township"
    """乡、镇、街道"""
    VILLAGE = "village"
    """村、社区"""
    MIXED = "mixed"
    """A collective that spans several levels: 州、县(市)反邪教办公室."""


class Kind(StrEnum):
    """What a unit is (性质)."""

    PARTY = "party"
    """党委部门"""
    GOVERNMENT = "government"
    """政府及其部门"""
    CONGRESS = "congress"
    """人大、政协机关"""
    JUDICIAL = "judicial"
    """法院、检察院"""
    MILITARY = "military"
    """军队、武警"""
    MASS_ORGANISATION = "mass_organisation"
    """群团: 工会、共青团、妇联、科协、社科联 …"""
    INSTITUTION = "institution"
    """事业单位: 学校、医院、台站 …"""
    ENTERPRISE = "enterprise"
    """企业"""
    OTHER = "other"


class Certainty(StrEnum):
    """How sure a correction is (把握)."""

    CERTAIN = "certain"
    """Only one text is possible."""
    LIKELY = "likely"
    """One text is clearly better than the others that were possible, which are named."""
    ASSUMED = "assumed"
    """A working choice; ask the issuing office."""


class DeadlineKind(StrEnum):
    """What kind of time a deadline names (时限类型)."""

    BY = "by"
    """By a day: 2025年底前, 到2025年."""
    YEARLY = "yearly"
    """By a day of each year: 每年10月底前."""
    ONGOING = "ongoing"
    """No end: 长期坚持, 持续推进."""


class Relation(StrEnum):
    """How a target's amount binds (比较关系)."""

    OVER = ">"
    """超过、突破"""
    AT_LEAST = ">="
    """达到、不少于、不低于、…以上"""
    EQUAL = "="
    """全覆盖, 一村一名"""
    AT_MOST = "<="
    """不超过、控制在…以内"""
    UNDER = "<"
    """低于、少于"""


class Severity(StrEnum):
    """How much a finding matters (级别)."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
