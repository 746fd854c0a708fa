"""Two versions of a small plan, as an office would have them: last year's and this year's."""

from datetime import date

import pytest

from policyduty import (
    Assignment,
    Basis,
    Deadline,
    Document,
    Duty,
    LeadRule,
    Plan,
    Relation,
    Role,
    Section,
    Target,
    Task,
)


def duty(id: str, leads: str, others: str = "", *, open_ended: bool = False, **fields: object) -> Duty:
    """Give the duty of a task; names are joined by 、, one that is printed otherwise as printed=name."""
    names = [(each, Role.LEAD) for each in leads.split("、")] + [(n, Role.CO) for n in others.split("、") if n]
    assignments = [
        Assignment(unit=name.partition("=")[2] or name, printed=name.partition("=")[0], role=role, position=place)
        for place, (name, role) in enumerate(names, 1)
    ]
    clause = f"牵头单位：{leads}" + (f"；配合单位：{others}{'等' if open_ended else ''}" if others else "")
    return Duty(
        id=f"{id}/d1",
        clause=clause.replace("=", "／"),
        assignments=assignments,
        rule=LeadRule.EXPLICIT,
        open_ended=open_ended,
        **fields,  # type: ignore[arg-type]
    )


def task(id: str, marker: str, title: str, text: str, *duties: Duty, **fields: object) -> Task:
    return Task(id=id, marker=marker, title=title, text=text, duties=duties, **fields)  # type: ignore[arg-type]


@pytest.fixture
def before() -> Plan:
    return Plan(
        id="reading-2024",
        title="临江市全民阅读行动责任分工方案",
        document=Document(
            title="关于印发全民阅读行动责任分工方案的通知",
            issuer="临江市人民政府办公室",
            number="临府办发〔2024〕8号",
            dated=date(2024, 4, 2),
            addressees=["各区（县）人民政府", "市级各部门"],
            basis=[Basis(title="《全民阅读促进办法》")],
        ),
        lead_rule=LeadRule.EXPLICIT,
        preface="为建设书香临江，制定本方案。",
        sections=[
            Section(
                id="1",
                marker="一、",
                title="完善阅读设施",
                tasks=[
                    task(
                        "1.1",
                        "（一）",
                        "建设公共图书馆",
                        "市图书馆新馆2025年底前投入使用，每周开放不少于56小时。",
                        duty("1.1", "市文旅局", "市发展改革委、市财政局"),
                        deadlines=[Deadline(text="2025年底前", due=date(2025, 12, 31))],
                        targets=[
                            Target(
                                text="每周开放不少于56小时",
                                metric="每周开放",
                                value="不少于56小时",
                                relation=Relation.AT_LEAST,
                                amount=56,
                                unit="小时",
                            )
                        ],
                    ),
                    task(
                        "1.2",
                        "（二）",
                        "布局城市书房",
                        "在车站、商圈和社区布局城市书房，配备自助借还设备。支持民营书店延长营业时间，对夜间营业的给予补助。",
                        duty("1.2", "市文旅局", "市交通运输局、市商务局", open_ended=True),
                    ),
                    task(
                        "1.3",
                        "（三）",
                        "提升农家书屋",
                        "推进农家书屋与县级图书馆通借通还，每年更新图书不少于六十种。",
                        duty("1.3", "市委宣传部", "市农业农村局、各区（县）人民政府"),
                    ),
                ],
            ),
            Section(
                id="2",
                marker="二、",
                title="开展阅读活动",
                tasks=[
                    task(
                        "2.1",
                        "（一）",
                        "办好读书月",
                        "每年四月举办读书月，组织名家讲座、图书漂流和朗读比赛。",
                        duty("2.1", "市委宣传部", "市教体局=市教育体育局、市总工会、团市委"),
                    ),
                    task(
                        "2.2",
                        "（二）",
                        "推进校园阅读",
                        "开齐阅读课程，保障学生每天自主阅读半小时。",
                        duty("2.2", "市教体局=市教育体育局", "团市委"),
                    ),
                    task(
                        "2.3",
                        "（三）",
                        "关爱特殊群体",
                        "为视障人士提供有声读物和送书上门服务。",
                        duty("2.3", "市残联", "市文旅局"),
                    ),
                    task(
                        "2.4",
                        "（四）",
                        "培训阅读推广人",
                        "组建阅读推广人队伍，每季度培训一次。",
                        duty("2.4", "市文旅局", "市人力资源社会保障局"),
                    ),
                    task(
                        "2.5",
                        "（五）",
                        "加强阅读宣传",
                        "运用报刊、广播电视和新媒体宣传阅读活动。",
                        duty("2.5", "市委宣传部", "市广播电视台"),
                    ),
                ],
            ),
        ],
    )


