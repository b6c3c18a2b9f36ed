"""The device rules: how often they are right, and how many devices they know, on labelled model numbers."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import attrs

import camwatch
from benchmarks.report import Goal, Section, Table, share
from camwatch.dataset import Dataset
from camwatch.model.vocabulary import Confidence

__all__ = ["Label", "Score", "devices", "measure", "read_labels", "total", "used_for_rules"]

LABELS = Path(__file__).parents[1] / "tests" / "data" / "devices"


@attrs.frozen
class Label:
    """A model number with its maker."""

    model: str
    maker: str
    origin: str


@attrs.define
class Score:
    """How often identifications were right."""

    right: int = 0
    wrong: int = 0
    labels: int = 0
    wrong_ones: list[str] = attrs.field(factory=list)

    @property
    def precision(self) -> float | None:
        """Of the identifications, the share that names the maker."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None

    @property
    def recall(self) -> float | None:
        """Of the maker's model numbers, the share that is identified as its own."""
        return self.right / self.labels if self.labels else None


def read_labels() -> list[Label]:
    """Read the labelled model numbers."""
    with (LABELS / "models.csv").open(encoding="utf-8", newline="") as file:
        return [Label(**row) for row in csv.DictReader(file)]


def used_for_rules() -> set[str]:
    """Return the origins that the rules were written from."""
    with (LABELS / "origins.csv").open(encoding="utf-8", newline="") as file:
        return {row["origin"] for row in csv.DictReader(file) if row["used_for_rules"] == "yes"}


def measure(dataset: Dataset, labels: Iterable[Label], *, least: str = "low") -> dict[str, Score]:
    """Identify each model number; count, by vendor, whether the rules name its maker.

    A rule's own vendor is counted, once a label; the vendors that made goods of another's brand are not.
    """
    known = list(labels)
    scores: dict[str, Score] = defaultdict(Score)
    for label, found in zip(known, dataset.identify_all([label.model for label in known]), strict=True):
        named = {one.vendor.id for one in found.at_least(least) if one.rule is not None and one.brand is None}
        scores[label.maker].labels += 1
        for vendor in named:
            if vendor == label.maker:
                scores[vendor].right += 1
            else:
                scores[vendor].wrong += 1
                scores[vendor].wrong_ones.append(f"{label.model} ({label.maker})")
    return scores


def total(scores: dict[str, Score], makers: set[str]) -> Score:
    """Add the scores up; recall is over the makers that have rules."""
    return Score(
        right=sum(score.right for score in scores.values()),
        wrong=sum(score.wrong for score in scores.values()),
        labels=sum(score.labels for maker, score in scores.items() if maker in makers),
    )


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"


def _by_confidence(dataset: Dataset, groups: Mapping[str, Sequence[Label]], makers: set[str]) -> Table:
    rows = []
    for title, group in groups.items():
        for least in reversed(Confidence):
            score = total(measure(dataset, group, least=least.value), makers)
            counts = (f"{len(group):,}", least.value, f"{score.right:,}", f"{score.wrong:,}")
            rows.append([title, *counts, _share(score.precision), _share(score.recall)])
    return Table(("labels from", "how many", "confidence at least", "right", "wrong", "precision", "recall"), rows)


def _by_vendor(dataset: Dataset, labels: Sequence[Label], makers: set[str]) -> Table:
    scores = measure(dataset, labels)
    rows = []
    for maker in sorted(makers | {maker for maker, score in scores.items() if score.wrong}):
        score = scores[maker]
        counts = (f"{count:,}" for count in (score.labels, score.right, score.wrong))
        rows.append([maker, *counts, _share(score.precision), _share(score.recall), ", ".join(score.wrong_ones)])
    return Table(("vendor", "labels", "right", "wrong", "precision", "recall", "wrong ones"), rows)


def devices(data: Path) -> Section:
    """Measure precision and recall of the device rules on labelled model numbers."""
    dataset = camwatch.load(path=data)
    labels = read_labels()
    seen = used_for_rules()
    makers = {rule.vendor_id for rule in dataset.device_rules.where(kind="model")}
    groups = {
        "all origins": labels,
        "origins that rules were written from": [label for label in labels if label.origin in seen],
        "other origins": [label for label in labels if label.origin not in seen],
    }
    others = Counter(label.maker for label in labels if label.maker not in makers)
    found = total(measure(dataset, labels), makers)
    return Section(
        "Recognising devices",
        f"The rules of release {dataset.release.version} are applied to {len(labels):,} model numbers whose makers are "
        "known. We chose none of them by its pattern. `tests/data/devices/README.md` lists their sources and what was "
        "left out.\n\n"
        "- **Precision** is the proportion of identifications that name the right maker.\n"
        "- **Recall** is the proportion of a maker's models that are identified as models of that maker. Only makers "
        "with rules count.\n"
        "- Each model counts once, for the vendor of the rule.\n\n"
        "Most labels come from the lists that were used to write the rules. These labels cannot show how well the "
        "rules work on unseen models. The labels of other origins can show this, but there are few of them.\n\n"
        "Recall is low for two reasons. Some makers' model numbers have no distinctive form, such as a letter or two "
        "and three digits. For other makers, no list was available. The table includes makers without labels to show "
        "this.",
        [
            ("By origin and confidence.", _by_confidence(dataset, groups, makers)),
            ("By vendor, at any confidence.", _by_vendor(dataset, labels, makers)),
            (
                "These makers have no rules, so their models should not be identified.",
                Table(("maker", "labels"), [[maker, f"{count:,}"] for maker, count in others.most_common()]),
            ),
        ],
        [
            Goal(
                "precision of device rules, labels not chosen by pattern",
                0.995,
                found.precision or 0.0,
                least=True,
                shown=share,
            )
        ],
    )
