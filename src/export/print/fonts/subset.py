"""Makes the fonts of this folder from Debian's: python3 subset.py FOLDER_OF_DEBIAN_FONTS [TARGET].

The licence of Liberation reserves its name, so that what is made of it is called Ibid Sans.
"""

import sys
import tempfile
from pathlib import Path

from fontTools import merge
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

WESTERN = [
    (0x0020, 0x007E), (0x00A0, 0x024F), (0x0259, 0x0259), (0x02B0, 0x036F), (0x0370, 0x03FF), (0x0400, 0x052F), (0x0590, 0x05FF),
    (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2150, 0x218F),
    (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2500, 0x25FF), (0xFB00, 0xFB06), (0xFFFD, 0xFFFD),
]
ARABIC = [(0x0600, 0x06FF), (0x0750, 0x077F), (0x200C, 0x200F)]
# What stands beside Arabic letters in a line: such a line is drawn with one font, as letters that join have other numbers of
# glyphs in other fonts.
BESIDE_ARABIC = [(0x0020, 0x007E), (0x00A0, 0x017F), (0x0218, 0x021B), (0x2010, 0x2027), (0x2030, 0x203A), (0x20AC, 0x20AC),
                 (0x2116, 0x2116)]
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
    ("liberation2/LiberationSans-Regular.ttf", "IbidSans-Regular.ttf", of_ranges(WESTERN), "Ibid Sans"),
    ("liberation2/LiberationSans-Bold.ttf", "IbidSans-Bold.ttf", of_ranges(WESTERN), "Ibid Sans"),
    ("liberation2/LiberationSans-Italic.ttf", "IbidSans-Italic.ttf", of_ranges(WESTERN), "Ibid Sans"),
    ("noto/NotoSansArabic-Regular.ttf", "IbidSansArabic-Regular.ttf", of_ranges(ARABIC), "Ibid Sans Arabic"),
    ("noto/NotoSansArabic-Bold.ttf", "IbidSansArabic-Bold.ttf", of_ranges(ARABIC), "Ibid Sans Arabic"),
    ("droid/DroidSansFallbackFull.ttf", "DroidSansFallback.ttf", cjk(), None),
]

# What is added to a font, from which font.
ADDED = {
    "IbidSansArabic-Regular.ttf": ("liberation2/LiberationSans-Regular.ttf", of_ranges(BESIDE_ARABIC)),
    "IbidSansArabic-Bold.ttf": ("liberation2/LiberationSans-Bold.ttf", of_ranges(BESIDE_ARABIC)),
}

# Name records: family, unique name, whole name, PostScript name, typographic family.
NAMES = (1, 3, 4, 6, 16)


def rename(font, name):
    for record in font["name"].names:
        if record.nameID in NAMES:
            old = record.toUnicode()
            new = name.replace(" ", "") if record.nameID == 6 else name
            for reserved in ("LiberationSans", "Liberation Sans", "NotoSansArabic", "Noto Sans Arabic"):
                old = old.replace(reserved, new)
            record.string = old


def boxed(font, upright):
    """What no font has must be seen: Liberation's slanted faces have an empty glyph for it, the upright one a box."""
    font["glyf"][".notdef"] = TTFont(upright)["glyf"][".notdef"]


def cut(source, codes):
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
    return font


def joined(font, other):
    """Both in one, in the units of the second."""
    scale_upem(font, other["head"].unitsPerEm)
    owners = [it["name"].getDebugName(0) for it in (font, other)]
    for record in font["name"].names:
        if record.nameID == 0:
            record.string = "; ".join(owners)
    with tempfile.TemporaryDirectory() as folder:
        paths = [f"{folder}/{number}.ttf" for number in range(2)]
        for part, path in zip((font, other), paths):
            # Tables that are for this font alone.
            for tag in ("gasp", "DSIG", "meta", "STAT"):
                if tag in part:
                    del part[tag]
            part.save(path)
        merged = merge.Merger().merge(paths)
    # The same file each time.
    merged["head"].created, merged["head"].modified = font["head"].created, font["head"].modified
    merged.recalcTimestamp = False
    return merged


def make(source, target, codes, name, added):
    font = cut(source, codes)
    if added:
        font = joined(font, cut(*added))
    if font["glyf"][".notdef"].numberOfContours == 0:
        boxed(font, source.with_name(source.name.replace("Italic", "Regular")))
    if name:
        rename(font, name)
    font.save(target)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    into = Path(sys.argv[2] if len(sys.argv) > 2 else __file__).resolve()
    for source, target, codes, name in FONTS:
        added = ADDED.get(target)
        added = added and (folder / added[0], added[1])
        make(folder / source, (into if into.is_dir() else into.parent) / target, codes, name, added)
