/** The pager: buttons to move between the pages of an answer. */

import { element, newId } from "./element.js";
/** @import {Question} from "../question.js" */

export class PagerView {
  /** @param {(page: Question["page"]) => void} turned */
  constructor(turned) {
    this.at = 1;
    this.label = element("span", { id: newId(), class: "x-page" });
    this.before = element("button", { type: "button", onclick: () => turned(this.at - 1) }, "Previous page");
    this.after = element("button", { type: "button", onclick: () => turned(this.at + 1) }, "Next page");
    this.all = element("button", { type: "button", onclick: () => turned(this.at === 0 ? 1 : "all") });
    this.element = element("nav", { class: "x-pager", "aria-label": "Pages of the results" });
    this.element.append(this.before, this.label, this.after, this.all);
  }

  /** @param {Question["page"]} page @param {number} pages @param {number} count */
  update(page, pages, count) {
    this.at = page === "all" ? 0 : page;
    this.label.textContent = page === "all" ? `All ${count} on one page` : `Page ${page} of ${pages}`;
    this.before.hidden = this.after.hidden = page === "all";
    this.before.disabled = page === 1;
    this.after.disabled = page === pages;
    this.all.textContent = page === "all" ? "Show page by page" : `Show all ${count}`;
    this.element.hidden = pages === 1;
  }
}
