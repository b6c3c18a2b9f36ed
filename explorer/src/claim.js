/** A claim of one release, joined with its body and vendors: a commitment or a tie. */

import { fold } from "./fold.js";
import { inForce, standing } from "./standing.js";
import { countryName, partName, partsOf, saidAs } from "./words.js";
/** @import {PartialDate} from "./dates.js" */
/** @typedef {[lastReport: string | null, read: string | null]} Evidence */
/** @import {BodyRow, ClaimRow, CommitmentRow, TieRow, VendorRow} from "./rows.js" */

/** @param {{name: string, names: {name: string}[]}} one */
const everyName = ({ name, names }) => [name, ...names.map((other) => other.name)];

/** @template {ClaimRow} R */
class Claim {
  /**
   * @param {R} row
   * @param {BodyRow} body
   * @param {VendorRow[]} vendors the companies and classes that it names
   * @param {Set<string>} about the ids of the vendors under which it is found
   */
  constructor(row, body, vendors, about) {
    this.row = row;
    this.id = row.id;
    this.body = body;
    this.vendors = vendors;
    /** The ids of the vendors under which it is found: those that it names, the members of classes, and their owners. */
    this.about = about;
    /** @type {string | null} */
    this.folded = null;
  }

  /** The text that is searched, folded: names, kind and place of the body, names of the vendors, summary and scope. */
  get text() {
    this.folded ??= fold(
      [
        ...everyName(this.body),
        saidAs(this.body.kind),
        countryName(this.body.country),
        ...partsOf(this.body.jurisdiction).map(partName),
        ...this.vendors.flatMap(everyName),
        this.row.summary,
        this.row.scope ?? "",
      ].join("\n"),
    );
    return this.folded;
  }

  /** Whether the newest release, which the pages of the site show, has the record. */
  get current() {
    return this.row.until == null;
  }
}

/** @extends {Claim<CommitmentRow>} */
export class Commitment extends Claim {
  /**
   * @param {CommitmentRow} row
   * @param {BodyRow} body
   * @param {VendorRow[]} vendors
   * @param {Set<string>} about
   * @param {string} knownBy the day of the release
   * @param {Evidence} evidence
   */
  constructor(row, body, vendors, about, knownBy, [lastReport, read] = [null, null]) {
    super(row, body, vendors, about);
    /** The date of the latest report on its progress; null if no report has a date. */
    this.lastReport = lastReport;
    /** The day of its second reading; null if it has not been compared with its sources a second time. */
    this.read = read;
    this.knownBy = knownBy;
    /** @type {{on: string, standing: string, inForce: boolean | null} | null} */
    this.judged = null;
  }

  /** @param {PartialDate} on */
  judge(on) {
    if (this.judged?.on !== on.text) {
      this.judged = {
        on: on.text,
        standing: standing(this.row, on, this.knownBy),
        inForce: inForce(this.row, on, this.knownBy),
      };
    }
    return this.judged;
  }
}

/** @extends {Claim<TieRow>} */
export class Tie extends Claim {}

/** @typedef {Commitment | Tie} AnyClaim */
