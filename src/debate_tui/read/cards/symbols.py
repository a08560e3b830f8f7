"""Characters of symbol fonts: Word keeps what it inserts from Symbol or Wingdings as a code of that font, not as a character."""

_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_SYMBOL = {
    0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2A: "∗", 0x2D: "−", 0x40: "≅", 0x5C: "∴", 0x5E: "⊥", 0x7E: "∼",
    **dict(zip(range(0x41, 0x5B), _GREEK[0], strict=True)), **dict(zip(range(0x61, 0x7B), _GREEK[1], strict=True)),
    **dict(enumerate("€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑", 0xA0)),
    0xF1: "〉", 0xF2: "∫",
}  # fmt: skip
"""By its code, the character of the font Symbol (Adobe's Symbol encoding, as mapped in Unicode's VENDORS/ADOBE/symbol.txt);
codes that are not here are those of ASCII, or parts of large brackets."""
_WINGDINGS = {
    0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "◻",
    0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE3: "↖", 0xE4: "↗", 0xE5: "↙", 0xE6: "↘", 0xE7: "←", 0xE8: "➔",
    0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xF3: "⬄", 0xF4: "⇳", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
"""Those of Wingdings that Word puts for what is typed (“-->” becomes an arrow), and the commonest bullets and ticks."""
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_PRIVATE = 0xF000
"""What Word adds to the codes of symbol fonts: it puts them into Unicode's private use area."""
UNKNOWN = "\N{REPLACEMENT CHARACTER}"


def character(font: str, code: str) -> str:
    """The character that a code in hexadecimal figures stands for in a font; `UNKNOWN` where that isn't known."""
    try:
        number = int(code, 16)
        if _PRIVATE <= number <= _PRIVATE + 0xFF:
            number -= _PRIVATE
            table = _FONTS.get(font.strip().lower(), {})
            plain = chr(number) if font.strip().lower() == "symbol" and 0x20 <= number < 0x7F else UNKNOWN
            return table.get(number, plain)
        return chr(number) if number >= 0x20 and not 0xD800 <= number <= 0xDFFF else UNKNOWN
    except (ValueError, OverflowError):
        return UNKNOWN
