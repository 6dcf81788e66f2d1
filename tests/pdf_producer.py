"""PDF files with a text layer, made for the tests: every character where a test wants it."""

from collections.abc import Sequence

Line = tuple[float, float, float, str]
"""x and y from the top left, size, text."""


def make_pdf(
    *texts: Sequence[Line],
    width: int = 600,
    height: int = 800,
    is_vertical: bool = False,
    matrix: str = "",
    turned_by: int = 0,
) -> bytes:
    """Return a PDF of pages of lines, in a font that every reader knows.

    Args:
        texts: the lines of each page.
        width: of a page, in points.
        height: of a page, in points.
        is_vertical: whether characters run down from where their line begins.
        matrix: by which all that is drawn is moved and turned.
        turned_by: degrees by which a viewer turns the page to the right.
    """
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    objects.append(
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-%s/DescendantFonts["
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
        b"/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/Ascent 880/Descent -120"
        b"/ItalicAngle 0/CapHeight 700/StemV 80/FontBBox[-25 -254 1000 880]>>>>]>>"
        % (b"V" if is_vertical else b"H")
    )
    kids = []
    for lines in texts:
        shows = (
            f"BT /F {size} Tf {x} {height - y} Td <{text.encode('utf-16-be').hex()}> Tj ET"
            for x, y, size, text in lines
        )
        stream = "\n".join([f"{matrix} cm" if matrix else "", *shows]).encode()
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Rotate %d"
            b"/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>" % (width, height, turned_by, len(objects))
        )
        kids.append(len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (
        len(kids),
        b" ".join(b"%d 0 R" % kid for kid in kids),
    )
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    start = len(out)
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (
            size,
            table,
            size,
            start,
        )
    )


def column(x: float, y: float, lines: Sequence[str]) -> list[Line]:
    """Return lines under each other, of ten points."""
    return [(x, y + 14 * number, 10, line) for number, line in enumerate(lines)]
