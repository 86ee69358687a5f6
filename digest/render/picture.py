"""The picture that a shared link shows: who speaks of what, as shades, areas down and themes across.

It has no words: no font of the machine that builds decides how it looks, and no library for pictures is needed (Pillow
would be 7 MB for it, and brings no Chinese font). It is a PNG, because the services that show such pictures take no SVG.

The same bytes on every machine: zlib's output differs from one version to the next, so the few lines of deflate that
are needed stand here. They know literals and runs, in the fixed Huffman code (RFC 1951, 3.2.6); rows that equal the row
above become zeros by PNG's filter, so runs are nearly all there is.
"""

import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from digest.models import Document, Library
from digest.render.indexes import Row, build_indexes
from digest.vocabulary import Vocabulary

__all__ = ["draw_matrix", "encode_png", "render_picture"]

WIDTH, HEIGHT = 1200, 630  # what services that show pictures of links ask for
MARGIN, GAP = 60, 4
BAND = 36
PALETTE = ("fffefb", "eef2f4", "e3eff4", "bcd9e5", "84b8cd", "1d5f7c", "1d4e63")  # as in the style sheet
PAPER, EMPTY, FIRST_SHADE, INK = 0, 1, 1, 6
LONGEST_RUN = 258
ABOVE = 2  # PNG's filter "Up"


def render_picture(library: Library, vocabulary: Vocabulary) -> tuple[Document, ...]:
    """``picture.png``, for Open Graph."""
    return (Document(path="picture.png", data=draw_matrix(build_indexes(library, vocabulary).matrix)),)


def draw_matrix(matrix: Sequence[Row]) -> bytes:
    """The matrix of areas and themes as PNG; an empty one is a sheet with a band."""
    grid = [[FIRST_SHADE + shade for _, _, shade in row.cells] for row in matrix] or [[EMPTY]]
    wide = (WIDTH - 2 * MARGIN) // len(grid[0])
    high = (HEIGHT - BAND - 2 * MARGIN) // len(grid)
    rows = [bytes([INK]) * WIDTH] * BAND + [_line([], wide)] * MARGIN
    for colours in grid:
        rows += [_line(colours, wide)] * max(1, high - GAP) + [_line([], wide)] * min(GAP, high - 1)
    rows += [_line([], wide)] * (HEIGHT - len(rows))
    return encode_png(rows[:HEIGHT], PALETTE)


def _line(colours: Iterable[int], wide: int) -> bytes:
    """A row of pixels through the cells of one area."""
    cells = b"".join(bytes([colour]) * (wide - GAP) + bytes([PAPER]) * GAP for colour in colours)
    return (bytes([PAPER]) * MARGIN + cells).ljust(WIDTH, bytes([PAPER]))[:WIDTH]


def encode_png(rows: Sequence[bytes], palette: Sequence[str]) -> bytes:
    """Rows of palette numbers, a byte a pixel, as PNG. The palette holds colours as ``rrggbb``."""
    above = [bytes(len(rows[0])), *rows]
    lines = (
        bytes([ABOVE]) + bytes((now - before) & 0xFF for now, before in zip(row, last, strict=True))
        if row != last
        else bytes([ABOVE]) + bytes(len(row))
        for last, row in zip(above, rows, strict=False)
    )
    data = b"".join(lines)
    header = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", bytes.fromhex("".join(palette))), (b"IDAT", _compress(data)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _compress(data: bytes) -> bytes:
    """The zlib form of some bytes: one block in the fixed code, its bits filled into bytes from the lowest."""
    bits = "".join(["1", "10", *_codes(data), _huffman(256)])
    bits += "0" * (-len(bits) % 8)
    body = bytes(int(bits[at : at + 8][::-1], 2) for at in range(0, len(bits), 8))
    return b"\x78\x01" + body + struct.pack(">I", zlib.adler32(data))


def _codes(data: bytes) -> Iterator[str]:
    for byte, group in groupby(data):
        left = sum(1 for _ in group) - 1
        yield _huffman(byte)
        while left >= 3:
            run = min(left, LONGEST_RUN)
            yield _length(run) + "00000"  # at distance 1
            left -= run
        yield from (_huffman(byte) for _ in range(left))


def _length(run: int) -> str:
    """The code of a run's length (3 to 258): the longer, the more extra bits, from the lowest, behind it."""
    if run == LONGEST_RUN:
        return _huffman(285)
    extra = max(0, (run - 3).bit_length() - 3)
    bits = f"{(run - 3) & ((1 << extra) - 1):0{extra}b}"[::-1] if extra else ""
    return _huffman(257 + 4 * extra + ((run - 3) >> extra)) + bits


def _huffman(symbol: int) -> str:
    """The fixed code of a literal or length."""
    for first, last, code, width in ((0, 143, 0x30, 8), (144, 255, 0x190, 9), (256, 279, 0, 7), (280, 287, 0xC0, 8)):
        if symbol <= last:
            return f"{code + symbol - first:0{width}b}"
    raise ValueError(symbol)
