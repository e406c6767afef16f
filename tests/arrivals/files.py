"""A raw folder as it may arrive: every format, encoding and layout, and what is no article, all made here."""

from __future__ import annotations

import gzip
import io
import json
from base64 import b64encode
from pathlib import Path
from quopri import encodestring

import docx
import pandas as pd
import zstandard
from pypdf import PdfReader, PdfWriter

from tests.extract.test_old_encodings import WAYS

NAMES = "An Bình Chiềng Đông Ea Gò Hòa Ia Khe La Mường Nà Phong Quảng Sông Tam Uyên Vĩnh Xuân Yên".split()


def title(n: int) -> str:
    return f"Huyện {NAMES[n // 20]} {NAMES[n % 20]} mở rộng vùng chè và rừng trồng"


def text(n: int) -> str:
    """Two sentences with three figures, unlike those of every other number."""
    return (
        f"Năm 2022, huyện trồng mới {200 + n} ha rừng và thu hoạch {3000 + 7 * n} tấn chè búp tươi.\n\n"
        f"Thu ngân sách nhà nước trên địa bàn đạt {40 + n} tỷ đồng, nhân dân các xã rất phấn khởi."
    )


def story(n: int, day: str = "09:48, 01/02/2023") -> str:
    return f"{title(n)}\n\n{day}\n\n{text(n)}\n"


def page(n: int, head: str = "") -> str:
    paragraphs = "".join(f"<p>{part}</p>" for part in text(n).split("\n\n"))
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title(n)}</title>{head}</head>'
        '<body><ul class="menu"><li><a>Trang chủ</a></li></ul>'
        f"<article><h1>{title(n)}</h1><p>01/02/2023 09:48</p>{paragraphs}</article><footer>Tòa soạn</footer></body></html>"
    )


def archive(n: int, transfer: str) -> bytes:
    """A page in a web archive."""
    content = page(n).encode()
    body = b64encode(content) if transfer == "base64" else encodestring(content)
    return (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="==b"\r\n\r\n--==b\r\n'
        b'Content-Type: text/html; charset="utf-8"\r\n'
        b"Content-Transfer-Encoding: " + transfer.encode() + b"\r\nContent-Location: https://vnexpress.net/a.html\r\n\r\n" + body + b"\r\n--==b--\r\n"
    )


def document(n: int, *, table: bool = False) -> bytes:
    """A Word document."""
    made = docx.Document()
    made.add_heading(title(n), 1)
    for part in ("01/02/2023 09:48", *text(n).split("\n\n")):
        made.add_paragraph(part)
    if table:
        made.add_paragraph("Đã hỗ trợ 12 hộ nghèo làm nhà", style="List Bullet")
        grid = made.add_table(rows=2, cols=3)
        for cell, words in zip(
            [c for row in grid.rows for c in row.cells], ["Xã", "Năm 2021 (ha)", "Năm 2022 (ha)", "Nà Khe", "510", "640"], strict=True
        ):
            cell.text = words
    return saved(made)


def saved(made: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def pdf(lines: list[str]) -> bytes:
    """A PDF file of one page; its font says by a table which letters its codes are."""
    letters = sorted(set("".join(lines)))
    code = {letter: f"{number:02X}" for number, letter in enumerate(letters, 1)}
    shown = "".join(f"<{''.join(code[c] for c in line)}> Tj 0 -16 Td " for line in lines)
    drawn = f"BT /F1 9 Tf 20 800 Td {shown}ET".encode() if letters else b""
    chars = "\n".join(f"<{code[c]}> <{ord(c):04X}>" for c in letters)
    cmap = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
    cmap += f"{len(letters)} beginbfchar\n{chars}\nendbfchar endcmap end"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 840] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(cmap), cmap.encode()),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 7\n0000000000 65535 f \n" + table + b"trailer << /Size 7 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(out)


