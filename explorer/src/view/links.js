/** Links to the pages of records, which show the newest release, and to the pages of sources. */

import { Commitment } from "../claim.js";
import { element } from "./element.js";
/** @import {AnyClaim} from "../claim.js" */
/** @import {VendorRow} from "../rows.js" */

export class Links {
  /** @param {URL} root the root of the site */
  constructor(root) {
    this.root = root;
  }

  /** @param {string} path @param {boolean} current @param {string} name */
  page(path, current, name) {
    if (!current) return element("span", {}, name);
    return element("a", { href: new URL(path, this.root) }, name);
  }

  /**
   * A link to a claim on its body's page. A claim that the newest release no longer has is not linked.
   * @param {AnyClaim} claim
   * @param {string} name
   */
  claim(claim, name) {
    return this.page(`register/bodies/${claim.body.id}/#${claim.id}`, claim.current, name);
  }

  /** @param {VendorRow} vendor */
  vendor(vendor) {
    return this.page(`register/vendors/${vendor.id}/`, vendor.until == null, vendor.name);
  }

  /** A link to the words of the register and their meanings. @param {string} anchor @param {string} name */
  words(anchor, name) {
    return this.page(`data/#${anchor}`, true, name);
  }

  /** A link to the snapshots of a page in the Wayback Machine. @param {string} url */
  archived(url) {
    return this.source(`https://web.archive.org/web/*/${url}`, "archived copies");
  }

  /** A link to the page for reporting a mistake in a claim. @param {AnyClaim} claim */
  report(claim) {
    const table = claim instanceof Commitment ? "commitments" : "ties";
    return this.page(`report/?table=${table}&id=${encodeURIComponent(claim.id)}`, true, "Report a mistake");
  }

  /** @param {string} url @param {string} title */
  source(url, title) {
    // A record is data: an address that is not a web address is shown as text.
    if (!/^https?:\/\//i.test(url)) return element("span", {}, title);
    return element("a", { href: url, rel: "noreferrer" }, title);
  }
}
