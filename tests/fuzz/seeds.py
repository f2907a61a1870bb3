#!/usr/bin/env python3
"""Makes the seeds of the fuzzer from the project's own fixtures; the same each time. Python alone is enough.

Seeds of archives are parts in plain text (`crates/doors/src/parts.rs` packs them), so that a changed byte is a changed
byte of XML or JSON and not a broken checksum. `sealed` is not made here: sealing is random by design.
"""

import base64
import hashlib
import io
import json
import pathlib
import zipfile
import zlib

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
OLD = (1980, 1, 1, 0, 0, 0)


def put(target, name, data):
    folder = HERE / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())


def parts(files):
    """The form that `parts.rs` reads; a name with `+` before it is packed."""
    out = b""
    for name, data in files:
        data = data if isinstance(data, bytes) else data.encode()
        out += b"@@" + name.encode() + b"\n" + data
        out += b"" if data.endswith(b"\n") or not data else b"\n"
    return out


def archive(files, packing=zipfile.ZIP_STORED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in files:
            info = zipfile.ZipInfo(name, OLD)
            info.compress_type = packing
            packed.writestr(info, data)
    return out.getvalue()


class Pipe(io.RawIOBase):
    """Nothing can go back in a pipe, so sizes follow the bytes."""

    def __init__(self):
        self.bytes = b""

    def writable(self):
        return True

    def write(self, data):
        self.bytes += bytes(data)
        return len(data)


def streamed(files):
    out = Pipe()
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in files:
            info = zipfile.ZipInfo(name, OLD)
            info.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(info, data)
    return out.bytes


def zips():
    two = [("a/一.txt", "words " * 9), ("b.bin", bytes(range(40)))]
    put("zip", "stored", archive(two))
    put("zip", "packed", archive(two, zipfile.ZIP_DEFLATED))
    put("zip", "streamed", streamed(two))
    put("zip", "empty", archive([]))
    put("zip", "folders", archive([("a/", ""), ("a/b/", ""), ("a/b/c", "1")]))
    put("zip", "parts", parts([("a", "1"), ("+b/c", "2"), ("B/d", "3")]))


TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def ways(*targets):
    lines = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f"<Relationships>{lines}</Relationships>"


def book(sheet, shared="<si><t>姓名</t></si><si><t>身份证号</t></si>", setting=""):
    return [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ways(("officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{setting}<sheets><sheet name="名单" sheetId="1" r:id="r1"/></sheets></workbook>'),
        ("xl/_rels/workbook.xml.rels", ways(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml"))),
        ("xl/styles.xml", '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>'),
        ("xl/sharedStrings.xml", f"<sst>{shared}</sst>"),
        ("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>'),
    ]


HEAD = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'


def workbooks():
    row = '<row r="2" spans="1:2"><c r="A2" t="inlineStr"><is><t>张三</t></is></c><c r="B2" t="str"><f>A1</f><v>220104_x000D_</v></c></row>'
    days = '<row r="3"><c s="1"><v>43646</v></c><c s="2"><v>43647.5</v></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c t="d"><v>2019-07-01</v></c><c><f>1</f></c></row>'
    merged = '<mergeCells count="2"><mergeCell ref="A4:B5"/><mergeCell ref="A1:A1"/></mergeCells>'
    sheet = f'<dimension ref="A1:F3"/><cols><col min="1" max="2" style="1"/></cols><sheetData>{HEAD}{row}{days}<row r="9"/></sheetData>{merged}'
    put("workbook", "whole", parts(book(sheet)))
    runs = '<si><r><t>姓</t></r><r><rPr/><t xml:space="preserve">名 &amp;</t></r><rPh><t>x</t></rPh></si><si/>'
    put("workbook", "runs", parts(book(f"<sheetData>{HEAD}</sheetData>", runs, '<workbookPr date1904="1"/>')))
    put("workbook", "bare", parts(book("<sheetData/>")))
    put("workbook", "prefixed", parts(book(f"<x:sheetData xmlns:x='{MAIN}'><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData>")))
    small = ROOT / "tests/fixtures/rosters/plain.openpyxl.xlsx"
    with zipfile.ZipFile(small) as packed:
        kept = [name for name in packed.namelist() if not name.startswith(("docProps/", "xl/theme"))]
        put("workbook", "openpyxl", parts([(name, packed.read(name)) for name in kept]))
    put("workbook", "packed", archive(book(sheet), zipfile.ZIP_DEFLATED))


def tables():
    for name in ["plain.utf-8.csv", "names.utf-8-bom.csv", "ids.utf-8.csv", "dates.pasted.txt", "plain.semicolon.csv", "plain.tab-utf-16.txt", "plain.gbk.csv"]:
        put("table", name, (ROOT / "tests/fixtures/rosters" / name).read_bytes())
    put("table", "quoted", 'sep=;\r\n"a ""b""";"c\nd"\r\n\r\n1;2;3')
    put("table", "open", 'a\t"b\nc\td')


def letters():
    body = '<w:p><w:r><w:t>申报表 &lt;&#19968;</w:t><w:br/><w:t xml:space="preserve"> 二 </w:t></w:r></w:p><w:p/><w:tbl><w:tr><w:tc><w:p><w:r><w:t><![CDATA[三]]></w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
    put("letter", "whole", parts([("[Content_Types].xml", TYPES), ("word/document.xml", f"<w:document><w:body>{body}</w:body></w:document>")]))
    put("letter", "packed", parts([("+word/document.xml", f"<w:document>{body}</w:document>")]))


def evidence(number, media):
    start = {"jpeg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n"}.get(media, b"%PDF-")
    return start + bytes([number] * 8)


ENDINGS = {"jpeg": "jpg", "png": "png", "pdf": "pdf"}


def with_small_evidence(answers):
    """The answers with evidence of a few bytes, and those bytes by their names."""
    files = []
    for entry in answers["evidence"]["entries"]:
        media = entry["facts"]["evidence_media"]
        data = evidence(entry["id"], media)
        entry["facts"]["evidence_size"] = str(len(data))
        entry["facts"]["evidence_sha256"] = hashlib.sha256(data).hexdigest()
        files.append((f"e{entry['id']:02}.{ENDINGS[media]}", data))
    return answers, files


def bag(payload):
    """A bag as RFC 8493 wants it, without the papers; all of it ends lines with LF, so parts can hold it."""
    def manifest(files):
        return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files)
    payload = [(name, data if isinstance(data, bytes) else data.encode()) for name, data in payload]
    bagit = (ROOT / "crates/dossier/parts/bagit.txt").read_bytes()
    size = sum(len(data) for _, data in payload)
    info = f"Bagging-Date: 2026-11-22\nPayload-Oxum: {size}.{len(payload)}\n".encode()
    tags = [("bagit.txt", bagit), ("bag-info.txt", info), ("manifest-sha256.txt", manifest(payload).encode())]
    tags.append(("tagmanifest-sha256.txt", manifest(tags).encode()))
    return [(f"teji/{name}", data) for name, data in tags + payload]


def lined(files):
    """In parts, each file ends with a line end."""
    return [(name, data + b"\n") for name, data in files]


def few(answers, count):
    """The answers with no more than so many pieces of evidence."""
    answers["evidence"]["entries"] = answers["evidence"]["entries"][:count]
    return answers


def application():
    return json.loads((ROOT / "crates/dossier/cases/application-2.json").read_text())


def packages():
    answers = few(application(), 2)
    for entry in answers["evidence"]["entries"]:
        data = evidence(entry["id"], entry["facts"]["evidence_media"]) + b"\n"
        entry["facts"]["evidence_size"] = str(len(data))
        entry["facts"]["evidence_sha256"] = hashlib.sha256(data).hexdigest()
    files = [(f"data/evidence/e{entry['id']:02}.{ENDINGS[entry['facts']['evidence_media']]}", evidence(entry["id"], entry["facts"]["evidence_media"]) + b"\n") for entry in answers["evidence"]["entries"]]
    text = json.dumps(answers, ensure_ascii=False) + "\n"
    whole = bag([("data/dossier.json", text)] + files)
    put("person", "whole", parts(whole))
    put("person", "packed", archive(whole, zipfile.ZIP_DEFLATED))
    bare = json.dumps(empty_application(), ensure_ascii=False) + "\n"
    put("person", "bare", parts(bag([("data/dossier.json", bare)])))
    put("person", "torn", parts([("data/dossier.json", bare), ("manifest-sha256.txt", "00  data/none\nx\n")]))
    record = {"version": 1, "rules": "823e82e9", "software": "0.1.0", "reference": "2026-11-22", "schedules": {"2026": "2026-01-01 off 元旦\n"}, "outcomes": {"1": {"state": "A", "earliest": "2017-03-31", "latest": "never"}}}
    record = ("data/record.json", json.dumps(record, ensure_ascii=False) + "\n")
    put("received", "person", parts(bag([("data/dossier.json", bare), record])))
    put("received", "unread", parts(bag([("data/dossier.json", "{\n"), record])))
    put("opinion", "whole", json.dumps({"teji_opinion": 1, "package": "ab", "report": "cd", "advice": "return", "by": "某处", "day": "2026-12-01", "remark": "请改", "notes": [{"id": "person|1", "about": "1号", "text": "请补"}]}, ensure_ascii=False))
    put("opinion", "bare", json.dumps({"teji_opinion": 1, "package": "", "report": "", "advice": None, "by": "", "day": "", "remark": "", "notes": []}))
    batch = (ROOT / "crates/batch/cases/batch-1.json").read_text()
    put("received", "batch", parts(bag([("data/batch.json", batch), record])))
    put("package", "whole", parts(bag([("data/batch.json", batch)])))
    put("package", "packed", archive(bag([("data/batch.json", batch)]), zipfile.ZIP_DEFLATED))
    with_person = json.loads(batch)
    if with_person["people"]:
        with_person["people"][0]["application"] = answers
        number = with_person["people"][0]["number"]
        files = [(name.replace("data/", f"data/people/{number:04}/"), data) for name, data in files]
        text = json.dumps(with_person, ensure_ascii=False) + "\n"
        put("package", "evidence", parts(bag([("data/batch.json", text)] + files)))


def empty_application():
    none = {"next": 1, "entries": []}
    return {"version": 2, "facts": {}, "rulings": {}, "reference": "", "place": "", "basics": {}, "posts": none, "merits": none, "honours": none, "evidence": none}


def pages():
    def page(answers, files):
        data = json.dumps(answers, ensure_ascii=False).replace("<", "\\u003c")
        blocks = "".join(f'<script type="text/plain" id="teji-{name}">{base64.b64encode(data).decode()}</script>\n' for name, data in files)
        return f'<!doctype html>\n<html lang="zh-CN">\n<body>\n<script type="application/json" id="teji-dossier">{data}</script>\n{blocks}\n</body>\n</html>\n'
    answers, files = with_small_evidence(few(application(), 2))
    put("page", "whole", page(answers, files))
    put("page", "bare", page(empty_application(), []))


def texts():
    put("application", "whole", (ROOT / "crates/dossier/cases/application-2.json").read_bytes())
    put("application", "draft", (ROOT / "crates/dossier/cases/draft-1.json").read_bytes())
    put("application", "bare", json.dumps(empty_application()))
    put("application", "newer", '{"version": 9, "more": [null, true, 1.5e3, "\\ud83d\\ude00"]}')
    put("batch", "whole", (ROOT / "crates/batch/cases/batch-1.json").read_bytes())
    plan = json.loads((ROOT / "crates/batch/cases/plan.json").read_text())
    text = json.dumps({"teji_plan": 1, "plan": plan}, ensure_ascii=False)
    put("plan", "file", text)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(text.encode()) + packer.flush()
    put("plan", "fragment", base64.urlsafe_b64encode(packed).rstrip(b"="))
    bare = {"teji_plan": 1, "plan": {"facts": {}, "rulings": {}, "occupations": {"next": 1, "entries": []}, "further": {"next": 1, "entries": []}}}
    put("plan", "bare", json.dumps(bare))


def others():
    put("continuation", "bare", b"#\x01" + bytes(17))
    put("continuation", "days", b"#" + bytes.fromhex("0100000000000002000000001115091e021115000000000301020007000c0000000000000007000000000d051209141f141201090e0900001300000003040301021300000019000000"))
    put("continuation", "periods", b"#" + bytes.fromhex("010004040404040404040004040404040404040504070e04040300000004040404040404040400001e1f1d001f1015020c0903091419000000050000000d0000000011050000"))
    put("continuation", "typed", "0123-4567-89ab cdef")
    put("picture", "jpeg", b"\xff\xd8\xff\xe0\x00\x04ab\xff\xff\xc4\x00\x03x\xff\xc2\x00\x0b\x08\x01\x9d\x01\x27\x03")
    put("picture", "png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x21\0\0\0\x30\x08\x02\0\0\0")
    put("picture", "pdf", "%PDF-1.7\n")


zips()
workbooks()
tables()
letters()
packages()
pages()
texts()
others()
