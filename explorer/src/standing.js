/** The standing of a commitment on a day, computed from partial dates in the same way as camwatch/model/standing.py. */

import { FIRST_DAY, LAST_DAY, dateOf } from "./dates.js";
/** @import {PartialDate} from "./dates.js" */
/** @import {CommitmentRow} from "./rows.js" */
/** @typedef {Pick<CommitmentRow, "instrument" | "announced" | "effective" | "due" | "due_kind" | "milestones">} Dated */
/** @typedef {{earliest: string, latest: string, status: string}} Point */

/** @type {Record<string, string>} */
const FOR_STATUS = {
  proposed: "proposed",
  under_review: "under_review",
  declined: "declined",
  fulfilled: "kept",
  missed: "missed",
  withdrawn: "withdrawn",
};
const NOT_MADE = new Set(["proposed", "under_review", "declined"]);

/**
 * Narrow the possible days of successive points: none is before an earlier point or after a later one.
 * @param {Point[]} points
 * @returns {Point[]}
 */
function inOrder(points) {
  let earliest = FIRST_DAY;
  const narrowed = points.map((point) => {
    if (point.earliest > earliest) earliest = point.earliest;
    return { ...point, earliest };
  });
  let latest = LAST_DAY;
  for (const point of narrowed.reverse()) {
    if (point.latest < latest) latest = point.latest;
    if (point.earliest > latest) return points; // the dates contradict one another, and none is more reliable
    point.latest = latest;
  }
  return narrowed.reverse();
}

/**
 * The possible orders of the announcement and the milestones: one, or two if the dates leave it open.
 * @param {Dated} dated
 * @param {string} knownBy the day by which every undated milestone had happened
 * @returns {Point[][]}
 */
function timelines(dated, knownBy) {
  const points = dated.milestones.map(({ date, status }) => {
    const known = dateOf(date);
    return { earliest: known?.earliest ?? FIRST_DAY, latest: known?.latest ?? knownBy, status };
  });
  const begun = dateOf(dated.announced ?? dated.effective);
  if (begun === null) return [inOrder(points)];
  // A bill or a review may come before the announcement.
  const place = Math.max(
    points.findIndex(({ status }) => !NOT_MADE.has(status)),
    0,
  );
  const { earliest, latest, status } = points[place];
  if (latest < begun.earliest) return [inOrder(points)];
  const announcement = {
    earliest: begun.earliest,
    latest: begun.latest,
    status: NOT_MADE.has(status) ? status : "announced",
  };
  const announcedFirst = inOrder([...points.slice(0, place), announcement, ...points.slice(place)]);
  // Without an announcement, the first report may be from before or after the day from which it applies.
  return dated.announced == null && earliest <= begun.latest ? [announcedFirst, inOrder(points)] : [announcedFirst];
}

/**
 * Every status that the dates allow on a day; null means that it was not yet announced.
 * @param {Dated} dated
 * @param {PartialDate} on
 * @param {string} knownBy
 * @returns {Set<string | null>}
 */
function possible(dated, on, knownBy) {
  /** @type {Set<string | null>} */
  const found = new Set();
  for (const points of timelines(dated, knownBy)) {
    if (points[0].latest > on.earliest) found.add(null);
    points.forEach(({ earliest, status }, place) => {
      if (earliest > on.latest) return;
      // It is the newest on some day of the period if each later one may come after that day.
      const day = on.earliest > earliest ? on.earliest : earliest;
      if (points.slice(place + 1).every((later) => later.latest > day)) found.add(status);
    });
  }
  return found;
}

/**
 * The standing of a commitment on a day, or `undecided` if its dates allow more than one answer.
 * @param {Dated} dated
 * @param {PartialDate} on
 * @param {string} knownBy
 */
export function standing(dated, on, knownBy) {
  const answers = new Set();
  const due = dated.due_kind === "expected" ? null : dateOf(dated.due);
  const passed = due === null ? false : due.passed(on);
  for (const status of possible(dated, on, knownBy)) {
    if (status === null) {
      answers.add("not_yet");
    } else if (dated.instrument === "act" && status !== "withdrawn") {
      answers.add("done");
    } else if (status in FOR_STATUS) {
      answers.add(FOR_STATUS[status]);
    } else {
      if (passed !== false) answers.add("overdue");
      if (passed !== true) answers.add("open");
    }
  }
  return answers.size === 1 ? [...answers][0] : "undecided";
}

/**
 * Whether a commitment applies on a day: true, false, or null if undecided.
 * @param {Dated} dated
 * @param {PartialDate} on
 * @param {string} knownBy
 * @returns {boolean | null}
 */
export function inForce(dated, on, knownBy) {
  const answers = new Set();
  const start = dateOf(dated.effective);
  for (const status of possible(dated, on, knownBy)) {
    if (status === null || NOT_MADE.has(status) || dated.instrument === "act" || status === "withdrawn") {
      answers.add(false);
    } else if (start === null || start.latest <= on.earliest) {
      answers.add(true);
    } else if (start.earliest > on.latest) {
      answers.add(false);
    } else {
      answers.add(true).add(false);
    }
  }
  return answers.size === 1 ? [...answers][0] : null;
}