def locked(content: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.encrypt("mật khẩu", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def record(n: int, **more: str) -> dict[str, str]:
    return {"id": f"record-{n}", "title": title(n), "text": text(n), "published": "2023-02-01T09:48:00+07:00"} | more


def lines_of(*records: dict[str, str]) -> bytes:
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in records).encode()


def parquet(*records: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    pd.DataFrame(list(records)).rename(columns={"text": "noi_dung"}).to_parquet(stream)
    return stream.getvalue()


LONG = (
    "Xuất khẩu gỗ của huyện khởi sắc\n\n{day}\n\n"
    "Năm 2022, sản lượng gỗ rừng trồng toàn huyện đạt 80.500 m3, tăng 3,2% so với năm 2021; "
    "trong đó xuất khẩu 24.000 m3, kim ngạch {worth} triệu USD.\n\n"
    "Các xã vùng cao tiếp tục mở rộng diện tích, toàn huyện có 11.200 ha được cấp chứng chỉ, "
    "nông dân yên tâm gắn bó với cây keo, cây quế quê mình.\n\n"
    "Giá thu mua gỗ keo bình quân đạt 1.350 nghìn đồng/m3, giúp hơn 4.100 hộ dân có thu nhập ổn định và từng bước vươn lên thoát nghèo bền vững.\n"
)
LAYOUTS = {
    "date-behind-title": story(0),
    "section-first": f"Kinh tế\n\n{story(1)}",
    "date-before-title": f"Thứ Tư, 01/02/2023, 09:48 [GMT+7]\n\n{title(2)}\n\n{text(2)}",
    "weekday-and-zone": story(3, "Thứ Tư, 01/02/2023, 09:48 [GMT+7]"),
    "updated": story(4, "Cập nhật: 01/02/2023 09:48"),
    "posted": story(5, "Ngày đăng: 01-02-2023 | Lượt xem: 120"),
    "day-in-words": story(6, "Ngày 1 tháng 2 năm 2023"),
    "iso-day": story(7, "2023-02-01T09:48:00+07:00"),
    "afternoon": story(8, "2:05 PM, 01/02/2023"),
    "without-day": f"{title(9)}\n\n{text(9)}",
    "day-at-the-end": f"{title(10)}\n\n{text(10)}\n\n01/02/2023",
    "without-title": text(11),
    "title-alone": title(12),
    "without-blank-lines": story(13).replace("\n\n", "\n"),
    "windows-line-ends": story(14).replace("\n", "\r\n"),
    "old-mac-line-ends": story(15).replace("\n", "\r"),
    "author-and-comments": f"{story(16)}\nLÊ HẢI\n\nÝ kiến bạn đọc\n\nHuyện tôi có 99 ha chè.\n\nCùng chuyên mục\n\nTặng 50 suất quà\n",
    "buttons": f"Trang chủ\n\nKinh tế\n\n{title(17)}\n\n01/02/2023 09:48\n\nChia sẻ\n\nA- A A+\n\n{text(17)}\n\nIn bài viết\n",
    "table": f"{story(18)}\nXã\tNăm 2021 (ha)\tNăm 2022 (ha)\nNà Khe\t510\t640\n",
    "bullets": f"{story(19)}\n- Làm mới 25 km đường;\n- Xây 14 cây cầu.\n",
    "page-saved-as-text": page(20),
    "no-such-day": story(21, "31/02/2023"),
}


def write(raw: Path, outside: Path) -> None:
    """Write the folder; `outside` gets the file that a link leads to."""
    for path, content in _files().items():
        target = raw / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
    outside.write_text(story(190), encoding="utf-8")
    (raw / "link-out.txt").symlink_to(outside)
    (raw / "link-in.txt").symlink_to(raw / "text" / "date-behind-title.txt")


def _files() -> dict[str, str | bytes]:
    """Contents by path."""
    made: dict[str, str | bytes] = {f"text/{name}.txt": content for name, content in LAYOUTS.items()}
    made |= {f"encodings/{name}.txt": way(story(30 + n)) for n, (name, (way, _)) in enumerate(WAYS.items())}
    made |= {
        "text/UPPER CASE.TXT": story(50),
        "text/tên có dấu.txt": story(51),
        "a/b/c/deep.txt": story(52),
        "baohagiang.vn/folder-of-a-newspaper.txt": story(53),
        "text/.hidden.txt": story(54),
        "web/page.html": page(60, '<link rel="canonical" href="https://vnexpress.net/a-1.html">'),
        "web/short.htm": page(61),
        "web/wide.html": page(62).encode("utf-16"),
        "web/tcvn3.html": WAYS["TCVN3"][0](page(63)),
        "web/bad-address.html": page(64, '<link rel="canonical" href="https://[nowhere/a-1.html">'),
        "web/quoted.mhtml": archive(65, "quoted-printable"),
        "web/base64.mht": archive(66, "base64"),
        "web/with-sidecar.html": page(67),
        "web/with-sidecar.meta.yaml": "published: 2023-03-09 07:30:00\nnewspaper: ha_giang\nauthor: Minh Ngọc\n",
        "web/only-a-menu.html": '<html><body><ul class="menu"><li><a href="/">Trang chủ</a></li></ul></body></html>',
        "web/no-page.mhtml": "MIME-Version: 1.0\nContent-Type: text/plain\n\nChỉ có chữ.\n",
        "word/article.docx": document(70),
        "word/list-and-table.docx": document(71, table=True),
        "word/no-text.docx": saved(docx.Document()),
        "word/cut.docx": document(72)[:9000],
        "word/words.docx": story(73),
        "pdf/plain.pdf": pdf([title(80), "01/02/2023 09:48", *text(80).split("\n\n")]),
        "pdf/picture-of-text.pdf": pdf([]),
        "pdf/locked.pdf": locked(pdf([title(81), *text(81).split("\n\n")])),
        "pdf/half.pdf": pdf([title(82)])[:300],
        "pdf/text-inside.pdf": story(83),
        "many/lines.jsonl": lines_of(record(90), record(91, id="../../etc/passwd"), record(92, id=".."), record(93, text="")) + b"{broken\n",
        "many/packed.jsonl.gz": gzip.compress(lines_of(record(94), record(95, url="https://vnexpress.net/x.html"))),
        "many/dense.jsonl.zst": zstandard.compress(lines_of(record(96), record(90))),
        "many/torn.jsonl.gz": gzip.compress(lines_of(record(97), record(98)))[:-30],
        "many/empty.jsonl": "",
        "many/columns.parquet": parquet(record(99), record(100)),
        "many/columns.columns.yaml": "text: noi_dung\n",
        "many/no-archive.parquet": "PAR1 và không còn gì",
        "sidecar/good.txt": text(110),
        "sidecar/good.meta.yaml": f"title: {title(110)}\npublished: 2023-02-01\nplace: VN63-02\n",
        "sidecar/unknown-key.txt": story(111),
        "sidecar/unknown-key.meta.yaml": "tittle: sai chính tả\n",
        "sidecar/bad-place.txt": story(112),
        "sidecar/bad-place.meta.yaml": "place: ATLANTIS\n",
        "sidecar/no-yaml.txt": story(113),
        "sidecar/no-yaml.meta.yaml": "title: [hở\n",
        "sidecar/nothing-said.txt": story(114),
        "sidecar/nothing-said.meta.yaml": "",
        "sidecar/alone.meta.yaml": "title: không có bài\n",
        "wrong/nothing.txt": "",
        "wrong/blank.txt": " \n\t\n\u00a0\n",
        "wrong/only-buttons.txt": "Chia sẻ\n\nFacebook\n",
        "wrong/picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(64),
        "wrong/binary.txt": bytes(range(256)) * 4,
        "wrong/word-inside.txt": document(120),
        "wrong/pdf-inside.txt": pdf([title(121)]),
        "wrong/torn-letter.txt": story(122).rstrip().rstrip(".").encode() + "ộ".encode()[:2],
        "wrong/german.txt": "Über die Größe der Märkte für Öl: 12 Prozent, Köln, Düsseldorf, Zürich, Österreich".encode("latin-1"),
        "wrong/sheet.xlsx": b"PK\x03\x04",
        "wrong/no-suffix": story(123),
        "wrong/data.json": json.dumps(record(124)),
        "zz/date-behind-title.txt": story(125),
        "web/page.txt": story(126),
        "zz/copy.txt": story(0),
        "repeats/first.txt": LONG.format(day="08:15, 20/01/2023", worth="6,1"),
        "repeats/reprint.txt": LONG.format(day="10:00, 21/01/2023", worth="6,1").replace("khởi sắc", "tăng mạnh") + "\nTheo Báo Hà Giang\n",
        "repeats/as-page.html": f"<html><body><h1>{LONG.partition(chr(10))[0]}</h1>"
        + "".join(f"<p>{part}</p>" for part in LONG.format(day="22/01/2023", worth="6,1").split("\n\n")[1:])
        + "</body></html>",
        "repeats/corrected.txt": LONG.format(day="07:00, 23/01/2023", worth="6,4"),
        "repeats/next-year.txt": LONG.format(day="07:00, 23/01/2024", worth="7,7")
        .replace("2022", "2023")
        .replace("2021", "2022")
        .replace("80.500", "91"),
    }
    return made
