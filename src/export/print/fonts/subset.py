"""Makes the fonts of this folder from Debian's: python3 subset.py FOLDER_OF_DEBIAN_FONTS [TARGET].

The licence of Liberation reserves its name, so that what is made of it is called Ibid Sans.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

LATIN_GREEK_CYRILLIC = [
    (0x0020, 0x007E), (0x00A0, 0x024F), (0x0259, 0x0259), (0x02B0, 0x036F), (0x0370, 0x03FF), (0x0400, 0x052F),
    (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2150, 0x218F),
    (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2500, 0x25FF), (0xFB00, 0xFB06), (0xFFFD, 0xFFFD),
]
ARABIC = [(0x0600, 0x06FF), (0x0750, 0x077F), (0x200C, 0x200F)]
HEBREW = [(0x0590, 0x05FF), (0x20AA, 0x20AA)]
CJK_BLOCKS = [(0x3000, 0x303F), (0x3040, 0x30FF), (0x4E00, 0x9FFF), (0xFF00, 0xFFEF)]


def of_ranges(ranges):
    return {code for first, last in ranges for code in range(first, last + 1)}


def of_encoding(name, leads):
    """The characters that two bytes stand for in an encoding."""
    codes = set()
    for lead in leads:
        for trail in range(0x40, 0xFF):
            try:
                text = bytes([lead, trail]).decode(name)
            except UnicodeDecodeError:
                continue
            codes.update(ord(it) for it in text if len(text) == 1)
    return codes


def cjk():
    """All of GB 2312 and JIS X 0208, level 1 of Big5 (the common traditional characters), and kana."""
    codes = of_encoding("gb2312", range(0xA1, 0xFF))
    codes |= of_encoding("big5", range(0xA4, 0xC7))
    codes |= of_encoding("euc_jp", range(0xA1, 0xF5))
    marks = of_ranges([(0x3000, 0x30FF), (0xFF00, 0xFFEF)])
    return codes & of_ranges(CJK_BLOCKS) | marks


FONTS = [
    ("liberation2/LiberationSans-Regular.ttf", "IbidSans-Regular.ttf", of_ranges(LATIN_GREEK_CYRILLIC), "Ibid Sans"),
    ("liberation2/LiberationSans-Bold.ttf", "IbidSans-Bold.ttf", of_ranges(LATIN_GREEK_CYRILLIC), "Ibid Sans"),
    ("liberation2/LiberationSans-Italic.ttf", "IbidSans-Italic.ttf", of_ranges(LATIN_GREEK_CYRILLIC), "Ibid Sans"),
    ("noto/NotoSansArabic-Regular.ttf", "NotoSansArabic-Regular.ttf", of_ranges(ARABIC), None),
    ("noto/NotoSansHebrew-Regular.ttf", "NotoSansHebrew-Regular.ttf", of_ranges(HEBREW), None),
    ("droid/DroidSansFallbackFull.ttf", "DroidSansFallback.ttf", cjk(), None),
]

# Name records: family, unique name, whole name, PostScript name, typographic family.
NAMES = (1, 3, 4, 6, 16)


def rename(font, name):
    for record in font["name"].names:
        if record.nameID in NAMES:
            old = record.toUnicode()
            new = name.replace(" ", "") if record.nameID == 6 else name
            record.string = old.replace("LiberationSans", new).replace("Liberation Sans", new)


def boxed(font, upright):
    """What no font has must be seen: Liberation's slanted faces have an empty glyph for it, the upright one a box."""
    font["glyf"][".notdef"] = TTFont(upright)["glyf"][".notdef"]


def make(source, target, codes, name):
    options = subset.Options()
    options.layout_features = ["*"]
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.name_languages = [0x409, 0]
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    if font["glyf"][".notdef"].numberOfContours == 0:
        boxed(font, source.with_name(source.name.replace("Italic", "Regular")))
    if name:
        rename(font, name)
    font.save(target)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    into = Path(sys.argv[2] if len(sys.argv) > 2 else __file__).resolve()
    for source, target, codes, name in FONTS:
        make(folder / source, (into if into.is_dir() else into.parent) / target, codes, name)
