/** Downloads: the matching claims in their order, as CSV and JSON. */

import { Commitment } from "./claim.js";
import { csv } from "./csv.js";
/** @import {AnyClaim} from "./claim.js" */
/** @import {PartialDate} from "./dates.js" */
/** @import {Release} from "./files.js" */
/** @import {SourceRow} from "./rows.js" */
/** @import {TableName} from "./register.js" */

/**
 * @typedef {object} Download
 * @property {TableName} table
 * @property {AnyClaim[]} claims
 * @property {PartialDate} on
 * @property {Release} release
 * @property {Map<string, SourceRow>} sources
 * @property {string} address the address of the view
 */

const LICENCE = "CC-BY-4.0";

/** A whole number as a JSON number. @param {bigint | null | undefined} value */
const whole = (value) => (value == null ? null : Number(value));

/**
 * @param {AnyClaim} claim
 * @param {PartialDate} on
 * @returns {Record<string, unknown>}
 */
function commitmentOrTie(claim, on) {
  if (claim instanceof Commitment) {
    const { row } = claim;
    return {
      vendors: row.vendors,
      vendor_names: claim.vendors.map(({ name }) => name),
      action: row.action,
      subject: row.subject ?? null,
      instrument: row.instrument,
      scope: row.scope ?? null,
      announced: row.announced ?? null,
      effective: row.effective ?? null,
      due: row.due ?? null,
      due_kind: row.due_kind ?? null,
      status: row.status,
      made: row.made,
      on: on.text,
      standing: claim.judge(on).standing,
      in_force: claim.judge(on).inForce,
      last_report: claim.lastReport,
      read: claim.read,
      cameras: whole(row.cameras),
      cost_amount: row.cost?.amount ?? null,
      cost_currency: row.cost?.currency ?? null,
      prompted_by: row.prompted_by,
    };
  }
  const { row } = claim;
  return {
    vendor: row.vendor,
    vendor_name: claim.vendors[0].name,
    kind: row.kind,
    present: row.present,
    cameras: whole(row.cameras),
    cameras_are: row.cameras_are ?? null,
    as_of: row.as_of ?? null,
    scope: row.scope ?? null,
  };
}

/**
 * The fields of a claim, with the names of the library's columns if there are such columns.
 * @param {AnyClaim} claim
 * @param {Download} download
 */
function fields(claim, { on, sources }) {
  return {
    id: claim.id,
    body: claim.body.id,
    body_name: claim.body.name,
    body_kind: claim.body.kind,
    country: claim.body.country,
    ...commitmentOrTie(claim, on),
    summary: claim.row.summary,
    note: claim.row.note ?? null,
    sources: claim.row.citations.map(({ source }) => sources.get(source)?.url ?? source),
  };
}

/** A list becomes one cell: ids and addresses are separated by spaces, names by semicolons. @param {[string, unknown]} field */
const flat = ([name, value]) => (Array.isArray(value) ? value.join(name === "vendor_names" ? "; " : " ") : value);

/** @param {Download} download */
export function asCsv(download) {
  const rows = download.claims.map((claim) => ({ ...fields(claim, download), release: download.release.version }));
  return csv(
    Object.keys(rows[0] ?? {}),
    rows.map((row) => Object.entries(row).map(flat)),
  );
}

/** @param {Download} download */
export function asJson(download) {
  const { table, claims, release, address } = download;
  const records = claims.map((claim) => ({
    ...fields(claim, download),
    ...(claim instanceof Commitment ? { milestones: claim.row.milestones, binds: claim.row.binds } : {}),
    citations: claim.row.citations,
  }));
  const { version, date, digest } = release;
  const value = { title: "camwatch", table, release: version, date, digest, licence: LICENCE, address, records };
  return `${JSON.stringify(value, null, 1)}\n`;
}

/** @param {Download} download @param {string} extension */
export const fileName = ({ table, release }, extension) => `camwatch-${release.version}-${table}.${extension}`;
