/** The register: reads each stored table when it is first needed, and gives the claims of one release. */

import { Commitment, Tie } from "./claim.js";
import { readRows } from "./parquet.js";
import { COLUMNS, standingIn } from "./rows.js";
import { nameCountries, nameParts, nameWords, partsOf } from "./words.js";
/** @import {AnyClaim, Evidence} from "./claim.js" */
/** @import {Files, Release} from "./files.js" */
/** @import {BodyRow, Rows, SourceRow, VendorRow} from "./rows.js" */

/** @typedef {"commitments" | "ties"} TableName */
/** @type {TableName[]} */
export const TABLES = ["commitments", "ties"];

/**
 * @template {{id: string}} R
 * @param {R[]} rows
 */
const byId = (rows) => new Map(rows.map((row) => [row.id, row]));

/**
 * The record with an id. The check of the records guarantees that there is one.
 * @template R
 * @param {Map<string, R>} records
 * @param {string} id
 */
function get(records, id) {
  const found = records.get(id);
  if (found === undefined) throw new Error(`unknown record ${id}`);
  return found;
}

/** The claims of one table in one release, with the bodies and vendors that they name. */
export class Shelf {
  /**
   * @param {TableName} table
   * @param {Release} release
   * @param {{claims: Rows[TableName][], bodies: BodyRow[], vendors: VendorRow[],
   *   evidence?: Record<string, Evidence>}} rows
   */
  constructor(table, release, rows) {
    this.table = table;
    this.release = release;
    this.bodies = byId(standingIn(rows.bodies, release.ordinal));
    this.vendors = byId(standingIn(rows.vendors, release.ordinal));
    /** @type {Set<string> | null} */
    this.placed = null;
    /** @type {AnyClaim[]} */
    this.claims = standingIn(rows.claims, release.ordinal).map((row) => {
      const body = get(this.bodies, row.body);
      return "action" in row
        ? new Commitment(
            row,
            body,
            this.vendorsOf(row.vendors),
            this.about(row.vendors),
            release.date,
            rows.evidence?.[row.id],
          )
        : new Tie(row, body, this.vendorsOf([row.vendor]), this.about([row.vendor]));
    });
  }

  /**
   * The vendors under which a claim about some vendors is found: these, the members of their classes, and their owners.
   * @param {string[]} ids
   */
  about(ids) {
    const found = new Set(ids);
    for (const vendor of this.vendorsOf(ids)) {
      for (const member of vendor.members) found.add(member);
      const country = vendor.rule?.country;
      if (country == null) continue;
      for (const [id, other] of this.vendors) if (other.country === country) found.add(id);
    }
    // In releases without a digest of their records, a claim about a subsidiary also names its owner.
    if (this.release.records == null) return found;
    for (const id of found) {
      const parent = this.vendors.get(id)?.parent;
      if (parent != null) found.add(parent); // iterating over a set includes what is added meanwhile
    }
    return found;
  }

  /** The countries, and the parts of countries, in which the release has a body. */
  get places() {
    this.placed ??= new Set(
      [...this.bodies.values()].flatMap(({ country, jurisdiction }) => [country, ...partsOf(jurisdiction)]),
    );
    return this.placed;
  }

  /** @param {string[]} ids */
  vendorsOf(ids) {
    return ids.map((id) => get(this.vendors, id));
  }
}

export class Register {
  /** @param {Files} files */
  constructor(files) {
    this.files = files;
    /** @type {Map<string, Promise<any>>} */
    this.asked = new Map();
  }

  /**
   * Do something once, unless it fails.
   * @template T
   * @param {string} key
   * @param {() => Promise<T>} make
   * @returns {Promise<T>}
   */
  once(key, make) {
    let promise = this.asked.get(key);
    if (promise === undefined) {
      promise = make();
      this.asked.set(key, promise);
      promise.catch(() => this.asked.delete(key));
    }
    return promise;
  }

  /**
   * Every revision of a table.
   * @template {keyof Rows} T
   * @param {T} table
   * @returns {Promise<Rows[T][]>}
   */
  rows(table) {
    return this.once(table, async () => readRows(await this.files.content(`${table}.parquet`), COLUMNS[table]));
  }

  /**
   * The words of each vocabulary in order, with their meanings, and the countries with their names.
   * @returns {Promise<Record<string, Record<string, string>>>}
   */
  words() {
    return this.once("words.json", async () => {
      const words = await this.files.json("words.json");
      nameCountries(words.Country);
      nameWords(words.Name);
      nameParts(words.Part, words.PartOf);
      return words;
    });
  }

  /**
   * The date of the last report and the day of the second reading, by release and commitment.
   * @returns {Promise<Record<string, Record<string, Evidence>>>}
   */
  evidence() {
    return this.once("evidence.json", () => this.files.json("evidence.json"));
  }

  /** The releases, newest first. */
  async releases() {
    return [...(await this.files.index()).releases].reverse();
  }

  /**
   * The claims of a table in a release.
   * @param {TableName} table
   * @param {string | null} version null for the newest
   */
  async shelf(table, version) {
    const [claims, bodies, vendors, releases, evidence] = await Promise.all([
      this.rows(table),
      this.rows("bodies"),
      this.rows("vendors"),
      this.releases(),
      this.evidence(),
    ]);
    const release = releases.find((one) => one.version === version) ?? releases[0];
    return this.once(
      `${table} ${release.version}`,
      async () => new Shelf(table, release, { claims, bodies, vendors, evidence: evidence[release.version] }),
    );
  }

  /** The sources of a release, by id. @param {Release} release @returns {Promise<Map<string, SourceRow>>} */
  async sources(release) {
    const rows = await this.rows("sources");
    return this.once(`sources ${release.version}`, async () => byId(standingIn(rows, release.ordinal)));
  }

  /**
   * The current id of a record: the id itself, the id of the record that it was merged into, or null if there is none.
   * @param {Shelf} shelf
   * @param {"bodies" | "vendors"} table
   * @param {string} id
   */
  async resolve(shelf, table, id) {
    if (shelf[table].has(id)) return id;
    const retired = byId(standingIn(await this.rows("retired"), shelf.release.ordinal));
    let followed = id;
    for (let steps = 0; steps <= retired.size && !shelf[table].has(followed); steps++) {
      followed = retired.get(`${table}/${followed}`)?.successor ?? "";
    }
    return shelf[table].has(followed) ? followed : null;
  }
}
