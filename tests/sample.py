"""A small folder of sound records, about invented bodies, for tests of everything that reads records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

BODIES_HEADER = (
    "id,name,kind,jurisdiction,names,identifiers,parent,opened,closed,closed_by,successors,website,latitude,longitude"
)

FILES = {
    "bodies/uk.csv": f"""{BODIES_HEADER}
gb-ministry-of-doors,Ministry of Doors,central_government,GB,acronym: MOD,GB-GOR: D1,,,,,,,,
gb-northtown-council,Northtown Council,local_authority,GB-SCT,short: Northtown | translation@gd: Baile Tuath,gss: S1,,1996-04,,,,,55.5,-3.25
gb-old-northtown-council,Old Northtown Council,local_authority,GB-SCT,,,,,1996-03-31,,gb-northtown-council,,,
gb-shop,"Shop, Ltd",retailer,GB,,,,,,,,https://shop.example/,,
""",
    "sources.csv": """id,url,title,publisher,published,kind,lang,accessed,via,list_taken
foi-answer,https://northtown.example/foi/1,An answer,Northtown Council,2023-03,foi,en,2023-05-01,,
gazette-1,https://gazette.example/1,Doors and cameras,The Gazette,2022-11-24,news,en,2023-05-01,,
gazette-2,https://gazette.example/2,Council to act,The Gazette,2022-10-28,news,en,2023-05-01,The Wire,
rival-press,https://rival.example/story,The shop decides,Rival Press,,trade_press,en,2023-05-01,,
""",
    "vendors/acme.yml": """id: acme
name: Acme Vision
kind: company
country: CN
brands:
  - id: acme-eyelet
    name: Eyelet
    relation: own
    citations:
      - source: gazette-1
        supports: [relation]
figures:
  - id: acme-net-profit-2022-h1
    metric: net_profit
    period_start: 2022-01-01
    period_end: 2022-06-30
    value: 5759000000
    currency: CNY
    change_percent: -11.1
    citations:
      - source: gazette-1
        supports: [value, change_percent]
""",
    "vendors/bolt.yml": """id: bolt
name: Bolt
kind: company
""",
    "vendors/class-farland.yml": """id: class-farland
name: companies under Farland's intelligence law
kind: class
members: [acme]
""",
    "claims/gb/gb-ministry-of-doors.yml": """body: gb-ministry-of-doors
commitments:
  - id: gb-ministry-of-doors-stop-buying-2022
    leads: [lead-1]
    vendors: [class-farland]
    action: stop_buying
    subject: cameras
    instrument: directive
    scope: sensitive sites
    binds:
      - jurisdiction: GB
        kind: central_government
    announced: 2022-11-24
    milestones:
      - date: 2022-11-24
        status: in_progress
    summary: >-
      The minister told departments to install no more cameras of such makers at sensitive sites.
    citations:
      - source: gazette-1
        supports: [action, announced]
""",
    "claims/gb/gb-northtown-council.yml": """body: gb-northtown-council
commitments:
  - id: gb-northtown-council-decline-2021
    leads: [lead-2]
    vendors: [acme]
    action: remove
    subject: cameras
    instrument: statement
    announced: 2021
    milestones:
      - date: 2021
        status: declined
    summary: The council said that it saw no reason to act.
    citations:
      - source: gazette-2
        supports: [action, announced]
  - id: gb-northtown-council-phase-out-2022
    leads: [lead-3, lead-4]
    vendors: [acme]
    action: phase_out
    subject: cameras
    instrument: statement
    scope: public space network
    announced: 2022-10-27
    due: 2023-02
    due_kind: deadline
    milestones:
      - date: 2022-10-27
        status: announced
    cameras: 12
    prompted_by: [2022-letter-northtown]
    summary: >-
      The council leader said that the network would hold none of the maker's cameras once it was renewed.
    note: No source tells whether it was.
    citations:
      - source: gazette-2
        supports: [action, announced, due, cameras, prompted_by]
ties:
  - id: gb-northtown-council-uses-acme-2022
    vendor: acme
    kind: uses
    present: true
    cameras: 12
    as_of: 2022
    summary: The council ran a dozen of the maker's cameras.
    citations:
      - source: gazette-2
        supports: [present, cameras, as_of]
""",
    "claims/gb/gb-shop.yml": """body: gb-shop
commitments:
  - id: gb-shop-remove-2022
    leads: [lead-5]
    vendors: [bolt]
    action: remove
    subject: cameras
    instrument: pledge
    announced: 2022-12
    milestones:
      - date: 2022-12
        status: announced
      - date: 2023-03
        status: fulfilled
        note: The last camera was taken down.
        citations:
          - source: foi-answer
    summary: The chain promised to take down every camera of the maker.
    citations:
      - source: rival-press
        supports: [action, announced]
ties:
  - id: gb-shop-uses-acme-2022
    vendor: acme
    kind: uses
    present: true
    as_of: 2022-05
    summary: A reporter saw the maker's cameras in three branches.
    citations:
      - source: rival-press
        supports: [present, as_of]
