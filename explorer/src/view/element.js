/** Create elements. Strings become text nodes, never markup. */

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, unknown>} [attributes] `on…` adds a listener, true sets the attribute, false leaves it out, anything else is text
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(
    ...children
      .flat()
      .flatMap((child) => (child || child === 0 ? [child instanceof Node ? child : String(child)] : [])),
  );
  return made;
}

/** Text for screen readers only. @param {string} text */
export const spoken = (text) => element("span", { class: "x-spoken" }, text);

/** Text that screen readers skip. @param {string} text */
export const seen = (text) => element("span", { "aria-hidden": "true" }, text);

/** The mark for a value that the register does not have. */
export const absent = () => element("span", { class: "x-absent" }, seen("–"), spoken("not known"));

let count = 0;

/** An id that no other element has. */
export const newId = () => `explorer-${++count}`;
