/** The bar, in which the reader chooses the table, the release and the day, and searches for text. */

import { PartialDate, today } from "../dates.js";
import { counted } from "../words.js";
import { element, newId } from "./element.js";
/** @import {Release} from "../files.js" */
/** @import {Question} from "../question.js" */
/** @import {TableName} from "../register.js" */
/** @import {Child} from "./element.js" */

/** Milliseconds without a key press after which a search begins. */
const PATIENCE = 200;

/** @type {Record<TableName, string>} */
const LABELS = { commitments: "Commitments", ties: "Ties" };
/** @type {Record<TableName, string>} */
const HINTS = {
  commitments: "what bodies have promised or refused",
  ties: "who uses, sells or holds shares in which vendor",
};

/** @param {string} label @param {HTMLElement} control @param {...Child} under */
function field(label, control, ...under) {
  control.id = newId();
  return element("div", { class: "x-field" }, element("label", { for: control.id }, label), control, ...under);
}

export class BarView {
  /**
   * @param {Release[]} releases newest first
   * @param {{asked: (change: Partial<Question>, typing?: boolean) => void, turned: (table: TableName) => void}} does
   */
  constructor(releases, { asked, turned }) {
    this.tables = /** @type {TableName[]} */ (Object.keys(LABELS)).map((table) => {
      const radio = element("input", { type: "radio", name: "table", value: table, onchange: () => turned(table) });
      return { table, radio, label: element("label", {}, radio, LABELS[table], element("small", {}, HINTS[table])) };
    });

    this.text = element("input", { type: "search", name: "text", autocomplete: "off", spellcheck: "false" });
    let typing = false;
    let waiting = 0;
    this.text.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = window.setTimeout(() => {
        // Going back undoes a whole typed word, not one letter.
        asked({ text: this.text.value.trim() }, typing);
        typing = true;
      }, PATIENCE);
    });
    this.text.addEventListener("blur", () => (typing = false));

    this.on = element("input", {
      type: "text",
      name: "on",
      inputmode: "numeric",
      maxlength: 10,
      size: 12,
      autocomplete: "off",
    });
    this.fault = element("p", { id: newId(), class: "x-fault", role: "alert" });
    this.on.setAttribute("aria-describedby", this.fault.id);
    this.on.addEventListener("change", () => {
      const on = this.on.value.trim();
      try {
        asked({ on: on ? new PartialDate(on).text : null });
        this.say("");
      } catch (error) {
        this.say(/** @type {Error} */ (error).message);
      }
    });
    this.day = field("On the day", this.on, element("p", { class: "x-small" }, "leave empty for today"), this.fault);

    this.release = element("select", { name: "release" });
    this.release.append(
      ...releases.map(({ version, date }, place) =>
        element("option", { value: place ? version : "" }, place ? `${version} of ${date}` : `${version}, the newest`),
      ),
    );
    this.release.addEventListener("change", () => asked({ release: this.release.value || null }));

    this.element = element(
      "form",
      {
        class: "x-bar",
        role: "search",
        "aria-label": "Search the register",
        onsubmit: (/** @type {Event} */ event) => event.preventDefault(),
      },
      element(
        "fieldset",
        { class: "x-tables" },
        element("legend", { class: "x-spoken" }, "Table"),
        ...this.tables.map(({ label }) => label),
      ),
      field(
        "Search",
        this.text,
        element("p", { class: "x-small" }, "names, kinds and places of bodies, vendors, summaries, scope"),
      ),
      this.day,
      field(
        "Release",
        this.release,
        element("p", { class: "x-small" }, `${counted(releases.length, "release")}; a release never changes`),
      ),
    );
  }

  /** @param {string} fault */
  say(fault) {
    this.fault.textContent = fault;
    this.on.setAttribute("aria-invalid", String(fault !== ""));
  }

  /** @param {Question} question */
  update(question) {
    for (const { table, radio } of this.tables) radio.checked = table === question.table;
    if (this.text.value.trim() !== question.text) this.text.value = question.text;
    this.on.value = question.on ?? "";
    this.on.placeholder = today();
    this.say("");
    this.day.hidden = question.table !== "commitments";
    this.release.value = question.release ?? "";
  }
}
