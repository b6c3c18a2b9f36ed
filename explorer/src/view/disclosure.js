/** The disclosure: a button that shows or hides a part of the page. */

import { element, newId } from "./element.js";

/**
 * @param {object} parts
 * @param {(string | Node)[]} parts.label
 * @param {HTMLElement} parts.content
 * @param {string} parts.name class of the button
 * @param {boolean} [parts.open]
 * @param {(open: boolean) => void} [parts.turned] called before the content is shown or hidden
 */
export function disclosure({ label, content, name, open = false, turned }) {
  content.id ||= newId();
  content.hidden = !open;
  const button = element(
    "button",
    { type: "button", class: `x-disclosure ${name}`, "aria-expanded": String(open), "aria-controls": content.id },
    ...label,
  );
  button.addEventListener("click", () => {
    const opening = content.hidden === true;
    turned?.(opening);
    content.hidden = !opening;
    button.setAttribute("aria-expanded", String(opening));
  });
  return button;
}
