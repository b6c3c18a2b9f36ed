"""Checks beyond field types. Each yields one fault per offending record."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from camwatch.curation.fault import Fault
from camwatch.curation.records import Records
from camwatch.curation.rules import (
    bodies,
    bounds,
    citations,
    claims,
    commitments,
    dates,
    identity,
    leads,
    links,
    readings,
    releases,
    sources,
    vendors,
    wording,
)

__all__ = ["OF_ONE_CLAIM", "OF_SUPPORT", "RULES", "check"]

RULES: tuple[Callable[[Records], Iterator[Fault]], ...] = (
    identity.ids_are_unique,
    identity.ids_name_their_country,
    identity.files_hold_what_they_say,
    links.links_lead_to_records,
    links.parents_and_successors_make_no_circle,
    links.redirects_make_no_circle,
    bodies.jurisdictions_lie_in_a_country,
    bodies.names_are_said_once,
    bodies.names_say_their_language,
    bodies.identifiers_fit_their_scheme,
    bodies.identifiers_name_one_record,
    vendors.only_classes_have_members,
    vendors.device_prefixes_fit_their_bits,
    vendors.device_patterns_are_safe,
    sources.addresses_are_unique,
    sources.sources_are_cited,
    sources.whole_lists_have_records,
    citations.sources_are_cited_once,
    citations.supports_name_fields,
    citations.numbers_and_dates_are_supported,
    citations.notes_with_facts_are_supported,
    citations.outcomes_are_supported,
    claims.vendors_are_named_once,
    claims.parties_are_named,
    claims.summaries_are_short_and_our_own,
    claims.milestones_tell_a_history,
    claims.numbers_are_whole,
    wording.texts_keep_to_the_guide,
    wording.translations_have_no_quotation_marks,
    commitments.subjects_are_given,
    commitments.due_dates_have_a_kind,
    commitments.acts_promise_nothing,
    commitments.bans_are_never_finished,
    commitments.effective_differs_from_announced,
    commitments.prompts_are_cited,
    commitments.subsidiaries_exclude_parents,
    dates.periods_end_after_they_begin,
    dates.ends_are_said_once,
    dates.deadlines_follow_announcements,
    dates.nothing_lies_in_the_future,
    leads.leads_are_used_or_rejected,
    bounds.counts_lie_within_bounds,
    bounds.gaps_are_dated,
    readings.readings_are_of_claims,
    releases.releases_are_in_order,
)
"""Every rule, in the order in which they are checked."""


OF_ONE_CLAIM: tuple[Callable[[Records], Iterator[Fault]], ...] = (
    citations.supports_name_fields,
    claims.vendors_are_named_once,
    claims.parties_are_named,
    claims.summaries_are_short_and_our_own,
    claims.milestones_tell_a_history,
    claims.numbers_are_whole,
    commitments.subjects_are_given,
    commitments.due_dates_have_a_kind,
    commitments.acts_promise_nothing,
    commitments.bans_are_never_finished,
    commitments.effective_differs_from_announced,
    dates.deadlines_follow_announcements,
    dates.nothing_lies_in_the_future,
)
"""The rules that look at a claim and at no other record."""

OF_SUPPORT: tuple[Callable[[Records], Iterator[Fault]], ...] = (
    citations.numbers_and_dates_are_supported,
    citations.notes_with_facts_are_supported,
    citations.outcomes_are_supported,
    commitments.prompts_are_cited,
)
"""The rules about fields of a claim that a citation must support; the path of a fault is the field."""


def check(records: Records) -> list[Fault]:
    """Return every fault of the records, from all rules."""
    return [fault for rule in RULES for fault in rule(records)]
