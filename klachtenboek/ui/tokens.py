"""The colours of the window in light, dark and contrast, and the proof that they can be read; no Qt widgets."""

from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette

READABLE = 4.5
VISIBLE = 3.0


class Tokens(NamedTuple):
    """Hold one scheme: every colour as "#RRGGBB", `edge` as the width of a border in pixels at 100 %."""

    dark: bool
    bg: str
    sidebar: str
    surface: str
    surface2: str
    sunken: str
    plate: str
    field: str
    line: str
    line_btn: str
    line_strong: str
    divider: str
    text: str
    text2: str
    text3: str
    primary: str
    primary_hover: str
    primary_press: str
    on_primary: str
    link: str
    primary_tint: str
    primary_line: str
    primary_on_tint: str
    warm: str
    warm_tint: str
    warm_line: str
    warm_on_tint: str
    kant: str
    ok: str
    on_ok: str
    ok_tint: str
    ok_line: str
    ok_on_tint: str
    amber: str
    amber_tint: str
    amber_line: str
    amber_on_tint: str
    danger: str
    danger_tint: str
    danger_line: str
    danger_on_tint: str
    focus: str
    sel: str
    on_sel: str
    track: str
    chart1: str
    chart2: str
    chart3: str
    toast_bg: str
    toast_text: str
    toast_link: str
    edge: int = 1


LIGHT = Tokens(
    dark=False,
    bg="#F3F5F9",
    sidebar="#E9EDF4",
    surface="#FFFFFF",
    surface2="#F7F8FB",
    sunken="#EEF1F6",
    plate="#FFFFFF",
    field="#FFFFFF",
    line="#DFE4EC",
    line_btn="#C9D1DD",
    line_strong="#828C9F",
    divider="#E8ECF2",
    text="#141C2B",
    text2="#465166",
    text3="#5C677B",
    primary="#1F4690",
    primary_hover="#193A79",
    primary_press="#142F63",
    on_primary="#FFFFFF",
    link="#1F4690",
    primary_tint="#E6EDF9",
    primary_line="#D5E1F5",
    primary_on_tint="#1B3F84",
    warm="#B5471B",
    warm_tint="#FDF2EB",
    warm_line="#F2D9CA",
    warm_on_tint="#953A12",
    kant="#E0916F",
    ok="#1C7447",
    on_ok="#FFFFFF",
    ok_tint="#E3F3EA",
    ok_line="#B9DFC9",
    ok_on_tint="#14603A",
    amber="#8A5A00",
    amber_tint="#FFF2D2",
    amber_line="#F1D9A0",
    amber_on_tint="#764C00",
    danger="#B3261E",
    danger_tint="#FCE8E6",
    danger_line="#F3C2BE",
    danger_on_tint="#98201A",
    focus="#1F6FEB",
    sel="#DCE7FA",
    on_sel="#141C2B",
    track="#CDD5E0",
    chart1="#1F4690",
    chart2="#B5471B",
    chart3="#7F93B8",
    toast_bg="#1B2436",
    toast_text="#FFFFFF",
    toast_link="#A9C6FF",
)

DARK = Tokens(
    dark=True,
    bg="#10151E",
    sidebar="#0C1018",
    surface="#18202C",
    surface2="#1D2634",
    sunken="#121924",
    plate="#1D2634",
    field="#121924",
    line="#2A3546",
    line_btn="#3A475B",
    line_strong="#75829A",
    divider="#253041",
    text="#EBEFF6",
    text2="#B9C3D3",
    text3="#98A5B9",
    primary="#3B66BE",
    primary_hover="#4570C6",
    primary_press="#31589F",
    on_primary="#FFFFFF",
    link="#9DBDFF",
    primary_tint="#1D2D4C",
    primary_line="#263B63",
    primary_on_tint="#B4CCFF",
    warm="#F0986E",
    warm_tint="#38251C",
    warm_line="#5E3B2A",
    warm_on_tint="#FFC2A3",
    kant="#8A5138",
    ok="#6CCB98",
    on_ok="#10151E",
    ok_tint="#173226",
    ok_line="#2A5842",
    ok_on_tint="#9BE3BC",
    amber="#EDBF57",
    amber_tint="#352A12",
    amber_line="#5C4A20",
    amber_on_tint="#F7D68B",
    danger="#FF8F86",
    danger_tint="#3B1C1B",
    danger_line="#6A3230",
    danger_on_tint="#FFB7B1",
    focus="#7FA8FF",
    sel="#24365A",
    on_sel="#EBEFF6",
    track="#3A475B",
    chart1="#7FA5F0",
    chart2="#F0986E",
    chart3="#5F7093",
    toast_bg="#E7ECF5",
    toast_text="#141C2B",
    toast_link="#1F4690",
)


