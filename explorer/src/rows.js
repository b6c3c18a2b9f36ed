/**
 * The columns that the explorer reads from each stored table, and the types of their rows.
 *
 * A row is one revision of a record: `since` is the ordinal of the first release with the revision, and `until` the
 * ordinal of the release that replaced or dropped it (null while current). An absent value is null or undefined.
 *
 * @typedef {{since: number, until?: number | null}} Revision
 * @typedef {{source: string, supports: string[], locator?: string | null}} Citation
 * @typedef {{date?: string | null, status: string, note?: string | null}} Milestone
 * @typedef {{jurisdiction: string, kind?: string | null}} Selector
 * @typedef {{amount: number, currency: string}} Cost
 *
 * @typedef {Revision & {id: string, body: string, scope?: string | null, summary: string, note?: string | null,
 *   citations: Citation[], cameras?: bigint | null}} ClaimRow
 * @typedef {ClaimRow & {vendors: string[], action: string, subject?: string | null, instrument: string, binds: Selector[],
 *   announced?: string | null, effective?: string | null, due?: string | null, due_kind?: string | null,
 *   milestones: Milestone[],
 *   cost?: Cost | null, prompted_by: string[], status: string, made: boolean}} CommitmentRow
 * @typedef {ClaimRow & {vendor: string, kind: string, present: boolean, cameras_are?: string | null,
 *   as_of?: string | null}} TieRow
 *
 * @typedef {Revision & {id: string, name: string, names: {name: string}[], kind: string, country: string,
 *   jurisdiction: string}} BodyRow
 * @typedef {Revision & {id: string, name: string, names: {name: string}[], kind: string, country?: string | null, parent?: string | null,
 *   members: string[], rule?: {country: string} | null}} VendorRow
 * @typedef {Revision & {id: string, url: string, title: string, publisher: string, published?: string | null,
 *   via?: string | null}} SourceRow
 * @typedef {Revision & {id: string, successor?: string | null, reason: string}} RetiredRow
 *
 * @typedef {{commitments: CommitmentRow, ties: TieRow, bodies: BodyRow, vendors: VendorRow, sources: SourceRow,
 *   retired: RetiredRow}} Rows
 */

const CLAIM = ["id", "body", "scope", "summary", "note", "citations", "cameras"];
const REVISION = ["since", "until"];

/** @type {Record<keyof Rows, string[]>} */
export const COLUMNS = {
  commitments: [
    ...CLAIM,
    ...["vendors", "action", "subject", "instrument", "binds", "announced", "effective", "due", "due_kind"],
    ...["milestones", "cost"],
    ...["prompted_by", "status", "made", ...REVISION],
  ],
  ties: [...CLAIM, "vendor", "kind", "present", "cameras_are", "as_of", ...REVISION],
  bodies: ["id", "name", "names", "kind", "country", "jurisdiction", ...REVISION],
  vendors: ["id", "name", "names", "kind", "country", "parent", "members", "rule", ...REVISION],
  sources: ["id", "url", "title", "publisher", "published", "via", ...REVISION],
  retired: ["id", "successor", "reason", ...REVISION],
};

/**
 * The rows that a release contains.
 * @template {Revision} R
 * @param {R[]} rows
 * @param {number} ordinal
 */
export function standingIn(rows, ordinal) {
  return rows.filter(({ since, until }) => since <= ordinal && (until == null || until > ordinal));
}
