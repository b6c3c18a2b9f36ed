/** The facets by which the claims of each table can be filtered, with the names that the library's `where` uses. */

import { Commitment } from "./claim.js";
import { countryName, partName, partsOf, plain, saidAs } from "./words.js";
/** @import {AnyClaim, Tie} from "./claim.js" */
/** @import {PartialDate} from "./dates.js" */
/** @import {Shelf, TableName} from "./register.js" */

/**
 * @typedef {object} Facet
 * @property {string} key its name in the address
 * @property {string} label
 * @property {(claim: any, on: PartialDate) => Iterable<string>} values the values of a claim
 * @property {string} [vocabulary] the vocabulary that its words belong to
 * @property {string[]} [words] its words, if they belong to no vocabulary
 * @property {"bodies" | "vendors"} [table] the table whose ids are its values
 * @property {boolean} [place] whether its values are countries or parts of them
 * @property {boolean} [offered] whether the page offers its values; false if only an address can ask for them
 * @property {(value: string, shelf: Shelf) => string} name the name of a value
 */

/** @type {Facet[]} */
const SHARED = [
  {
    key: "body",
    label: "Body",
    table: "bodies",
    offered: false,
    values: (/** @type {AnyClaim} */ claim) => [claim.body.id],
    name: (value, shelf) => shelf.bodies.get(value)?.name ?? value,
  },
  {
    key: "vendor",
    label: "Vendor",
    table: "vendors",
    values: (/** @type {AnyClaim} */ claim) => claim.about,
    name: (value, shelf) => shelf.vendors.get(value)?.name ?? value,
  },
  {
    key: "country",
    label: "Country",
    place: true,
    values: (/** @type {AnyClaim} */ claim) => [claim.body.country],
    name: countryName,
  },
  {
    key: "part",
    label: "Part of a country",
    place: true,
    values: (/** @type {AnyClaim} */ claim) => partsOf(claim.body.jurisdiction),
    name: partName,
  },
  {
    key: "body_kind",
    label: "Kind of body",
    vocabulary: "BodyKind",
    values: (/** @type {AnyClaim} */ claim) => [claim.body.kind],
    name: saidAs,
  },
];

const TRUTH = ["true", "false"];
/** @type {Record<string, string>} */
const TRUTH_NAMES = { true: "yes", false: "no" };
/** @param {string} value */
const truthName = (value) => TRUTH_NAMES[value] ?? value;

/** @type {Record<TableName, Facet[]>} */
export const FACETS = {
  commitments: [
    ...SHARED,
    {
      key: "action",
      label: "Action",
      vocabulary: "Action",
      values: (/** @type {Commitment} */ claim) => [claim.row.action],
      name: plain,
    },
    {
      key: "standing",
      label: "Standing on the day",
      vocabulary: "Standing",
      values: (/** @type {Commitment} */ claim, on) => [claim.judge(on).standing],
      name: plain,
    },
    {
      key: "in_force",
      label: "In force on the day",
      words: [...TRUTH, "undecided"],
      values: (/** @type {Commitment} */ claim, on) => [String(claim.judge(on).inForce ?? "undecided")],
      name: truthName,
    },
    {
      key: "made",
      label: "Made",
      words: TRUTH,
      values: (/** @type {Commitment} */ claim) => [String(claim.row.made)],
      name: (value) => (value === "true" ? "yes" : "no (proposed, considered, refused, or done without a promise)"),
    },
    {
      key: "status",
      label: "Status as last reported",
      vocabulary: "Status",
      values: (/** @type {Commitment} */ claim) => [claim.row.status],
      name: plain,
    },
    {
      key: "read",
      label: "Second check",
      words: TRUTH,
      values: (/** @type {Commitment} */ claim) => [String(claim.read !== null)],
      name: truthName,
    },
    {
      key: "due_kind",
      label: "Kind of due date",
      words: ["deadline", "expected"],
      values: (/** @type {Commitment} */ claim) => (claim.row.due_kind == null ? [] : [claim.row.due_kind]),
      name: saidAs,
    },
    {
      key: "subject",
      label: "Covers",
      vocabulary: "Subject",
      values: (/** @type {Commitment} */ claim) => (claim.row.subject == null ? [] : [claim.row.subject]),
      name: plain,
    },
    {
      key: "instrument",
      label: "Form",
      vocabulary: "Instrument",
      values: (/** @type {Commitment} */ claim) => [claim.row.instrument],
      name: plain,
    },
  ],
  ties: [
    ...SHARED,
    {
      key: "kind",
      label: "Relation",
      vocabulary: "TieKind",
      values: (/** @type {Tie} */ claim) => [claim.row.kind],
      name: plain,
    },
    {
      key: "present",
      label: "Reported to exist",
      words: TRUTH,
      values: (/** @type {Tie} */ claim) => [String(claim.row.present)],
      name: (value) => (value === "true" ? "yes" : "no (a source says that it does not)"),
    },
  ],
};