""",
    "interventions/2022.yml": """interventions:
  - id: 2022-letter-northtown
    leads: [lead-6]
    kind: letter
    date: 2022-09
    jurisdiction: GB
    actors:
      - name: four campaign groups
    targets:
      - body: gb-northtown-council
    vendors: [acme]
    signatories: 4
    summary: Four groups asked the council to take the cameras down.
    citations:
      - source: gazette-2
        supports: [date, signatories]
""",
    "statistics/gb.yml": """statistics:
  - id: gb-gazette-councils-2022
    publisher: The Gazette
    population: councils in Scotland
    measure: councils that use the maker's cameras
    value: 11
    value_is: at_least
    unit: bodies
    sample_size: 30
    as_of: 2022-10
    jurisdiction: GB-SCT
    vendors: [acme]
    summary: >-
      The newspaper found the maker's cameras in at least eleven councils of thirty that answered.
    citations:
      - source: gazette-2
        supports: [value, sample_size, as_of]
""",
    "rejected.csv": """lead,reason
lead-7,It names no vendor.
""",
    "releases.csv": """version,date,notes
2023.05.0,2023-05-02,The first.
""",
    "credits.csv": """title,publisher,licence,url,as_of,used_for
A register,A council,CC-BY-4.0,https://register.example/,2023,names
""",
}

TIE_FORM: dict[str, Any] = {
    "form": "tie",
    "body": "Shop, Ltd",
    "vendor": "Bolt",
    "kind": "uses",
    "present": "yes",
    "as_of": "2024",
    "summary": "A visitor saw the maker's cameras in the shop.",
    "source_url": "https://visitor.example/1",
    "source_title": "A visit",
    "source_publisher": "Visitor's Weekly",
    "source_kind": "news",
    "source_lang": "en",
    "supports": ["present", "as_of"],
}
"""A filled-in form that becomes a tie, and a new source, of these records."""


def write_sample(folder: Path) -> Path:
    """Write the sample to a folder."""
    for file, text in FILES.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder


def edit(folder: Path, file: str, old: str, new: str) -> None:
    """Replace a text that occurs once in a file of a folder."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_bytes(text.replace(old, new).encode())


def _rename_vendor(folder: Path, old: str, new: str) -> None:
    (folder / "vendors" / f"{old}.yml").rename(folder / "vendors" / f"{new}.yml")
    edit(folder, f"vendors/{new}.yml", f"id: {old}\n", f"id: {new}\n")
    for path in [*folder.glob("claims/*/*.yml"), *folder.glob("*/*.yml")]:
        text = path.read_text(encoding="utf-8")
        text = text.replace(f"[{old}]", f"[{new}]").replace(f"vendor: {old}\n", f"vendor: {new}\n")
        path.write_bytes(text.encode())


def write_releases(folder: Path) -> Iterator[Path]:
    """Write the sample to a folder and edit it for a second and a third release, to be built at each step.

    In the second, a vendor is renamed, one tie and one due date are changed, and a body with a promise
    comes; in the third, the tie is as it was, the vendor is renamed again, and the promise is withdrawn.
    """
    shop, northtown = "claims/gb/gb-shop.yml", "claims/gb/gb-northtown-council.yml"
    yield write_sample(folder)
    edit(folder, "releases.csv", "The first.\n", "The first.\n2023.06.0,2023-06-02,The second.\n")
    _rename_vendor(folder, "acme", "acme-vision")
    edit(folder, shop, "A reporter saw", "Two reporters saw")
    edit(folder, northtown, "due: 2023-02", "due: 2023-04")
    mall = "\ngb-mall,Mall *& Sons* <Ltd>,retailer,GB,,,,,,,,,,"
    edit(folder, "bodies/uk.csv", "\ngb-ministry-of-doors,", f"{mall}\ngb-ministry-of-doors,")
    text = (folder / shop).read_text(encoding="utf-8").partition("ties:")[0]
    promise = text.replace("gb-shop", "gb-mall").replace("lead-5", "lead-8")
    (folder / "claims" / "gb" / "gb-mall.yml").write_bytes(promise.encode())
    (folder / "retired.csv").write_bytes(b"id,successor,reason\nvendors/acme,acme-vision,It has another name.\n")
    yield folder
    edit(folder, "releases.csv", "The second.\n", "The second.\n2023.07.0,2023-07-02,The third.\n")
    _rename_vendor(folder, "acme-vision", "acme-world")
    edit(folder, shop, "Two reporters saw", "A reporter saw")
    (folder / "claims" / "gb" / "gb-mall.yml").unlink()
    lines = [
        "id,successor,reason",
        "commitments/gb-mall-remove-2022,,Nobody had said so.",
        "vendors/acme,acme-vision,It has another name.",
        "vendors/acme-vision,acme-world,It has *yet another* name.",
    ]
    (folder / "retired.csv").write_bytes(("\n".join(lines) + "\n").encode())
    yield folder
