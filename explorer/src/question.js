/** The question: the table, its filters and its order, and how they are written in the address of the page. */

import { PartialDate } from "./dates.js";
import { FACETS } from "./facets.js";
import { FIRST_ORDER, ORDERS } from "./orders.js";
import { TABLES } from "./register.js";
/** @import {TableName} from "./register.js" */

/**
 * @typedef {object} Question
 * @property {TableName} table
 * @property {string | null} release null for the newest
 * @property {string | null} on the day asked about; null for today
 * @property {string} text
 * @property {Record<string, string[]>} facets values by key; a claim must have at least one value of each key
 * @property {string} sort the key of an order, preceded by `-` if it descends
 * @property {number | "all"} page from 1
 */

/** @param {TableName} table @returns {Question} */
export function plainQuestion(table) {
  return { table, release: null, on: null, text: "", facets: {}, sort: FIRST_ORDER[table], page: 1 };
}

/** @param {string} sort */
export function readSort(sort) {
  const descending = sort.startsWith("-");
  return { key: descending ? sort.slice(1) : sort, descending };
}

/**
 * Read the question in an address. Parts that are not understood are ignored and reported.
 * @param {string} search the query of the address
 * @returns {{question: Question, faults: string[]}}
 */
export function readAddress(search) {
  const given = new URLSearchParams(search);
  /** @type {string[]} */
  const faults = [];
  const asked = given.get("table") ?? "commitments";
  const table = TABLES.find((one) => one === asked);
  if (table === undefined) faults.push(`There is no table “${asked}”. The commitments are shown.`);
  const question = plainQuestion(table ?? "commitments");
  question.release = given.get("release") || null;
  question.text = given.get("text") ?? "";
  const on = given.get("on");
  if (on) {
    try {
      question.on = new PartialDate(on).text;
    } catch (error) {
      faults.push(`${/** @type {Error} */ (error).message}. Today's date is used instead.`);
    }
  }
  for (const { key } of FACETS[question.table]) {
    const values = [...new Set(given.getAll(key).filter(Boolean))];
    if (values.length) question.facets[key] = values;
  }
  const sort = given.get("sort");
  if (sort) {
    if (ORDERS[question.table].some(({ key }) => key === readSort(sort).key)) question.sort = sort;
    else faults.push(`The ${question.table} cannot be sorted by “${sort}”.`);
  }
  const page = given.get("page");
  if (page === "all") question.page = "all";
  else if (page && /^[1-9]\d{0,5}$/.test(page)) question.page = Number(page);
  return { question, faults };
}

/**
 * Write the query of an address. Default values are left out.
 * @param {Question} question
 */
export function writeAddress(question) {
  const plain = plainQuestion(question.table);
  const query = new URLSearchParams();
  if (question.table !== TABLES[0]) query.set("table", question.table);
  if (question.release) query.set("release", question.release);
  for (const { key } of FACETS[question.table]) {
    for (const value of question.facets[key] ?? []) query.append(key, value);
  }
  if (question.on) query.set("on", question.on);
  if (question.text) query.set("text", question.text);
  if (question.sort !== plain.sort) query.set("sort", question.sort);
  if (question.page !== plain.page) query.set("page", String(question.page));
  const written = query.toString();
  return written ? `?${written}` : "";
}
