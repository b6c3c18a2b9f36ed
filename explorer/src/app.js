/** The explorer: reads a question from the page's address, shows its answer, and writes new questions to the address. */

import { answer, settled } from "./answer.js";
import { asCsv, asJson, fileName } from "./downloads.js";
import { FACETS } from "./facets.js";
import { plainQuestion, readAddress, writeAddress } from "./question.js";
import { AnswerView } from "./view/answer.js";
import { BarView } from "./view/bar.js";
import { element, newId } from "./view/element.js";
import { FacetView } from "./view/facet.js";
import { disclosure } from "./view/disclosure.js";
import { saveFile } from "./view/saving.js";
/** @import {Answer} from "./answer.js" */
/** @import {Facet} from "./facets.js" */
/** @import {Question} from "./question.js" */
/** @import {Register, Shelf, TableName} from "./register.js" */
/** @import {Chip} from "./view/chips.js" */
/** @import {Choice} from "./view/facet.js" */
/** @import {Links} from "./view/links.js" */

/** @typedef {Record<string, Record<string, string>>} Words */
/** The view of one table in one release. @typedef {{of: string, facets: FacetView[], answer: AnswerView}} Desk */
/** @typedef {{question: Question, shelf: Shelf, answer: Answer}} Shown */

/** Milliseconds after which the page says that it is loading. */
const PATIENCE = 150;

/** The facets that are open at first. */
const OPEN = new Set(["vendor"]);

/**
 * The values of a facet that occur in claims: words in the order of their vocabulary, vendors by frequency, others by name.
 * @param {Facet} facet
 * @param {Shelf} shelf
 * @param {Answer["on"]} on
 * @param {Words} words
 * @returns {Choice[]}
 */
