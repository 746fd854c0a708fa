"""Finding printed names in a registry, against a dictionary and rapidfuzz's ``extractOne``.

The registry is the departments of so many cities, each with three aliases. Names are asked of each sort: as listed, in
another form (省 before it, 和 left out, 委员会 for 委), and misspelt by a letter.
"""

import random
from collections.abc import Iterator

from rapidfuzz.process import extractOne

from policyduty import Unit, UnitRegistry
from policyduty.units.folding import folded
from policyduty.units.places import PREFECTURE_CITIES

from .measuring import Effort, Measurement, raced, released

OFFICES = (
    "教育局 科学技术局 工业和信息化局 民族宗教事务局 公安局 民政局 司法局 财政局 人力资源和社会保障局 自然资源和规划局 "
    "生态环境局 住房和城乡建设局 交通运输局 水利局 农业农村局 商务局 文化和旅游局 卫生健康委 退役军人事务局 应急管理局 "
    "审计局 市场监管局 统计局 医疗保障局 林业和草原局 乡村振兴局 发展改革委 总工会 妇联 科协"
).split()


def registry(size: int) -> list[Unit]:
    """Departments of cities in a random order."""
    cities = sorted(PREFECTURE_CITIES)
    named = [(f"{city}市", office) for city in cities for office in OFFICES][:size]
    return [
        Unit(name=f"{city}{office}", aliases=(f"中共{city}{office}", f"{city}人民政府{office}", f"{city} {office}机关"))
        for city, office in named
    ]


def misspelt(name: str, chance: random.Random) -> str:
    """A name with one letter changed."""
    place = chance.randrange(len(name))
    return f"{name[:place]}某{name[place + 1 :]}"


def measure(effort: Effort) -> Iterator[Measurement]:
    """Names a second; of extractOne, which takes long, fewer are asked."""
    chance = random.Random(1)
    units = registry(effort.of(3_000, 30))
    many, few = effort.of(2_000, 20), effort.of(40, 4)
    known = UnitRegistry(units)
    known.resolve("没有这个单位")  # The forms are worked out once.
    asked = [chance.choice(units) for _ in range(many)]
    sorts = {
        "listed": [chance.choice(unit.names) for unit in asked],
        "in another form": [f"某省{unit.name}".replace("和", "").replace("改革委", "和改革委员会") for unit in asked],
        "misspelt": [misspelt(unit.name, chance) for unit in asked],
    }
    plain = {folded(name): unit for unit in units for name in unit.names}
    choices = [*plain]
    fuzzy = f"extractOne of {released('rapidfuzz')}"
    for sort, names in sorts.items():
        works = {
            "all": lambda names=names: [known.resolve(name) for name in names],
            "some": lambda names=names: [known.resolve(name) for name in names[:few]],
            "a dictionary": lambda names=names: [plain.get(folded(name)) for name in names],
            fuzzy: lambda names=names: [extractOne(name, choices) for name in names[:few]],
        }
        race = raced(works, effort.rounds)
        yield race.against(f"find {many:,} names {sort}", "all", "a dictionary")
        yield race.against(f"find {few} names {sort}", "some", fuzzy)
