/** Dates as precise as their source: a year, a month or a day. Days are ISO 8601 strings, which sort in date order. */

const FORM = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

export const FORMS = "YYYY, YYYY-MM or YYYY-MM-DD";
export const FIRST_DAY = "0001-01-01";
export const LAST_DAY = "9999-12-31";

/** @param {number} year @param {number} month */
function lengthOf(year, month) {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** A date known to the year, the month or the day. */
export class PartialDate {
  /** @param {string} text `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; any other text and a day that does not exist throw a RangeError */
  constructor(text) {
    const [, year, month, day] = FORM.exec(text) ?? [];
    const length = lengthOf(Number(year), Number(month ?? "12"));
    if (
      year === undefined ||
      Number(year) < 1 ||
      (month !== undefined && !(Number(month) >= 1 && Number(month) <= 12)) ||
      (day !== undefined && !(Number(day) >= 1 && Number(day) <= length))
    ) {
      throw new RangeError(`“${text}” is not a date: expected ${FORMS}`);
    }
    this.text = text;
    /** The first day that the date can refer to. */
    this.earliest = `${year}-${month ?? "01"}-${day ?? "01"}`;
    /** The last day that the date can refer to. */
    this.latest = `${year}-${month ?? "12"}-${day ?? String(length).padStart(2, "0")}`;
  }

  /** A string that sorts dates by the first, then by the last possible day. */
  get sortKey() {
    return `${this.earliest}/${this.latest}`;
  }

  /**
   * Return whether a deadline on this date has passed: true, false, or null if it ends within `on`.
   * @param {PartialDate} on
   */
  passed(on) {
    if (this.latest < on.earliest) return true;
    return this.latest >= on.latest ? false : null;
  }
}

/** @param {string | null | undefined} text */
export function dateOf(text) {
  return text == null ? null : new PartialDate(text);
}

/** Today's date in the reader's time zone. */
export function today() {
  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part, place) => String(part).padStart(place ? 2 : 4, "0")).join("-");
}
