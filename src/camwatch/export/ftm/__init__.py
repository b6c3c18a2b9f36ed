"""FollowTheMoney: entities and links as JSON lines, for tools that investigate (<https://followthemoney.tech>).

How records become entities, and why:

- A **body** is a PublicBody where its kind makes that certain (governments, councils, police, armed forces,
  parliaments, regulators, public bodies), a Company if it is a retailer or a company, else an Organization: a
  hospital, university or railway may be public or private. A part of another body has an UnknownLink to it; a
  successor a Succession.
- A **vendor** is a Company; nothing marks it as sanctioned or criminal, since the register attributes such claims and
  makes none. A *class* of vendors is not an organisation, so it is a Note about its members.
- A **source** is an Article if it is press or campaign material, else a HyperText (a web page; its file name is the
  address, as the model wants one). Every claim names its sources as ``proof``, with their addresses as ``sourceUrl``.
- A **commitment** is one UnknownLink from the body to the vendors, whose ``role`` says what was promised, proposed
  or refused: the model has no schema for a promise. It begins when it takes effect; a deadline is in its description.
- A **tie** is an UnknownLink; one that was *denied* (``present`` is false) is a Note on the body, since a link would
  assert it.
- An **ownership** whose holder is a vendor of the register is an Ownership; another holder is a phrase ("Chinese state
  bodies"), so that one is a Note on the vendor.
- An **intervention** is an Event, organised by the bodies that acted, involving those addressed and the vendors.
- Statistics, figures, brands and device rules speak of no entity or of goods, and are left out.
"""

from camwatch.export.ftm.writer import write

__all__ = ["write"]
