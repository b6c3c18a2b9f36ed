/** A claim of one release, joined with whom it is about: a commitment or a tie. */

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
   * @param {VendorRow[]} vendors those that it names, companies and classes
   * @param {Set<string>} about the ids of the vendors for which it is found
   */
  constructor(row, body, vendors, about) {
    this.row = row;
    this.id = row.id;
    this.body = body;
    this.vendors = vendors;
    /** The ids of the vendors that it is about: those that it names, makers in their classes, and their parents. */
    this.about = about;
    /** @type {string | null} */
    this.folded = null;
  }

  /** What a search looks in, folded: names, kind and place of the body, names of the vendors, summary and scope. */
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

  /** Whether the record stands in the newest release, whose pages the site shows. */
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
    /** The newest date at which a source says how it was going; null if none has a date. */
    this.lastReport = lastReport;
    /** The day of its second reading; null if nobody compared it with its sources again. */
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
