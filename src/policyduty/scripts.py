"""Simplified and traditional characters (简繁): patterns written in the one that match both.

Plans reach us through sites in Hong Kong, Macao and Taiwan too, or through a converter. Only the words of the patterns
matter; the names of units stay as they are printed.
"""

import re

_PAIRS = """
万萬 与與 业業 个個 为為 乡鄉 书書 争爭 于於 产產 亿億 从從 会會 体體 侨僑 党黨 关關 养養 军軍 农農
决決 况況 划劃 则則 办辦 务務 动動 区區 医醫 协協 单單 厂廠 厅廳 县縣 参參 发發 号號 员員 团團 园園
围圍 图圖 场場 坚堅 处處 备備 复復 国國 头頭 妇婦 学學 实實 对對 导導 将將 属屬 岁歲 并並 广廣 库庫 应應
开開 录錄 态態 总總 执執 报報 据據 数數 时時 机機 权權 条條 极極 构構 标標 残殘 汇匯 点點 照照 牵牽
环環 电電 监監 矿礦 积積 称稱 筹籌 类類 级級 组組 织織 结結 统統 续續 编編 网網 职職 联聯 节節 范範
见見 规規 计計 认認 设設 话話 说說 调調 负負 责責 质質 资資 转轉 达達 过過 这這 进進 适適 银銀 镇鎮
长長 门門 间間 队隊 阶階 险險 项項 须須 领領 额額 馆館 驻駐
"""
_EITHER = {pair[0]: pair for pair in _PAIRS.split() if pair[0] != pair[1]}


def either(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern, written in simplified characters, that takes their traditional forms as well."""
    parts = []
    in_class = escaped = False
    for character in pattern:
        if escaped:
            escaped = False
        elif character == "\\":
            escaped = True
        elif character == "[" and not in_class:
            in_class = True
        elif character == "]":
            in_class = False
        elif character in _EITHER:
            character = _EITHER[character] if in_class else f"[{_EITHER[character]}]"
        parts.append(character)
    return re.compile("".join(parts), flags)


_SIMPLIFIED = str.maketrans({pair[1]: pair[0] for pair in _EITHER.values()})


def simplified(text: str) -> str:
    """The words of the patterns in simplified characters, to look them up."""
    return text.translate(_SIMPLIFIED)
