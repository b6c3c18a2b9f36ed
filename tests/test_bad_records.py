"""Bad records: each fault is found, at its file, line and record, and the message says what to do."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from camwatch.cli.app import app
from camwatch.curation.check import check_records
from camwatch.curation.explained import without_history
from camwatch.curation.fault import Fault
from camwatch.curation.format import format_records
from camwatch.errors import UnknownArgument
from camwatch.model.commitment import Milestone
from camwatch.model.fields import fields
from camwatch.model.tables import STORED
from tests.sample import edit

MINISTRY = "claims/gb/gb-ministry-of-doors.yml"
NORTHTOWN = "claims/gb/gb-northtown-council.yml"
SHOP = "claims/gb/gb-shop.yml"
VENDOR = "vendors/acme.yml"
BODIES = "bodies/uk.csv"


def faults(records: Path) -> list[Fault]:
    return check_records(records)[1]


def test_the_sample_is_sound(records: Path) -> None:
    """The sample has no fault, so each fault below is the planted one."""
    assert faults(records) == []


EDITS = [
    # file, what is replaced, by what, line, record, what the message says
    ("wrong number", NORTHTOWN, "    cameras: 12\n    prompted_by", "    cameras: dozen\n    prompted_by", 30, "gb-northtown-council-phase-out-2022", "'dozen' is not a whole number"),
    ("wrong truth value", SHOP, "present: true", "present: yes", 26, "gb-shop-uses-acme-2022", "expected true or false"),
    ("wrong word", SHOP, "action: remove", "action: ban", 6, "gb-shop-remove-2022", "'ban' is not a valid action; choose from: designate"),
    ("unknown key", SHOP, "instrument: pledge", "instrument: pledge\n    deadline: 2023", 9, "gb-shop-remove-2022", "'deadline' is not a field of a commitment"),
    ("missing key", SHOP, "    instrument: pledge\n", "", 3, "gb-shop-remove-2022", "'instrument' is missing"),
    ("duplicate key", SHOP, "instrument: pledge", "instrument: pledge\n    instrument: pledge", 9, "", "the key 'instrument' occurs twice"),
    ("empty value", SHOP, "instrument: pledge", "instrument:", 8, "gb-shop-remove-2022", "'instrument' has no value. Expected: the form of the commitment, such as a policy"),
    ("text where a list belongs", SHOP, "vendors: [bolt]", "vendors: bolt", 5, "gb-shop-remove-2022", "must be a list"),
    ("empty list", SHOP, "vendors: [bolt]", "vendors: []", 5, "gb-shop-remove-2022", "'vendors' is an empty list"),
    ("list where a text belongs", SHOP, "action: remove", "action: [remove]", 6, "gb-shop-remove-2022", "found a list"),
    ("duplicate id", NORTHTOWN, "id: gb-northtown-council-decline-2021", "id: gb-northtown-council-phase-out-2022", 17, "gb-northtown-council-phase-out-2022", "has the same id"),
    ("id of another form", SHOP, "id: gb-shop-remove-2022", "id: Gb Shop", 3, "Gb Shop", "expected lower-case letters, digits and single hyphens"),
    ("id of another body", SHOP, "id: gb-shop-remove-2022", "id: gb-shoe-remove-2022", 3, "gb-shoe-remove-2022", "must begin with the id of its body: gb-shop-"),
    ("dangling vendor", SHOP, "vendors: [bolt]", "vendors: [bold]", 5, "gb-shop-remove-2022", "no vendor has the id 'bold'; choose from: acme, bolt"),
    ("dangling source", SHOP, "source: foi-answer", "source: foi-answers", 17, "gb-shop-remove-2022", "no source has the id 'foi-answers'"),
    ("dangling intervention", NORTHTOWN, "[2022-letter-northtown]", "[2021-letter-northtown]", 31, "gb-northtown-council-phase-out-2022", "no intervention has the id '2021-letter-northtown'"),
    ("impossible date", SHOP, "announced: 2022-12", "announced: 2022-13", 9, "gb-shop-remove-2022", "is not a valid date"),
    ("due before announced", NORTHTOWN, "due: 2023-02", "due: 2022-02", 25, "gb-northtown-council-phase-out-2022", "earlier than 'announced' (2022-10-27)"),
    ("milestones out of order", SHOP, "date: 2023-03", "date: 2021-03", 13, "gb-shop-remove-2022", "earliest first"),
    ("milestone without citation", SHOP, "        citations:\n          - source: foi-answer\n", "", 13, "gb-shop-remove-2022", "only the first milestone"),
    ("date in the future", SHOP, "as_of: 2022-05", "as_of: 2032-05", 27, "gb-shop-uses-acme-2022", "'as_of' (2032-05) is in the future"),
    ("unsupported number", SHOP, "supports: [present, as_of]", "supports: [present]", 27, "gb-shop-uses-acme-2022", "no citation supports 'as_of'"),
    ("note with a number and no citation", SHOP, "    summary: A reporter saw", "    note: The page counts 3 branches.\n    summary: A reporter saw", 28, "gb-shop-uses-acme-2022", "no citation supports 'note'"),
    ("note with a quotation and no citation", SHOP, "    summary: A reporter saw", "    note: The page says “some”.\n    summary: A reporter saw", 28, "gb-shop-uses-acme-2022", "no citation supports 'note'"),
    ("note on a vendor with a number and no citation", VENDOR, "    currency: CNY", "    currency: CNY\n    note: Restated to 5.8 billion.", 19, "acme-net-profit-2022-h1", "no citation supports 'note'"),
    ("a date that was inferred", SHOP, "    summary: A reporter saw", "    note: The page is undated; the year is inferred.\n    summary: A reporter saw", 28, "gb-shop-uses-acme-2022", "forbids 'is inferred'"),
    ("history of the search", SHOP, "    summary: A reporter saw", "    note: The answer itself was not seen.\n    summary: A reporter saw", 28, "gb-shop-uses-acme-2022", "forbids 'answer itself was not seen'"),
    ("loaded word", SHOP, "A reporter saw", "The shop refused to say why a reporter saw", 28, "gb-shop-uses-acme-2022", "forbids"),
    ("quotation marks around a translation", SHOP, "    summary: A reporter saw", "    summary: A reporter saw “many” of", 28, "gb-shop-uses-acme-2022", "in quotation marks"),
    ("outcome without a citation", "interventions/2022.yml", "date: 2022-09", "date: 2022-09\n    outcome: The council agreed.", 6, "2022-letter-northtown", "no citation supports 'outcome'"),
    ("supports no field", SHOP, "supports: [present, as_of]", "supports: [present, as_of, colour]", 31, "gb-shop-uses-acme-2022", "'colour' is not a field of a tie"),
    ("supports an absent field", SHOP, "supports: [present, as_of]", "supports: [present, as_of, cameras]", 31, "gb-shop-uses-acme-2022", "supports 'cameras', but the claim has no 'cameras'"),
    ("source cited twice", NORTHTOWN, "      - source: gazette-2\n        supports: [action, announced, due, cameras, prompted_by]", "      - source: gazette-2\n        supports: [action, announced, due, cameras, prompted_by]\n      - source: gazette-2", 35, "gb-northtown-council-phase-out-2022", "'gazette-2' is cited 2 times"),
    ("summary too long", SHOP, "A reporter saw", "A reporter saw " + "and saw again " * 20, 28, "gb-shop-uses-acme-2022", "69 words"),
    ("summary is a title", SHOP, "A reporter saw the maker's cameras in three branches.", "The shop decides.", 28, "gb-shop-uses-acme-2022", "repeats the title of the source 'rival-press'"),
    ("body of the file", SHOP, "body: gb-shop\n", "body: gb-shoe\n", 1, "", "the file is called gb-shop.yml"),
    ("foreign list", SHOP, "ties:\n", "tie:\n", 22, "", "'tie' does not belong in this file; choose from: body, commitments, ties"),
    ("vendor given by its file", VENDOR, "    name: Eyelet", "    name: Eyelet\n    vendor: acme", 8, "acme-eyelet", "already says that 'vendor'"),
    ("member of a company", VENDOR, "country: CN", "country: CN\nmembers: [bolt]", 5, "acme", "only a class has members"),
    ("period that ends first", VENDOR, "period_end: 2022-06-30", "period_end: 2021-06-30", 16, "acme-net-profit-2022-h1", "earlier than 'period_start'"),
    ("number with an exponent", VENDOR, "value: 5759000000", "value: 5.8e9", 17, "acme-net-profit-2022-h1", "'5.8e9' is not a number"),
    ("circle of parents", BODIES, "gb-ministry-of-doors,Ministry of Doors,central_government,GB,acronym: MOD,GB-GOR: D1,,", "gb-ministry-of-doors,Ministry of Doors,central_government,GB,acronym: MOD,GB-GOR: D1,gb-ministry-of-doors,", 2, "gb-ministry-of-doors", "the values of 'parent' form a circle: gb-ministry-of-doors → gb-ministry-of-doors"),
    ("no such country", BODIES, "Shop, Ltd\",retailer,GB", "Shop, Ltd\",retailer,UK", 5, "gb-shop", "'UK' is not an ISO 3166-1 country code; the United Kingdom is GB"),
    ("no URL", BODIES, "https://shop.example/", "shop.example", 5, "gb-shop", "'shop.example' is not valid; expected an address that begins with http"),
    ("name of no kind", BODIES, "acronym: MOD", "MOD", 2, "gb-ministry-of-doors", "expected a name (name, kind, lang), found 'MOD'; records/README.md shows"),
    ("latitude off the globe", BODIES, "55.5,-3.25", "155.5,-3.25", 3, "gb-northtown-council", "the maximum is 90"),
    ("too few cells", BODIES, "gb-shop,\"Shop, Ltd\",retailer,GB,,,,,,,,https://shop.example/,,", "gb-shop,\"Shop, Ltd\",retailer,GB", 5, "gb-shop", "4 cells, but the header has 14"),
    ("other header", BODIES, "id,name,kind", "id,title,kind", 1, "", "the header lacks 'name' and has the unknown column 'title'; expected id,name,kind"),
    ("closed before opened", BODIES, ",,1996-03-31,,", ",1997,1996-03-31,,", 4, "gb-old-northtown-council", "earlier than 'opened'"),
    ("one address twice", "sources.csv", "https://gazette.example/2", "http://www.gazette.example/1/", 4, "gazette-2", "'gazette-1' has the same address"),
    ("source that nobody cites", "sources.csv", "rival-press,https", "quiet-press,https://quiet.example/,Silence,Quiet Press,,news,en,2023-05-01,,\nrival-press,https", 5, "quiet-press", "no record cites this source"),
    ("whole list with one record", "sources.csv", "foi,en,2023-05-01,,", "foi,en,2023-05-01,,whole", 2, "foi-answer", "fewer than two records"),
    ("read before it was published", "sources.csv", "2023-03,foi,en,2023-05-01", "2023-03,foi,en,2023-02-01", 2, "foi-answer", "earlier than 'published'"),
    ("party without a name", "interventions/2022.yml", "- name: four campaign groups", "- {}", 8, "2022-letter-northtown", "neither 'body' nor 'name'"),
    ("intervention of another year", "interventions/2022.yml", "date: 2022-09", "date: 2021-09", 2, "2022-letter-northtown", "move it to interventions/2021.yml"),
    ("lead rejected and used", "rejected.csv", "lead-7", "lead-3", 2, "lead-3", "'lead-3' is listed as rejected"),
    ("milestone cites twice", SHOP, "          - source: foi-answer", "          - source: foi-answer\n          - source: foi-answer", 16, "gb-shop-remove-2022", "'foi-answer' is cited 2 times"),
    ("milestone supports", SHOP, "          - source: foi-answer", "          - source: foi-answer\n            supports: [colour]", 16, "gb-shop-remove-2022", "remove its 'supports'"),
    ("milestone before the announcement", SHOP, "      - date: 2022-12\n", "      - date: 2012-12\n", 11, "gb-shop-remove-2022", "'announced': 2022-12)"),
    ("class with a seat", "vendors/class-farland.yml", "kind: class", "kind: class\ncountry: CN", 3, "class-farland", "a class cannot have a legal name, country or parent"),
    ("class of classes", "vendors/class-farland.yml", "members: [acme]", "members: [acme, class-farland]", 4, "class-farland", "itself a class"),
    ("qualifier without a number", SHOP, "    present: true\n", "    present: true\n    cameras_are: about\n", 27, "gb-shop-uses-acme-2022", "no 'cameras'"),
    ("figure without a number", VENDOR, "    value: 5759000000\n    currency: CNY\n    change_percent: -11.1\n", "    currency: CNY\n", 13, "acme-net-profit-2022-h1", "neither 'value' nor 'change_percent'"),
    ("closed twice", BODIES, "1996-03-31,,", "1996-03-31,1997,", 4, "gb-old-northtown-council", "both 'closed' and 'closed_by'"),
    ("translation into nothing", BODIES, "translation@gd:", "translation:", 3, "gb-northtown-council", "has no language"),
    ("name in another script", BODIES, "translation@gd: Baile Tuath", "official: Βόρεια Πόλη", 3, "gb-northtown-council", "official@el: Βόρεια Πόλη"),
    ("acronym in another script", BODIES, "short: Northtown", "acronym: Норт", 3, "gb-northtown-council", "acronym@uk"),
    ("name in kana", BODIES, "short: Northtown", "official: トリニティー", 3, "gb-northtown-council", "official@ja"),
    ("percentage", "statistics/gb.yml", "value: 11\n    value_is: at_least\n    unit: bodies", "value: 110\n    value_is: at_least\n    unit: percent", 6, "gb-gazette-councils-2022", "expected 0 to 100"),
    ("comment", SHOP, "action: remove", "action: remove  # for good", 6, "", "comments are not kept"),
    ("comment of its own", SHOP, "    action: remove", "    # for good\n    action: remove", 6, "", "comments are not kept"),
    ("version of another form", "releases.csv", "2023.05.0", "1.0", 2, "1.0", "expected YYYY.MM.N"),
    ("no subject", SHOP, "    subject: cameras\n", "", 3, "gb-shop-remove-2022", "'subject' is missing. Expected: cameras"),
    ("empty subject", SHOP, "subject: cameras", "subject:", 7, "gb-shop-remove-2022", "'subject' has no value. Expected: "),
    ("empty kind of a due date", NORTHTOWN, "due_kind: deadline", "due_kind:", 26, "gb-northtown-council-phase-out-2022", "'due_kind' has no value. Expected: "),
    ("empty field that may be left out", SHOP, "as_of: 2022-05", "as_of:", 27, "gb-shop-uses-acme-2022", "remove the field"),
    ("due date without a kind", NORTHTOWN, "    due_kind: deadline\n", "", 25, "gb-northtown-council-phase-out-2022", "no 'due_kind'"),
    ("kind without a due date", SHOP, "    announced: 2022-12\n", "    announced: 2022-12\n    due_kind: expected\n", 10, "gb-shop-remove-2022", "no 'due'"),
    ("act with a due date", NORTHTOWN, "    subject: cameras\n    instrument: statement\n    scope: public", "    subject: cameras\n    instrument: act\n    scope: public", 25, "gb-northtown-council-phase-out-2022", "instrument 'act' cannot have"),
    ("act that was announced", NORTHTOWN, "    subject: cameras\n    instrument: statement\n    scope: public", "    subject: cameras\n    instrument: act\n    scope: public", 27, "gb-northtown-council-phase-out-2022", "instrument 'act' cannot have"),
    ("act that binds", MINISTRY, "instrument: directive", "instrument: act", 10, "gb-ministry-of-doors-stop-buying-2022", "cannot bind"),
    ("ban that is fulfilled", MINISTRY, "status: in_progress", "status: fulfilled", 16, "gb-ministry-of-doors-stop-buying-2022", "never 'fulfilled'"),
    ("effective as announced", MINISTRY, "    announced: 2022-11-24\n", "    announced: 2022-11-24\n    effective: 2022-11-24\n", 14, "gb-ministry-of-doors-stop-buying-2022", "'effective' is the same date"),
    ("prompt without a citation", NORTHTOWN, ", cameras, prompted_by]", ", cameras]", 31, "gb-northtown-council-phase-out-2022", "no citation supports 'prompted_by'"),
    ("parent beside subsidiary", SHOP, "vendors: [bolt]", "vendors: [acme, bolt]", 5, "gb-shop-remove-2022", "names 'bolt' and its parent 'acme'"),
    ("rule of a company", VENDOR, "country: CN", "country: CN\nrule:\n  country: CN", 5, "acme", "only a class has a rule"),
    ("bell", SHOP, "summary: The chain promised to take down every camera of the maker.", 'summary: "The chain \\a promised to take down every camera of the maker."', 18, "", "U+0007 (a control character)"),
    ("line separator", NORTHTOWN, "scope: public space network", 'scope: "public \\P space"', 23, "", "U+2029 (PARAGRAPH SEPARATOR)"),
    ("embedding to the right", "credits.csv", "A council", "A \u202acouncil", 2, "", "U+202A (LEFT-TO-RIGHT EMBEDDING)"),
    ("isolate", SHOP, "A reporter saw", "A reporter \u2067saw", 28, "", "U+2067 (RIGHT-TO-LEFT ISOLATE)"),
    ("zero width", BODIES, "Ministry of Doors", "Ministry of\u200b Doors", 2, "", "U+200B (ZERO WIDTH SPACE)"),
    ("number too large", NORTHTOWN, "    cameras: 12\n    as_of", "    cameras: 9223372036854775809\n    as_of", 43, "gb-northtown-council-uses-acme-2022", "the limit is 18 digits"),
    ("number without end", NORTHTOWN, "    cameras: 12\n    as_of", f"    cameras: {'7' * 6000}\n    as_of", 43, "gb-northtown-council-uses-acme-2022", "the limit is 18 digits"),
    ("rule and members", "vendors/class-farland.yml", "members: [acme]", "members: [acme]\nrule:\n  country: CN", 5, "class-farland", "both 'rule' and 'members'"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("what", "file", "old", "new", "line", "record", "message"), EDITS, ids=[edit[0] for edit in EDITS]
)
def test_fault(records: Path, what: str, file: str, old: str, new: str, line: int, record: str, message: str) -> None:
    """One planted fault is found where it was planted."""
    if "parent" in what and file == SHOP:
        edit(records, "vendors/bolt.yml", "kind: company\n", "kind: company\nparent: acme\n")
    if "a translation" in what:
        edit(records, "sources.csv", "Rival Press,,trade_press,en", "Rival Press,,trade_press,nl")
    edit(records, file, old, new)
    found = faults(records)
    assert any((one.file, one.line, one.record) == (file, line, record) and message in one.message for one in found), (
        "\n".join(map(str, found))
    )


RAW = [
    ("not UTF-8", b"body: gb-shop\nname: caf\xe9\n", 2, "byte 0xe9 is not UTF-8"),
    ("Windows line ends", b"body: gb-shop\r\n", 1, "carriage return"),
    ("byte order mark", "\ufeffbody: gb-shop\n".encode(), 1, "a byte order mark"),
    ("NUL", b"body: gb-shop\nx: \0\n", 2, "a NUL character"),
    ("no YAML", b"body: [gb-shop\n", 1, "a list in brackets is not closed"),
    ("tab", b"body: gb-shop\n\tx: 1\n", 2, "tab"),
    ("empty", b"", 1, "the file is empty"),
    ("text alone", b"gb-shop\n", 1, "expected fields"),
    ("two documents", b"body: gb-shop\n---\nbody: gb-shop\n", 2, "a second YAML document"),
    ("anchor", b"body: &x gb-shop\n", 1, "anchors and aliases are not allowed"),
    ("tag", b"body: !!python/name:os.system gb-shop\n", 1, "is not allowed; remove it"),
    ("nested too deep", b"body: " + b"[" * 500, 1, "more than 12 levels"),
    # From release 0.2.6 on, libyaml gives up at a depth of its own.
    ("nested without end", b"body: " + b"[" * 100_000, 1, "nest"),
    ("too large", b"# " + b"x" * 4_000_001, 1, "more than 4,000,000 bytes"),
]


@pytest.mark.parametrize(("what", "content", "line", "message"), RAW, ids=[raw[0] for raw in RAW])
def test_unreadable(records: Path, what: str, content: bytes, line: int, message: str) -> None:
    """A file that is not plain YAML is refused with its line, whatever it contains."""
    (records / SHOP).write_bytes(content)
    assert any((one.file, one.line) == (SHOP, line) and message in one.message for one in faults(records))


def test_a_bomb_of_aliases_is_refused_at_once(records: Path) -> None:
    """Nine aliases of nine aliases, ten deep, would be billions of texts."""
    lines = ["a0: &a0 [lol]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 11))]
    (records / SHOP).write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert [one.message for one in faults(records) if one.file == SHOP] == [
        "YAML anchors and aliases are not allowed; write the value out"
    ]


def test_redirects_in_a_circle(records: Path) -> None:
    """Two ids that lead to each other lead nowhere."""
    lines = ["id,successor,reason", "vendors/a,b,Renamed.", "vendors/b,a,Renamed back."]
    (records / "retired.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert any(
        "the redirects form a circle: vendors/a → vendors/b → vendors/a" in one.message for one in faults(records)
    )


def test_a_hash_in_a_text_is_no_comment(records: Path) -> None:
    """What begins with a hash inside a text stays a text."""
    edit(
        records,
        SHOP,
        "A reporter saw the maker's cameras in three branches.",
        ">-\n      A reporter saw\n      # 3 branches.",
    )
    assert [one.message for one in faults(records)] == ["the file is not in its canonical form; run `camwatch format`"]


def test_messages_say_what_is_expected_of_a_writer(records: Path) -> None:
    """What a field should hold is said without its history, and about the record at hand."""
    edit(records, SHOP, "subject: cameras", "subject:")
    messages = "\n".join(fault.message for fault in faults(records))
    assert "the goods that the commitment covers" in messages
    assert "in releases before" not in messages
    for record in (*STORED.values(), Milestone):
        for field in fields(record):
            assert "releases before" not in without_history(field.doc)
            assert field.doc.startswith(without_history(field.doc).rstrip("."))


def test_a_row_that_occurs_twice_is_not_compared_with_itself(records: Path) -> None:
    """Two rows with one id are reported as that; a code is shared only by records with different ids."""
    row = "gb-ministry-of-doors,Ministry of Doors,central_government,GB,acronym: MOD,GB-GOR: D1,,,,,,,,\n"
    edit(records, BODIES, row, row * 2)
    messages = "\n".join(fault.message for fault in faults(records))
    assert "has the same id" in messages
    assert "has the same GB-GOR code" not in messages
    edit(records, BODIES, row * 2, row + row.replace("of-doors", "of-gates").replace("of Doors", "of Gates"))
    assert "'gb-ministry-of-doors' has the same GB-GOR code, 'D1'" in "\n".join(one.message for one in faults(records))


@pytest.mark.parametrize("text", ["", " \t"])
def test_a_reading_of_nothing_is_refused(records: Path, text: str) -> None:
    """It would be a row that the check refuses."""
    before = (records / "readings.csv").read_bytes() if (records / "readings.csv").exists() else None
    arguments = ["commitments/gb-shop-remove-2022", "--verdict", "agrees", "--read", text, "--records", str(records)]
    with pytest.raises(UnknownArgument, match="the text is empty; give the sources or pages that you read"):
        app(["reading", *arguments], standalone_mode=False)
    assert ((records / "readings.csv").read_bytes() if (records / "readings.csv").exists() else None) == before


def test_strange_files(records: Path) -> None:
    """A file that nothing reads is pointed out, and so is a folder without records."""
    (records / "claim").mkdir()
    (records / "claim" / "gb-shop.yml").write_text("body: gb-shop\n", encoding="utf-8")
    assert "to match claims/*/*.yml" in faults(records)[0].message
    (records / "empty").mkdir()
    assert "contains no records" in faults(records / "empty")[0].message
    (only,) = faults(records / "claim")
    assert "not a directory of records" in str(only)
    assert not str(only).startswith((".", ":"))


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")
def test_links_and_pipes(records: Path, tmp_path: Path) -> None:
    """What is not a regular file is neither read nor written, nor shown."""
    outside = tmp_path / "outside.yml"
    text = (records / SHOP).read_text(encoding="utf-8").replace("body: gb-shop", "body:    gb-shop")
    outside.write_text(text, encoding="utf-8")
    (tmp_path / "word").write_text("password=hunter2\n", encoding="utf-8")
    for name, target in (
        (SHOP, outside),
        ("gaps.csv", tmp_path / "word"),
        ("claims/fr", tmp_path),
        ("bounds.csv", "?"),
    ):
        (records / name).unlink(missing_ok=True)
        (records / name).symlink_to(target)
    os.mkfifo(records / "statistics" / "fr.yml")
    found = {one.file: one.message for one in faults(records)}
    for name in (SHOP, "gaps.csv", "claims/fr", "bounds.csv"):
        assert "a link" in found[name]
    assert "not a regular file" in found["statistics/fr.yml"]
    assert not any("hunter2" in message for message in found.values())
    format_records(records)
    assert outside.read_text(encoding="utf-8") == text
    assert (records / SHOP).is_symlink()


def test_ten_faults_at_once(records: Path) -> None:
    """Ten faults of ten sorts, in six files, are all reported by one check."""
    planted = [
        ("claims/gb/gb-ministry-of-doors.yml", "instrument: directive", "instrument: order", "instrument"),
        (NORTHTOWN, "due: 2023-02", "due: 2022-02", "earlier than 'announced'"),
        (NORTHTOWN, "[2022-letter-northtown]", "[2022-letter-southtown]", "2022-letter-southtown"),
        (NORTHTOWN, "    cameras: 12\n    as_of", "    cameras: -1\n    as_of", "the minimum is 0"),
        (SHOP, "announced: 2022-12", "announced: 2022-12-32", "day"),
        (SHOP, "supports: [present, as_of]", "supports: [present]", "no citation supports 'as_of'"),
        (BODIES, "GB-SCT,short", "UK-SCT,short", "'UK', which is not an ISO 3166-1 country code"),
        ("sources.csv", "https://rival.example/story", "rival.example/story", "expected an address"),
        (VENDOR, "relation: own", "relation: own\n    colour: red", "'colour' is not a field of a brand"),
        ("rejected.csv", "lead-7,It names no vendor.", "lead-6,It names no vendor.", "'lead-6' is listed as rejected"),
    ]
    for file, old, new, _ in planted:
        edit(records, file, old, new)
    found = faults(records)
    for file, _, _, message in planted:
        assert any(one.file == file and message in one.message for one in found), (file, message)


def test_nothing_is_changed(records: Path) -> None:
    """A check reads; it writes nothing."""
    before = {path: path.read_bytes() for path in records.rglob("*") if path.is_file()}
    edit(records, SHOP, "action: remove", "action: ban")
    faults(records)
    edit(records, SHOP, "action: ban", "action: remove")
    assert before == {path: path.read_bytes() for path in records.rglob("*") if path.is_file()}
