"""How fast printed names are found in a registry, and how many, against a dictionary and rapidfuzz's extractOne.

    python benchmarks/units.py [UNITS ...]

The registry is the departments of so many cities, each with three aliases; 10,000 names are asked of each sort: as
listed, in another form (省 before it, 和 left out, 委员会 for 委), and misspelt by a letter. Prints ratios taken in one
run (lower is better).
"""

import random
import statistics
import sys
import time
from collections.abc import Callable

from rapidfuzz.process import extractOne

from policyduty import Unit, UnitRegistry
from policyduty.units.folding import folded
from policyduty.units.places import PREFECTURE_CITIES

NAMES = 10_000
SAMPLE = 200
"""Names that are asked of extractOne, which takes long."""
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


def seconds(work: Callable[[], object], runs: int = 3) -> float:
    """Median of some runs."""
    taken = []
    for _ in range(runs):
        begin = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken)


def main(sizes: list[int]) -> None:
    """Print some lines a size."""
    for size in sizes:
        chance = random.Random(1)
        units = registry(size)
        known = UnitRegistry(units)
        first = seconds(lambda: known.resolve("没有这个单位"), runs=1)  # noqa: B023
        asked = [chance.choice(units) for _ in range(NAMES)]
        sorts = {
            "listed": [chance.choice(unit.names) for unit in asked],
            "other form": [f"某省{unit.name}".replace("和", "").replace("改革委", "和改革委员会") for unit in asked],
            "misspelt": [misspelt(unit.name, chance) for unit in asked],
        }
        plain = {folded(name): unit for unit in units for name in unit.names}
        floor = seconds(lambda: [plain.get(folded(name)) for name in sorts["listed"]])  # noqa: B023
        print(f"{len(units):>6} units, {NAMES} names; forms worked out once in {first:.2f} s; dictionary {floor:.3f} s")
        for sort, names in sorts.items():
            taken = seconds(lambda: [known.resolve(name) for name in names])  # noqa: B023
            found = [known.resolve(name) for name in names]
            right = sum(each.unit is unit for each, unit in zip(found, asked, strict=True))
            wrong = sum(each.unit not in (None, unit) for each, unit in zip(found, asked, strict=True))
            shown = sum(unit.name in dict(each.candidates) for each, unit in zip(found, asked, strict=True))
            choices = [*plain]
            fuzzy = seconds(lambda: [extractOne(name, choices) for name in names[:SAMPLE]], runs=1)  # noqa: B023
            print(
                f"       {sort:<10} {taken:.3f} s = {taken / floor:6.1f}x the dictionary, "
                f"{taken / (fuzzy * NAMES / SAMPLE):.4f}x extractOne; found {right / NAMES:.1%}, wrong {wrong}, "
                f"shown as a candidate {shown / NAMES:.1%}"
            )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [300, 3_000])
