"""Rules about vendors and how their equipment is recognised."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from camwatch.arrow.arrays import texts_array
from camwatch.curation.fault import Fault
from camwatch.curation.records import Records
from camwatch.devices.automaton import Automaton
from camwatch.devices.literals import beginnings
from camwatch.devices.pattern import PatternError, is_anchored, parse
from camwatch.model.device_rule import DeviceRule
from camwatch.model.vendor import Vendor
from camwatch.model.vocabulary import DeviceKind, VendorKind

__all__ = ["device_patterns_are_safe", "device_prefixes_fit_their_bits", "only_classes_have_members"]


def only_classes_have_members(records: Records) -> Iterator[Fault]:
    """Only a class has members or a rule; only a company has a legal name, a country or a parent."""
    kinds = {vendor.id: vendor.kind for _, vendor in records.of(Vendor)}
    for entry, vendor in records.of(Vendor):
        if vendor.kind is VendorKind.COMPANY and vendor.member_ids:
            yield entry.fault(
                "only a class has members. If these are subsidiaries, remove 'members' and set the 'parent' of each "
                "to this vendor. Otherwise, change 'kind' to 'class'",
                ("members",),
            )
        if vendor.kind is VendorKind.COMPANY and vendor.rule is not None:
            yield entry.fault("only a class has a rule; remove 'rule', or change 'kind' to 'class'", ("rule",))
        if vendor.rule is not None and vendor.member_ids:
            yield entry.fault("the class has both 'rule' and 'members'; remove one of the two", ("rule",))
        if vendor.kind is VendorKind.CLASS and (vendor.legal_name or vendor.parent_id or vendor.country):
            yield entry.fault(
                "a class cannot have a legal name, country or parent; remove them, or change 'kind' to 'company'",
                ("kind",),
            )
        for member in vendor.member_ids:
            if kinds.get(member) is VendorKind.CLASS:
                yield entry.fault(f"the member {member!r} is itself a class; list its companies instead", ("members",))


def device_prefixes_fit_their_bits(records: Records) -> Iterator[Fault]:
    """A prefix has one hexadecimal digit for every four bits that it fixes."""
    for entry, rule in records.of(DeviceRule):
        if rule.kind is not DeviceKind.OUI:
            if rule.bits is not None:
                yield entry.fault("only a rule of the kind 'oui' has 'bits'; remove the field", ("bits",))
        elif rule.bits not in (24, 28, 36):
            yield entry.fault(
                f"'bits' is {'missing' if rule.bits is None else rule.bits}; expected 24, 28 or 36", ("bits",)
            )
        elif not re.fullmatch(f"[0-9A-F]{{{rule.bits // 4}}}", rule.pattern):
            digits = f"expected {rule.bits // 4} hexadecimal digits, in capitals"
            message = f"{rule.pattern!r} is not a {rule.bits}-bit prefix; {digits}"
            yield entry.fault(message, ("pattern",))


def device_patterns_are_safe(records: Records) -> Iterator[Fault]:
    """A pattern uses only syntax that matches in linear time; the pattern of a model begins with ^."""
    for entry, rule in records.of(DeviceRule):
        if rule.kind not in (DeviceKind.MODEL, DeviceKind.BANNER):
            continue
        try:
            node = parse(rule.pattern)
            Automaton([node])
            pc.match_substring_regex(texts_array([""]), pattern=rule.pattern)
        except PatternError as error:
            yield entry.fault(str(error), ("pattern",))
        except pa.ArrowInvalid as error:
            yield entry.fault(f"{rule.pattern!r} is not a valid RE2 pattern: {error}", ("pattern",))
        else:
            if rule.kind is DeviceKind.MODEL and not is_anchored(node):
                yield entry.fault(
                    f"the pattern {rule.pattern!r} could match inside a model number; begin it with ^", ("pattern",)
                )
            if any(len(first.strip()) < 2 for first in beginnings(rule.pattern)):
                message = (
                    f"the pattern {rule.pattern!r} could match anywhere; begin it with two fixed letters or digits"
                )
                yield entry.fault(message, ("pattern",))
            if rule.kind is DeviceKind.MODEL and rule.pattern != rule.pattern.upper():
                yield entry.fault(
                    f"the pattern {rule.pattern!r} can never match, because model numbers are compared in capitals; "
                    "write it in capitals",
                    ("pattern",),
                )