export function choices(facet, shelf, on, words) {
  const meanings = facet.vocabulary ? words[facet.vocabulary] : {};
  const all = facet.key === "standing" ? Object.keys(meanings) : facet.words;
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const claim of shelf.claims) {
    for (const value of facet.values(claim, on)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const ranked = Object.keys(meanings);
  const found = (all ?? [...counts.keys()]).map((value) => ({
    value,
    name: facet.name(value, shelf),
    meaning: meanings[value],
  }));
  if (all) return found;
  return found.sort((one, other) => {
    const ranks = ranked.indexOf(one.value) - ranked.indexOf(other.value);
    const frequency = facet.key === "vendor" ? (counts.get(other.value) ?? 0) - (counts.get(one.value) ?? 0) : 0;
    return ranks || frequency || one.name.localeCompare(other.name, "en");
  });
}

export class App {
  /**
   * @param {HTMLElement} root
   * @param {{register: Register, links: Links, without: HTMLElement}} parts `without`: what to show if the explorer fails
   */
  constructor(root, { register, links, without }) {
    this.root = root;
    this.without = without;
    this.register = register;
    this.links = links;
    this.notices = element("div", { class: "x-notices", role: "alert" });
    this.message = element("p", { class: "x-message", role: "status" });
    this.top = element("div");
    this.place = element("div");
    /** @type {BarView | null} */
    this.bar = null;
    /** @type {Desk | null} */
    this.desk = null;
    /** @type {Shown | null} */
    this.shown = null;
    /** Number of questions asked so far; an answer that arrives after a later question is dropped. */
    this.asked = 0;
  }

  start() {
    this.root.replaceChildren(this.notices, this.message, this.top, this.place);
    addEventListener("popstate", () => this.read());
    return this.read();
  }

  /** Show the question in the address. */
  read() {
    const { question, faults } = readAddress(location.search);
    return this.show(question, faults);
  }

  /**
   * Ask another question.
   * @param {Question} question
   * @param {boolean} [again] whether it replaces the previous question in the history
   */
  ask(question, again = false) {
    const address = location.pathname + writeAddress(question);
    if (again) history.replaceState(null, "", address);
    else if (address !== location.pathname + location.search) history.pushState(null, "", address);
    return this.show(question, []);
  }

  /** @param {Partial<Question>} changed @param {boolean} [again] */
  change(changed, again) {
    if (this.shown === null) return;
    const { question } = this.shown;
    void this.ask({ ...question, page: question.page === "all" ? "all" : 1, ...changed }, again);
  }

  /** @param {Question} asked @param {string[]} faults */
  async show(asked, faults) {
    const turn = ++this.asked;
    this.root.setAttribute("aria-busy", "true");
    const waiting = window.setTimeout(() => {
      this.message.textContent = "Loading the register …";
    }, PATIENCE);
    try {
      const [words, shelf, releases] = await Promise.all([
        this.register.words(),
        this.register.shelf(asked.table, asked.release),
        this.register.releases(),
      ]);
      const { question, faults: more } = await settled(asked, shelf, this.register, words);
      if (turn !== this.asked) return;
      this.bar ??= new BarView(releases, {
        asked: (change, typing) => this.change(change, typing),
        turned: (table) => this.turn(table),
      });
      // The bar stays while the results below it change, so that it keeps the keyboard focus.
      if (!this.top.hasChildNodes()) this.top.append(this.bar.element);
      this.message.textContent = "";
      this.without.hidden = true;
      this.draw(question, shelf, words);
      this.tell([...faults, ...more]);
    } catch (error) {
      if (turn === this.asked) this.fail(/** @type {Error} */ (error));
    } finally {
      clearTimeout(waiting);
      if (turn === this.asked) this.root.setAttribute("aria-busy", "false");
    }
  }

  /** Go to the other table, and keep the filters that both have. @param {TableName} table */
  turn(table) {
    const before = this.shown?.question ?? plainQuestion(table);
    const shared = FACETS[table].filter(({ key }) => FACETS[before.table].some((other) => other.key === key));
    const facets = Object.fromEntries(
      shared.flatMap(({ key }) => (before.facets[key] ? [[key, before.facets[key]]] : [])),
    );
    const { release, text, on } = before;
    void this.ask({ ...plainQuestion(table), release, text, on, facets });
  }

  /** @param {Question} question @param {Shelf} shelf @param {Words} words */
  draw(question, shelf, words) {
    const found = answer(question, shelf);
    this.shown = { question, shelf, answer: found };
    const of = `${shelf.table} ${shelf.release.version}`;
    if (this.desk?.of !== of || !this.place.hasChildNodes()) this.desk = this.lay(of, question, shelf, found, words);
    this.bar?.update(question);
    for (const facet of this.desk.facets) {
      facet.update(question.facets[facet.key] ?? [], found.counts.get(facet.key) ?? new Map());
    }
    this.desk.answer.update(question, shelf, found, {
      chips: this.chips(question, shelf),
      context: { on: found.on, links: this.links, sources: () => this.register.sources(shelf.release) },
    });
  }

  /** Lay out the view of a table. @param {string} of @param {Question} question @param {Shelf} shelf @param {Answer} found @param {Words} words */
  lay(of, question, shelf, found, words) {
    const facets = FACETS[shelf.table]
      .filter(({ offered }) => offered !== false)
      .map(
        (facet) =>
          new FacetView(facet, choices(facet, shelf, found.on, words), {
            open: OPEN.has(facet.key) || facet.key in question.facets,
            changed: (values) => {
              const { [facet.key]: _, ...others } = this.shown?.question.facets ?? {};
              this.change({ facets: values.length ? { ...others, [facet.key]: values } : others });
            },
          }),
      );
    const panel = element(
      "div",
      { class: "x-panel" },
      ...facets.map((facet) => facet.element),
      element("p", { class: "x-small" }, this.links.words("vocabularies", "Meanings of the words")),
    );
    const title = element("h2", { class: "x-spoken", id: newId() }, "Filters");
    const filters = element(
      "section",
      { class: "x-filters", "aria-labelledby": title.id },
      title,
      disclosure({ label: ["Filters"], content: panel, name: "x-filters-opener" }),
      panel,
    );
    const view = new AnswerView({
      table: shelf.table,
      asked: (change) => this.change(change),
      cleared: () => void this.ask(plainQuestion(shelf.table)),
      saved: (form) => void this.save(form),
      copied: () => void this.copy(),
    });
    this.place.replaceChildren(element("div", { class: "x-desk" }, filters, view.element));
    return { of, facets, answer: view };
  }

  /** @param {Question} question @param {Shelf} shelf @returns {Chip[]} */
  chips(question, shelf) {
    const chosen = FACETS[question.table].flatMap(({ key, label, name }) =>
      (question.facets[key] ?? []).map((value) => ({
        name: `${label}: ${name(value, shelf)}`,
        without: () => {
          const left = question.facets[key].filter((other) => other !== value);
          const { [key]: _, ...others } = question.facets;
          this.change({ facets: left.length ? { ...others, [key]: left } : others });
        },
      })),
    );
    const text = question.text && { name: `Search: ${question.text}`, without: () => this.change({ text: "" }) };
    const on = question.on && { name: `On the day: ${question.on}`, without: () => this.change({ on: null }) };
    return [...chosen, ...(text ? [text] : []), ...(on && question.table === "commitments" ? [on] : [])];
  }

  /** @param {"csv" | "json"} form */
  async save(form) {
    if (!this.shown) return;
    const { question, shelf, answer: found } = this.shown;
    try {
      const sources = await this.register.sources(shelf.release);
      const download = { ...found, table: question.table, release: shelf.release, sources, address: location.href };
      const content = form === "csv" ? asCsv(download) : asJson(download);
      saveFile(fileName(download, form), content, form === "csv" ? "text/csv" : "application/json");
    } catch (error) {
      this.tell([`Nothing was downloaded: ${/** @type {Error} */ (error).message}. Try again.`]);
    }
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(location.href);
      this.desk?.answer.tell("Copied.");
    } catch {
      this.desk?.answer.tell("The browser did not allow copying. Copy the address of the page instead.");
    }
  }

  /** @param {string[]} faults */
  tell(faults) {
    const lines = faults.map((fault) => element("p", {}, fault));
    this.notices.replaceChildren(...(lines.length ? [element("div", { class: "x-notice" }, lines)] : []));
  }

  /** Say what failed and how to continue. @param {Error} error */
  fail(error) {
    this.message.textContent = "";
    this.desk = null;
    const again = element("button", { type: "button", onclick: () => void this.read() }, "Try again");
    this.top.replaceChildren();
    this.place.replaceChildren();
    this.notices.replaceChildren(
      element(
        "div",
        { class: "x-notice x-failed" },
        element("p", {}, element("strong", {}, "The explorer cannot show the register. "), `${error.message}.`),
        element("p", {}, again, " If it fails again, use one of the other ways to read the register, below."),
      ),
    );
    this.without.hidden = false;
  }
}
