"""A drawing as a logo: shapes stay, everything that could do something is refused."""

import time

import pytest

from klachtenboek.domain.errors import LogoTooLarge, NotAPicture
from klachtenboek.letters.svg import MOST_BYTES, MOST_DEPTH, MOST_ELEMENTS, clean_svg, is_svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10">'


def drawing(inside: str) -> bytes:
    return f"{HEAD}{inside}</svg>".encode()


def test_shapes_colours_and_words_stay() -> None:
    found = clean_svg(
        drawing(
            '<defs><linearGradient id="a"><stop offset="0" stop-color="red"/></linearGradient></defs>'
            '<g fill="url(#a)"><path d="M0 0h10"/></g><style>.b{fill:#123456}</style><text x="1">A &amp; B</text>'
        )
    ).decode()
    for kept in ('fill="url(#a)"', 'd="M0 0h10"', ".b{fill:#123456}", "A &amp; B", 'viewBox="0 0 10 10"'):
        assert kept in found
    assert is_svg(found.encode())


def test_what_a_drawing_program_leaves_behind_is_left_out() -> None:
    found = clean_svg(
        b'<?xml version="1.0"?><!-- made --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://x/svg11.dtd">'
        b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://i" viewBox="0 0 1 1" i:version="1">'
        b"<metadata><a>x</a></metadata><i:namedview><i:grid/></i:namedview><title>Mijn logo</title>"
        b'<clipPath id="c"><rect/></clipPath><rect width="1" height="1" clip-path="url(#c)" onclick="go()" '
        b'style="fill:red;stroke-dasharray:0.00001;stroke:blue"/></svg>'
    ).decode()
    for gone in ("metadata", "namedview", "title", "clip", "onclick", "dasharray", "version"):
        assert gone not in found
    assert "fill:red;stroke:blue" in found


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="file:///etc/passwd"/>',
        "<script>alert(1)</script>",
        "<foreignObject/>",
        '<a href="#x"/>',
        '<use xlink:href="other.svg#a"/>',
        '<use href="file:///etc/passwd#a"/>',
        '<rect fill="url(http://x/#a)"/>',
        "<rect style=\"fill:url('file:///a')\"/>",
        "<style>@import 'x.css';</style>",
        "<style>.a{fill:u\\72l(x)}</style>",
        "<filter/>",
        "<mask/>",
        "<pattern/>",
        "<g>",
        "<rect",
        "&unknown;",
    ],
)
def test_what_could_fetch_or_do_something_is_refused(inside: str) -> None:
    with pytest.raises(NotAPicture):
        clean_svg(drawing(inside))


@pytest.mark.parametrize("data", [b"", b"<svg", b"<html/>", b"\xff\xfe\x00", b"<a/>"])
def test_what_is_no_drawing_is_refused(data: bytes) -> None:
    with pytest.raises(NotAPicture):
        clean_svg(data)


def test_words_that_grow_are_refused() -> None:
    laughs = (
        b'<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>'
    )
    with pytest.raises(NotAPicture):
        clean_svg(laughs)
    outside = (
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>'
    )
    with pytest.raises(NotAPicture):
        clean_svg(outside)


@pytest.mark.parametrize(
    "data",
    [
        b"<svg>" + b" " * MOST_BYTES,
        drawing("<g/>" * MOST_ELEMENTS),
        drawing("<g>" * (MOST_DEPTH + 1) + "</g>" * (MOST_DEPTH + 1)),
        drawing("<metadata>" * (MOST_DEPTH + 1) + "</metadata>" * (MOST_DEPTH + 1)),
        drawing('<g id="a"><rect/></g>' + '<use href="#a"/>' * 21),
        drawing('<g id="a"><rect/></g><g id="b"><use href="#a"/><use href="#a"/></g><use href="#b"/>'),
        drawing('<g id="a"><use href="#a"/></g>'),
    ],
)
def test_a_drawing_that_is_too_much_is_refused_at_once(data: bytes) -> None:
    started = time.process_time()
    with pytest.raises(LogoTooLarge):
        clean_svg(data)
    assert time.process_time() - started < 2


def test_only_what_begins_as_a_drawing_is_one() -> None:
    assert is_svg(b"\xef\xbb\xbf<?xml version='1.0'?>\n<svg/>")
    assert is_svg(b"<!-- x --><svg/>")
    assert not is_svg(b"\x89PNG\r\n\x1a\n<svg")
    assert not is_svg(b"<?xml version='1.0'?><html/>")
