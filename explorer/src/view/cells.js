/** The columns of the table of results and their cells. */

import { countryName, number, plain, saidAs } from "../words.js";
import { absent, element, seen, spoken } from "./element.js";
/** @import {AnyClaim, Commitment, Tie} from "../claim.js" */
/** @import {PartialDate} from "../dates.js" */
/** @import {TableName} from "../register.js" */
/** @import {Child} from "./element.js" */
/** @import {Links} from "./links.js" */

/**
 * @typedef {object} ColumnView
 * @property {string} key the order that its heading sorts by
 * @property {string} label
 * @property {(claim: any, context: {on: PartialDate, links: Links}) => Child | Child[]} cell
 */

/** Shapes next to the words, so that a column can be read quickly and without colour. @type {Record<string, string>} */
const SHAPES = {
  not_yet: "·",
  proposed: "◇",
  under_review: "◇",
  declined: "⊘",
  open: "○",
  overdue: "▲",
  kept: "✓",
  missed: "✕",
  withdrawn: "↩",
  done: "•",
  undecided: "?",
};

/** @param {string} standing */
export const standingMark = (standing) =>
  element("span", { class: `x-mark x-is-${standing}` }, seen(SHAPES[standing] ?? "?"), " ", plain(standing));

/** @type {Record<string, string>} */
const QUALIFIERS = { at_least: "at least ", at_most: "at most ", about: "about ", exact: "" };

/** @param {{cameras?: bigint | null, cameras_are?: string | null}} row */
export const cameras = ({ cameras, cameras_are }) =>
  cameras == null ? null : `${QUALIFIERS[cameras_are ?? "exact"] ?? ""}${number(Number(cameras))}`;

/** @param {string | null | undefined} date */
const day = (date) => (date == null ? absent() : element("span", { class: "x-date" }, date));

/** @param {{due?: string | null, due_kind?: string | null}} row */
const due = (row) => [
  day(row.due),
  row.due != null && row.due_kind != null && element("span", { class: "x-under" }, saidAs(row.due_kind)),
];

/** @type {ColumnView} */
const BODY = {
  key: "body",
  label: "Body",
  cell: (/** @type {AnyClaim} */ claim, { links }) => [
    links.claim(claim, claim.body.name),
    element("span", { class: "x-under" }, saidAs(claim.body.kind)),
  ],
};
/** @type {ColumnView} */
const COUNTRY = {
  key: "country",
  label: "Country",
  cell: (/** @type {AnyClaim} */ claim) => countryName(claim.body.country),
};
/** @type {ColumnView} */
const VENDORS = {
  key: "vendor",
  label: "Vendors",
  cell: (/** @type {AnyClaim} */ claim, { links }) =>
    claim.vendors.flatMap((vendor, place) => [place > 0 && ", ", links.vendor(vendor)]),
};

/** @type {Record<TableName, ColumnView[]>} */
export const CELLS = {
  commitments: [
    BODY,
    COUNTRY,
    {
      key: "action",
      label: "Action",
      cell: (/** @type {Commitment} */ claim) => element("strong", {}, plain(claim.row.action)),
    },
    VENDORS,
    { key: "announced", label: "Announced", cell: (/** @type {Commitment} */ claim) => day(claim.row.announced) },
    { key: "due", label: "Due", cell: (/** @type {Commitment} */ claim) => due(claim.row) },
    {
      key: "standing",
      label: "Standing",
      cell: (/** @type {Commitment} */ claim, { on }) => standingMark(claim.judge(on).standing),
    },
    { key: "last_report", label: "Last report", cell: (/** @type {Commitment} */ claim) => day(claim.lastReport) },
    { key: "read", label: "Second check", cell: (/** @type {Commitment} */ claim) => day(claim.read) },
  ],
  ties: [
    BODY,
    COUNTRY,
    {
      key: "kind",
      label: "Relation",
      cell: (/** @type {Tie} */ claim) => element("strong", {}, plain(claim.row.kind)),
    },
    VENDORS,
    {
      key: "present",
      label: "Exists",
      cell: (/** @type {Tie} */ claim) =>
        element("span", { class: `x-mark ${claim.row.present ? "x-is-open" : "x-is-declined"}` }, [
          seen(claim.row.present ? "●" : "⊘"),
          claim.row.present ? " yes" : " no",
          !claim.row.present && spoken(", a source says that it does not"),
        ]),
    },
    { key: "cameras", label: "Cameras", cell: (/** @type {Tie} */ claim) => cameras(claim.row) ?? absent() },
    { key: "as_of", label: "As of", cell: (/** @type {Tie} */ claim) => day(claim.row.as_of) },
  ],
};
