"""Levels of government in a list (层级): what stands behind a 、 and still belongs to the name before it."""

from .lexicon import GOVERNMENTS, LEVEL, LEVELS, OF_ITSELF, OF_MANY, PARTY


def completes(name: str, following: str) -> bool:
    """True where 县(市)反邪教办公室 follows 州, and not where another unit begins: 各市、各县（市、区）."""
    if not following or following.startswith(("各", "有", "相")):
        return False
    if not OF_MANY.match(name) and not OF_ITSELF.search(name):
        return True
    if GOVERNMENTS.match(following):
        return True
    level = LEVEL.match(following)
    return level is not None and _depth(name) < _depth(level[0])


def _depth(level: str) -> int:
    """How far down a level of government is: 省 above 市 above 县 above 镇."""
    return max((depth for depth, signs in enumerate(LEVELS) if any(sign in level for sign in signs)), default=0)


def is_party_of(name: str, following: str) -> bool:
    """True where the government of the same place follows its Party committee: 岳阳市委、市政府."""
    party = PARTY.search(name)
    return party is not None and following.startswith((party["level"] + "政府", party["level"] + "人民政府"))
