"""Files and sidecars → pages: what may lie in the curator's folder, and what each mistake is told like."""

import codecs
import os
from pathlib import Path

import pytest

from digest.corpus import decode_page, parse_page, read_corpus, read_page
from digest.errors import CorpusError, DigestError, VocabularyError

TEXT = "园区做减法 服务做加法\n——访安和区委书记林远舟\n\n“差距不在山水，而在眼界。”林远舟说。\n\n本报记者 何舟\n"
LINES = tuple(TEXT.splitlines())


def _error(folder: Path, kind: type[DigestError] = CorpusError) -> DigestError:
    """The error that reading a folder raises; it names what to do next."""
    with pytest.raises(kind) as caught:
        read_corpus(folder)
    assert caught.value.advice
    return caught.value


def test_pages_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    """Every NAME.txt is a page called NAME; other files are left alone."""
    for name in ("b.txt", "a.txt", "c10.txt", "notes.md", ".hidden.txt", "picture.jpg"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    pages = read_corpus(tmp_path)
    assert [page.name for page in pages] == ["a", "b", "c10"]
    assert all(page.lines == LINES for page in pages)


ENCODINGS = {
    "UTF-8": TEXT.encode(),
    "UTF-8 with a byte order mark": codecs.BOM_UTF8 + TEXT.encode(),
    "UTF-16 little endian with a mark": codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
    "UTF-16 big endian with a mark": codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    "UTF-16 little endian without a mark": TEXT.encode("utf-16-le"),
    "UTF-16 big endian without a mark": TEXT.encode("utf-16-be"),
    "UTF-32 with a mark": TEXT.encode("utf-32"),
    "GB18030": TEXT.encode("gb18030"),
    "GBK": TEXT.encode("gbk"),
    "CRLF": TEXT.replace("\n", "\r\n").encode(),
    "CR": TEXT.replace("\n", "\r").encode(),
}


@pytest.mark.parametrize("data", ENCODINGS.values(), ids=ENCODINGS)
def test_a_page_reads_the_same_in_every_encoding(data: bytes, tmp_path: Path) -> None:
    """A page's lines are the same whatever its encoding, byte order mark and line ends."""
    path = tmp_path / "page.txt"
    path.write_bytes(data)
    assert read_page(path).lines == LINES


@pytest.mark.parametrize(
    "data", [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE], ids=["no bytes", "UTF-8 mark", "UTF-16 mark"]
)
def test_an_empty_file_is_an_empty_page(data: bytes, tmp_path: Path) -> None:
    """A file without text is a page without lines, not an error."""
    (tmp_path / "page.txt").write_bytes(data)
    assert read_corpus(tmp_path)[0].lines == ()


BINARIES = {
    "PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 20,
    "ZIP": b"PK\x03\x04" + bytes(range(256)) * 20,
    "PNG": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20,
    "zeros": b"\x00" * 4096,
}


@pytest.mark.parametrize("data", BINARIES.values(), ids=BINARIES)
def test_what_is_no_text_is_refused(data: bytes, tmp_path: Path) -> None:
    """A file that is no text is an error that names the file and shows its first bytes."""
    (tmp_path / "page.txt").write_bytes(data)
    error = _error(tmp_path)
    assert error.where == str(tmp_path / "page.txt")
    assert data[:4].hex(" ") in error.fragment
    assert "UTF-8" in error.advice


def test_a_cut_file_is_read_or_refused_but_raises_nothing_else() -> None:
    """Bytes that stop inside a character give a text or the one error of this room."""
    for data in (TEXT.encode(), TEXT.encode("gb18030"), TEXT.encode("utf-16")):
        for end in range(len(data)):
            try:
                text = decode_page(data[:end], "page.txt")
            except CorpusError:
                continue
            assert isinstance(text, str)


def test_a_page_of_ten_megabytes_is_read(tmp_path: Path) -> None:
    """A large page is read whole."""
    lines = 10_000_000 // len("城市要有烟火气，也要有书卷气。\n".encode()) + 1
    (tmp_path / "page.txt").write_text("城市要有烟火气，也要有书卷气。\n" * lines, encoding="utf-8")
    assert len(read_corpus(tmp_path)[0].lines) == lines


def test_lines_are_kept_as_received() -> None:
    """White space, invisible characters and empty lines stay: only line ends go."""
    assert parse_page("page", "　　一\u00a0二 \n\n\u200b三").lines == ("　　一\u00a0二 ", "", "\u200b三")


def test_a_folder_without_pages(tmp_path: Path) -> None:
    """A folder without a page is an error that names the folder."""
    (tmp_path / "notes.md").write_text("no page", encoding="utf-8")
    assert _error(tmp_path).where == str(tmp_path)


def test_a_folder_that_is_missing(tmp_path: Path) -> None:
    """A folder that is not there, or is a file, is an error that names it."""
    assert _error(tmp_path / "nowhere").where == str(tmp_path / "nowhere")
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert _error(tmp_path / "file").where == str(tmp_path / "file")


def test_a_page_that_is_a_folder(tmp_path: Path) -> None:
    """A folder called NAME.txt is an error that names it."""
    (tmp_path / "page.txt").mkdir()
    assert _error(tmp_path).where == str(tmp_path / "page.txt")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read every file")
def test_an_unreadable_page(tmp_path: Path) -> None:
    """A page without permission is an error that names it."""
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    assert _error(tmp_path).where == str(path)


def test_a_dangling_link(tmp_path: Path) -> None:
    """A page that is a link to nothing is an error that names it."""
    path = tmp_path / "page.txt"
    path.symlink_to(tmp_path / "nowhere.txt")
    assert _error(tmp_path).where == str(path)


def test_two_pages_at_one_address(tmp_path: Path) -> None:
    """Names that differ in upper and lower case alone would share an address: an error that names both."""
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "Page.txt").write_text(TEXT, encoding="utf-8")
    if len(list(tmp_path.iterdir())) < 2:
        pytest.skip("this file system tells no upper from lower case")
    error = _error(tmp_path)
    assert "page.txt" in error.message
    assert "Page.txt" in error.message