@pytest.fixture
def after() -> Plan:
    return Plan(
        id="reading-2025",
        title="临江市全民阅读行动责任分工方案",
        document=Document(
            title="关于印发全民阅读行动责任分工方案的通知",
            issuer="临江市人民政府办公室",
            number="临府办发〔2025〕11号",
            dated=date(2025, 3, 28),
            addressees=["各区（县）人民政府", "市级各部门", "各高等学校"],
            basis=[Basis(title="《全民阅读促进办法》")],
        ),
        lead_rule=LeadRule.EXPLICIT,
        preface="为建设书香临江，制定本方案。",
        sections=[
            Section(
                id="1",
                marker="一、",
                title="完善城乡阅读设施",
                tasks=[
                    task(
                        "1.1",
                        "（一）",
                        "建设公共图书馆",
                        "市图书馆新馆2026年6月底前投入使用，每周开放不少于64小时。",
                        duty("1.1", "市发展改革委", "市文旅局、市财政局、市住房城乡建设局"),
                        deadlines=[Deadline(text="2026年6月底前", due=date(2026, 6, 30))],
                        targets=[
                            Target(
                                text="每周开放不少于64小时",
                                metric="每周开放",
                                value="不少于64小时",
                                relation=Relation.AT_LEAST,
                                amount=64,
                                unit="小时",
                            )
                        ],
                    ),
                    task(
                        "1.2",
                        "（二）",
                        "布局城市书房",
                        "在车站、商圈和社区布局城市书房，配备自助借还设备。",
                        duty("1.2", "市文旅局", "市交通运输局"),
                    ),
                    task(
                        "1.3",
                        "（三）",
                        "扶持民营书店",
                        "支持民营书店延长营业时间，对夜间营业的给予补助。",
                        duty("1.3", "市商务局", "市财政局"),
                    ),
                    task(
                        "1.4",
                        "（四）",
                        "提升农家书屋",
                        "推进农家书屋与县级图书馆通借通还，每年更新图书不少于六十种。",
                        duty("1.4", "市委宣传部", "市农业农村局、各区（县）人民政府"),
                    ),
                    task(
                        "1.5",
                        "（五）",
                        "关爱特殊群体",
                        "为视障人士提供有声读物和送书上门服务。",
                        duty("1.5", "市残联", "市文旅局"),
                    ),
                ],
            ),
            Section(
                id="2",
                marker="二、",
                title="开展阅读活动",
                tasks=[
                    task(
                        "2.1",
                        "（一）",
                        "办好读书月",
                        "每年四月举办读书月，组织名家讲座、图书漂流和朗读比赛。运用报刊、广播电视和新媒体宣传阅读活动。",
                        duty("2.1", "市委宣传部", "市教体局=市教育体育局、市总工会、团市委、市广播电视台"),
                    ),
                    task(
                        "2.2",
                        "（二）",
                        "推进校园阅读",
                        "开足开好阅读课程，保障中小学生每天自主阅读半小时以上。",
                        duty("2.2", "市教育局=市教育体育局", "团市委"),
                    ),
                    task(
                        "2.3",
                        "（三）",
                        "建设数字阅读平台",
                        "整合电子书、有声书资源，建成全市统一的数字阅读平台。",
                        duty("2.3", "市大数据局", "市文旅局"),
                    ),
                ],
            ),
        ],
    )