def contrast(system: QPalette) -> Tokens:
    """Make the contrast scheme from the palette of the system: no tints, every edge two pixels."""

    def named(role: QPalette.ColorRole) -> str:
        return system.color(QPalette.ColorGroup.Active, role).name().upper()

    window, ink = named(QPalette.ColorRole.Window), named(QPalette.ColorRole.WindowText)
    strong, on_strong = named(QPalette.ColorRole.Highlight), named(QPalette.ColorRole.HighlightedText)
    if ratio(ink, window) < READABLE:
        ink = "#000000" if ratio("#000000", window) > ratio("#FFFFFF", window) else "#FFFFFF"
    if ratio(on_strong, strong) < READABLE or ratio(strong, window) < VISIBLE:
        strong, on_strong = ink, window
    link = named(QPalette.ColorRole.Link)
    if ratio(link, window) < READABLE:
        link = ink
    filled = {"primary", "primary_hover", "primary_press", "focus", "sel"}
    on_filled = {"on_primary", "on_sel"}
    links = {"link", "primary_on_tint", "toast_link"}
    papers = {"bg", "sidebar", "surface", "surface2", "sunken", "plate", "field", "on_ok", "toast_bg"}
    colours: dict[str, str] = {}
    for name in COLOURS:
        if name in filled:
            colours[name] = strong
        elif name in on_filled:
            colours[name] = on_strong
        elif name in links:
            colours[name] = link
        elif name in papers or (name.endswith(("_tint", "_tint2")) and not name.endswith("_on_tint")):
            colours[name] = window
        else:
            colours[name] = ink
    return Tokens(dark=ratio(window, "#000000") < ratio(window, "#FFFFFF"), edge=2, **colours)


COLOURS = tuple(name for name in Tokens._fields if name not in {"dark", "edge"})


def ratio(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, 1.4.3), from 1 to 21."""
    brightest, darkest = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brightest + 0.05) / (darkest + 0.05)


def check(tokens: Tokens) -> list[str]:
    """Return one line for each pair of colours that is too faint to read or to see; empty is good."""
    return [
        f"{ink} on {paper}: {found:.2f}, needs {least}"
        for ink, paper, least in _pairs()
        if (found := ratio(getattr(tokens, ink), getattr(tokens, paper))) < least
    ]


def _pairs() -> list[tuple[str, str, float]]:
    plain = ("bg", "sidebar", "surface", "surface2", "sunken", "plate", "field")
    tints = ("primary_tint", "warm_tint", "ok_tint", "amber_tint", "danger_tint")
    tones = ("warm", "ok", "amber", "danger")
    pairs = [(ink, paper, READABLE) for ink in ("text", "text2", "text3") for paper in plain + tints]
    pairs += [("on_primary", paper, READABLE) for paper in ("primary", "primary_hover", "primary_press")]
    pairs += [(f"{tone}_on_tint", f"{tone}_tint", READABLE) for tone in ("primary", *tones)]
    pairs += [(ink, paper, READABLE) for ink in ("link", *tones) for paper in ("bg", "surface", "surface2")]
    pairs += [("on_sel", "sel", READABLE), ("on_ok", "ok", READABLE)]
    pairs += [(ink, "toast_bg", READABLE) for ink in ("toast_text", "toast_link")]
    pairs += [("line_strong", paper, VISIBLE) for paper in ("surface", "field")]
    pairs += [(ink, "surface", VISIBLE) for ink in ("focus", "chart1", "chart2", "chart3")]
    return pairs


def _luminance(colour: str) -> float:
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - from WCAG
        for part in parts
    )
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)