def test_the_sidecar_says_what_the_page_does_not_print(tmp_path: Path) -> None:
    """Paper, date, page number, occasion and errata are read from NAME.yml beside NAME.txt."""
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    sidecar = "paper: 安和日报\ndate: 2024-06\npage_number: A03\noccasion: 春季外出考察\ninferred:\n  date: 据上下文\n"
    sidecar += "errata:\n  - printed: 山水\n    read: 山川\n    why: 识别错误\n"
    (tmp_path / "page.yml").write_text(sidecar, encoding="utf-8")
    found = read_corpus(tmp_path)[0].sidecar
    assert (found.paper, found.date, found.page_number, found.occasion) == (
        "安和日报",
        "2024-06",
        "A03",
        "春季外出考察",
    )
    assert dict(found.inferred) == {"date": "据上下文"}
    assert [(erratum.printed, erratum.read, erratum.where) for erratum in found.errata] == [("山水", "山川", None)]
    assert found.rendition == "full"


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "paper:\n"])
def test_a_sidecar_may_say_nothing(text: str, tmp_path: Path) -> None:
    """An empty sidecar, or an empty key, leaves everything unknown: None, never an empty text."""
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "page.yml").write_text(text, encoding="utf-8")
    sidecar = read_corpus(tmp_path)[0].sidecar
    assert (sidecar.paper, sidecar.date) == (None, None)


# the sidecar, the line of the mistake, what the error quotes or says
MISTAKES = {
    "unknown key": ("paper: 安和日报\ndates: 2024\n", 2, "date"),
    "key twice": ("paper: 安和日报\npaper: 安和晚报\n", 2, "paper"),
    "no date": ("paper: 安和日报\ndate: 六月\n", 2, "六月"),
    "impossible date": ('paper: 安和日报\ndate: "2024-13-01"\n', 2, "2024-13-01"),
    "date the wrong way round": ("date: 05/06/2024\n", 1, "05/06/2024"),
    "unknown rendition": ("rendition: short\n", 1, "short"),
    "a list for a text": ("paper: [安和日报]\n", 1, "paper"),
    "a text for a list": ("errata: 山水\n", 1, "errata"),
    "an erratum without why": ("errata:\n  - printed: 山水\n    read: 山川\n", 2, "why"),
    "no YAML": ("paper: 安和日报\ndate: [\n", 3, "YAML"),
    "no mapping": ("- 安和日报\n", 1, "key: value"),
}


@pytest.mark.parametrize(("text", "line", "quoted"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_in_a_sidecar_is_told_with_its_line(text: str, line: int, quoted: str, tmp_path: Path) -> None:
    """A sidecar that is wrong is an error that names file and line, quotes what is wrong and says what to do."""
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "page.yml").write_text(text, encoding="utf-8")
    error = _error(tmp_path, VocabularyError)
    assert error.where == f"{tmp_path / 'page.yml'}:{line}"
    assert quoted in str(error)


def test_a_day_that_no_calendar_has_is_told(tmp_path: Path) -> None:
    """The 30th of February is no date."""
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "page.yml").write_text('date: "2023-02-30"\n', encoding="utf-8")
    assert _error(tmp_path, VocabularyError).where == f"{tmp_path / 'page.yml'}:1"


def test_a_sidecar_without_its_page(tmp_path: Path) -> None:
    """A sidecar that belongs to no page is an error that suggests the likely one."""
    (tmp_path / "page-one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "page-onee.yml").write_text("", encoding="utf-8")
    error = _error(tmp_path, VocabularyError)
    assert error.where == str(tmp_path / "page-onee.yml")
    assert "page-one.yml" in error.advice


@pytest.mark.parametrize("data", [TEXT.encode("gb18030"), b"\xff\xfe\x00"], ids=["GB18030", "no text"])
def test_a_sidecar_that_is_no_utf8(data: bytes, tmp_path: Path) -> None:
    """A sidecar in another encoding is an error that names it."""
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "page.yml").write_bytes(data)
    assert _error(tmp_path, VocabularyError).where == str(tmp_path / "page.yml")
