"""How often the device rules are right: precision and recall on labelled model numbers.

Run ``python -m benchmarks.devices`` from the top of the repository; ``--data`` names another dataset.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import attrs

import camwatch
from camwatch.dataset import Dataset

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


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", help="a directory that `camwatch build` wrote; the shipped dataset if not given")
    dataset = camwatch.load(path=parser.parse_args().data)
    labels = read_labels()
    seen = used_for_rules()
    makers = {rule.vendor_id for rule in dataset.device_rules.where(kind="model")}
    print(f"Device rules of release {dataset.release.version}: {len(labels):,} labels, none chosen by pattern\n")
    groups = (
        ("all", labels),
        ("origins the rules were written from", [label for label in labels if label.origin in seen]),
        ("other origins", [label for label in labels if label.origin not in seen]),
    )
    print("| labels | confidence at least | right | wrong | precision | recall |\n|---|---|---|---|---|---|")
    for title, group in groups:
        for least in ("low", "medium", "high"):
            score = total(measure(dataset, group, least=least), makers)
            figures = f"{_share(score.precision)} | {_share(score.recall)}"
            print(f"| {title} ({len(group):,}) | {least} | {score.right:,} | {score.wrong:,} | {figures} |")
    print("\n| vendor | labels | right | wrong | precision | recall | wrong ones |\n|---|---|---|---|---|---|---|")
    scores = measure(dataset, labels)
    for maker in sorted(makers | {maker for maker, score in scores.items() if score.wrong}):
        score = scores[maker]
        figures = f"{score.labels:,} | {score.right:,} | {score.wrong:,}"
        wrong = ", ".join(score.wrong_ones)
        print(f"| {maker} | {figures} | {_share(score.precision)} | {_share(score.recall)} | {wrong} |")
    others = Counter(label.maker for label in labels if label.maker not in makers)
    print(f"\nMakers without rules, whose models are to find nothing: {dict(others.most_common())}")


if __name__ == "__main__":
    main()
