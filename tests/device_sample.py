"""Records about invented makers, for tests of how devices are recognised; they stand beside those of the sample."""

from __future__ import annotations

from pathlib import Path

from camwatch.curation.format import format_records
from tests.sample import write_sample

_CITED = """    citations:
      - source: gazette-1
        supports: [{field}]
"""


def _rule(rule_id: str, kind: str, pattern: str, *more: str) -> str:
    lines = [f"  - id: {rule_id}", f"    kind: {kind}", f"    pattern: {pattern}", *(f"    {line}" for line in more)]
    return "\n".join(lines) + "\n" + _CITED.format(field="pattern")


def _brand(brand_id: str, name: str, relation: str, *more: str) -> str:
    lines = [f"  - id: {brand_id}", f"    name: {name}", f"    relation: {relation}", *(f"    {line}" for line in more)]
    return "\n".join(lines) + "\n" + _CITED.format(field="relation")


FILES = {
    "vendors/zenit.yml": "id: zenit\nname: Zénit Optics\nkind: company\nlegal_name: Zénit Optics Co., Ltd.\n"
    "names:\n  - name: 天顶光学\n    kind: official\n    lang: zh\nbrands:\n"
    + _brand("zenit-lumo", "Lumo", "subsidiary")
    + _brand("zenit-lts", "LTS", "relabelled")
    + _brand("zenit-axis", "Axis", "relabelled")
    + _brand("zenit-duo-one", "Duo One / Uno Two", "relabelled", "note: A list of brands says so.")
    + _brand("zenit-some", "Somebrand", "relabelled", "lines: recorders")
    + "device_rules:\n"
    + _rule("zenit-banner-server", "banner", "^Zenit-Webs$")
    + _rule("zenit-model-short", "model", "^[MP][0-9]{4}$", "note: Others may use it.")
    + _rule("zenit-model-weak", "model", "^ZEN-CAM[0-9]", "note: Weak.")
    + _rule("zenit-model-zx", "model", "^I?ZX-(?:2CD[0-9]|[A-Z][0-9])", "device: network camera")
    + _rule("zenit-model-zx-spaced", "model", "^ZX ?[0-9]{4}", "device: recorder"),
    "vendors/lumo.yml": "id: lumo\nname: Lumo\nkind: company\ndevice_rules:\n"
    + _rule("lumo-model-cs", "model", "^LU-[A-Z]+[0-9]", "device: consumer camera"),
    "vendors/orbit.yml": "id: orbit\nname: Orbit\nkind: company\nbrands:\n"
    + _brand("orbit-duo-one", "Duo One", "relabelled")
    + "device_rules:\n"
    + _rule("orbit-model-zx", "model", "^ZX-2CD[0-9]{4}-O")
    + _rule("orbit-name", "brand", "Orbitron"),
    "devices/oui.csv": """id,vendor,kind,pattern,bits,device,registrant,summary,note,citations
lumo-oui-001e08a,lumo,oui,001E08A,28,,Lumo,,,gazette-1: pattern bits registrant
orbit-oui-001e08ab1,orbit,oui,001E08AB1,36,,Orbit,,,gazette-1: pattern bits registrant
orbit-oui-4a5566,orbit,oui,4A5566,24,,Orbit,,,gazette-1: pattern bits registrant
zenit-oui-001e08,zenit,oui,001E08,24,,Zenit,,,gazette-1: pattern bits registrant
zenit-oui-120000,zenit,oui,120000,24,,Zenit,,,gazette-1: pattern bits registrant
zenit-oui-445566,zenit,oui,445566,24,,Zenit,,,gazette-1: pattern bits registrant
""",
}


def write_devices(folder: Path) -> Path:
    """Write the sample and the makers to a folder."""
    write_sample(folder)
    for file, text in FILES.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    format_records(folder)
    return folder
