/** The orders by which claims can be sorted. */

import { dateOf } from "./dates.js";
import { fold } from "./fold.js";
import { countryName, plain, saidAs } from "./words.js";
/** @import {AnyClaim, Commitment, Tie} from "./claim.js" */
/** @import {PartialDate} from "./dates.js" */
/** @import {TableName} from "./register.js" */

/**
 * @typedef {object} Order
 * @property {string} key
 * @property {string} label
 * @property {(claim: any, on: PartialDate) => string | number | bigint | null | undefined} of the value to compare;
 *   claims without one come last, in both directions
 * @property {boolean} [newest] whether descending is the usual direction
 */

/** @param {string | null | undefined} text */
const date = (text) => dateOf(text)?.sortKey;

/** @type {Order[]} */
const SHARED = [
  { key: "body", label: "Body", of: (/** @type {AnyClaim} */ claim) => fold(claim.body.name) },
  {
    key: "country",
    label: "Country",
    of: (/** @type {AnyClaim} */ claim) => fold(countryName(claim.body.country)),
  },
  { key: "body_kind", label: "Kind of body", of: (/** @type {AnyClaim} */ claim) => saidAs(claim.body.kind) },
  {
    key: "vendor",
    label: "Vendors",
    of: (/** @type {AnyClaim} */ claim) => claim.vendors.map(({ name }) => fold(name)).join("\n"),
  },
];
/** @type {Order} */
const CAMERAS = {
  key: "cameras",
  label: "Cameras",
  newest: true,
  of: (/** @type {AnyClaim} */ claim) => claim.row.cameras,
};

/** @type {Record<TableName, Order[]>} */
export const ORDERS = {
  commitments: [
    ...SHARED,
    { key: "action", label: "Action", of: (/** @type {Commitment} */ claim) => plain(claim.row.action) },
    {
      key: "announced",
      label: "Announced",
      newest: true,
      of: (/** @type {Commitment} */ claim) => date(claim.row.announced),
    },
    {
      key: "effective",
      label: "Applies from",
      newest: true,
      of: (/** @type {Commitment} */ claim) => date(claim.row.effective),
    },
    { key: "due", label: "Due", newest: true, of: (/** @type {Commitment} */ claim) => date(claim.row.due) },
    {
      key: "last_report",
      label: "Last report",
      newest: true,
      of: (/** @type {Commitment} */ claim) => date(claim.lastReport),
    },
    {
      key: "standing",
      label: "Standing",
      of: (/** @type {Commitment} */ claim, on) => plain(claim.judge(on).standing),
    },
    { key: "instrument", label: "Form", of: (/** @type {Commitment} */ claim) => plain(claim.row.instrument) },
    CAMERAS,
  ],
  ties: [
    ...SHARED,
    { key: "kind", label: "Relation", of: (/** @type {Tie} */ claim) => plain(claim.row.kind) },
    { key: "present", label: "Exists", of: (/** @type {Tie} */ claim) => (claim.row.present ? 0 : 1) },
    CAMERAS,
    { key: "as_of", label: "As of", newest: true, of: (/** @type {Tie} */ claim) => date(claim.row.as_of) },
  ],
};

/** @type {Record<TableName, string>} */
export const FIRST_ORDER = { commitments: "-announced", ties: "-as_of" };

/**
 * Sort claims by the value that an order compares, then by id. Claims without a value come last.
 * @template {AnyClaim} C
 * @param {C[]} claims
 * @param {Order} order
 * @param {boolean} descending
 * @param {PartialDate} on
 */
export function ordered(claims, order, descending, on) {
  const keyed = claims.map((claim) => ({ claim, key: order.of(claim, on) }));
  keyed.sort((one, other) => {
    if (one.key == null || other.key == null) {
      if (one.key != null) return -1;
      if (other.key != null) return 1;
    } else if (one.key !== other.key) {
      return one.key < other.key !== descending ? -1 : 1;
    }
    return one.claim.id < other.claim.id ? -1 : 1;
  });
  return keyed.map(({ claim }) => claim);
}
