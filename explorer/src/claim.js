/** A claim of one release, joined with whom it is about: a commitment or a tie. */

import { fold } from "./fold.js";
import { inForce, standing } from "./standing.js";
/** @import {PartialDate} from "./dates.js" */
/** @import {BodyRow, ClaimRow, CommitmentRow, TieRow, VendorRow} from "./rows.js" */

/** @param {{name: string, names: {name: string}[]}} one */
const everyName = ({ name, names }) => [name, ...names.map((other) => other.name)];

/** @template {ClaimRow} R */
class Claim {
  /**
   * @param {R} row
   * @param {BodyRow} body
   * @param {VendorRow[]} vendors those that it names, companies and classes
   */
  constructor(row, body, vendors) {
    this.row = row;
    this.id = row.id;
    this.body = body;
    this.vendors = vendors;
    /** The ids of the vendors that it is about: those that it names, and the members of the classes among them. */
    this.about = new Set(vendors.flatMap(({ id, members }) => [id, ...members]));
    /** @type {string | null} */
    this.folded = null;
  }

  /** What a search looks in, folded: names of the body and of the vendors, summary and scope. */
  get text() {
    this.folded ??= fold(
      [...everyName(this.body), ...this.vendors.flatMap(everyName), this.row.summary, this.row.scope ?? ""].join("\n"),
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
   * @param {string} knownBy the day of the release
   */
  constructor(row, body, vendors, knownBy) {
    super(row, body, vendors);
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
