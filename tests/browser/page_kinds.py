"""The kinds of page that the site has, each with a page to look at; a new kind is added here."""

from __future__ import annotations

PAGES = {
    "home": "",
    "register": "register/",
    "body": "register/bodies/gb-tesco/",
    "look-up": "register/look-up/",
    "search of the look-up": "register/look-up/?q=leeds",
    "body in the look-up": "register/look-up/#gb-leeds-city-council",
    "body with claims in the look-up": "register/look-up/#gb-tesco",
    "list of the look-up": "register/look-up/gb-local-authority/",
    "country": "register/countries/gb/",
    "nation": "register/places/gb-sct/",
    "state": "register/places/us-tx/",
    "kind of body": "register/kinds/local-authority/",
    "vendor": "register/vendors/hikvision/",
    "ties of a vendor": "register/vendors/hikvision/ties/",
    "index of bodies": "register/bodies/",
    "index of vendors": "register/vendors/",
    "deadlines passed": "register/overdue/",
    "promises kept": "register/kept/",
    "users without a commitment": "register/without-commitment/",
    "interventions": "register/interventions/",
    "coverage": "coverage/",
    "pictures": "register/pictures/",
    "explorer": "explorer/",
    "form for a mail": "report/",
    "tutorial": "tutorial/",
    "how-to guide": "how-to/cite/",
    "how-to guide with tables": "screening/",
    "how-to guide with long lines": "export/",
    "dataset": "reference/dataset/",
    "tables and words": "data/",
    "library": "reference/library/",
    "command line": "reference/cli/",
    "authoring guide": "reference/authoring/",
    "benchmarks": "benchmarks/",
    "changes of the data": "changelog-data/",
    "changes of a table": "changelog-data/2026.11.1-ties/",
    "changes of the code": "reference/changelog/",
    "method": "method/",
    "contributing": "reference/contributing/",
    "architecture": "architecture/",
    "decision": "decisions/0001-one-parquet-file-for-all-releases/",
    "page that is not there": "404.html",
}
"""By kind: the address of a page of it, relative to the root of the site."""

HEAVY = frozenset({"explorer"})
"""Kinds that may weigh more than the others: the explorer loads the tables."""
