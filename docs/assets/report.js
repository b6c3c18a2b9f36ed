// The page "Report": asks the questions of a form and writes an email from the answers.
// Nothing is stored or sent by the page: the text is opened in the reader's own email program.

/** Maximum length of the address of an email; some email programs cut longer ones. */
const LONGEST = 1800;

/** Return the text of a filled-in form, in the form of an issue in the repository. */
export function formText(form, answers) {
  return form.questions
    .map((question) => `### ${question.label}\n\n${answerText(question, answers[question.key])}\n`)
    .join("\n");
}

function answerText(question, answer) {
  if (question.kind === "boxes" || question.kind === "agree") {
    const ticked = new Set(answer ?? []);
    return question.options.map(([word]) => `- [${ticked.has(word) ? "X" : " "}] ${word}`).join("\n");
  }
  const text = (answer ?? "").trim();
  // A line that looks like a heading of the form would end the answer, so it is changed.
  return text ? text.replace(/^###/gm, "\\###") : "_No response_";
}

/** Return the form that the address of the page names, and the record that it is about. */
export function wanted(search, described) {
  const asked = new URLSearchParams(search);
  const table = asked.get("table");
  const id = asked.get("id");
  const record = described.tables.includes(table) && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id ?? "") ? `${table}/${id}` : "";
  const body = record && table === "bodies" ? id : "";
  const known = described.forms.some((form) => form.key === asked.get("form"));
  // Most reports about a body say which cameras it has; most reports about a claim say that it is wrong.
  const likely = body ? "tie" : record ? "correction" : described.forms[0].key;
  return { form: known ? asked.get("form") : likely, record, body };
}

/** Return the address that opens an email program; without the text if it is too long. */
export function mailAddress(address, subject, text) {
  const head = `mailto:${address}?subject=${encodeURIComponent(subject)}`;
  const whole = `${head}&body=${encodeURIComponent(text.replace(/\n/g, "\r\n"))}`;
  return whole.length <= LONGEST ? { url: whole, whole: true } : { url: head, whole: false };
}

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function control(question, id, value) {
  if (question.kind === "boxes" || question.kind === "agree") {
    return element(
      "div",
      { className: "report-boxes" },
      ...question.options.map(([word, meaning], place) => {
        const said = question.said[place];
        const box = element("input", { type: "checkbox", name: question.key, value: word, id: `${id}-${place}` });
        return element("label", { htmlFor: box.id }, box, ` ${said}${meaning ? ` (${meaning})` : ""}`);
      }),
    );
  }
  const shared = { id, name: question.key, required: question.required, autocomplete: "off" };
  if (question.kind === "choice") {
    const options = question.options.map(([word, meaning], place) => {
      const said = question.said[place];
      return element("option", { value: word }, meaning ? `${said}: ${meaning}` : said);
    });
    return element("select", shared, element("option", { value: "" }, ""), ...options);
  }
  const long = question.kind === "text" || question.kind === "list";
  const made = element(long ? "textarea" : "input", { ...shared, placeholder: question.example });
  made.value = value;
  return made;
}

/** Describe the record that an address names, with a link to it. */
function shownRecord(record) {
  const [table, id] = record.split("/");
  const kind = { bodies: "body", device_rules: "device rule" }[table] ?? table.replace(/s$/, "");
  const link = element("a", { href: new URL(`../id/${record}/`, location.href).href }, id.replaceAll("-", " "));
  return element("p", {}, `The ${kind} `, link, ".");
}

function answersOf(form, place) {
  const answers = {};
  for (const question of form.questions) {
    const found = [...place.querySelectorAll(`[name="${question.key}"]`)];
    answers[question.key] =
      question.kind === "boxes" || question.kind === "agree"
        ? found.filter((box) => box.checked).map((box) => box.value)
        : found[0].value;
  }
  return answers;
}

function start() {
  const holder = document.getElementById("report-forms");
  const app = document.getElementById("report-app");
  if (!holder || !app) return;
  const described = JSON.parse(holder.textContent);
  const asked = wanted(location.search, described);

  const chooser = element("select", { id: "report-which", autocomplete: "off" });
  for (const form of described.forms) chooser.append(element("option", { value: form.key }, form.title));
  const questions = element("div", { className: "report-questions" });
  const text = element("textarea", { id: "report-text", readOnly: true, rows: 12 });
  const missing = element("p", { id: "report-missing" });
  missing.setAttribute("role", "status");
  const copy = element("button", { type: "button", className: "md-button" }, "Copy the text");
  const mail = element("a", { className: "md-button md-button--primary" }, "Open in your email program");
  const note = element("p", { id: "report-note" });

  const chosen = () => described.forms.find((form) => form.key === chooser.value);
  const update = () => {
    const form = chosen();
    const answers = answersOf(form, questions);
    text.value = formText(form, answers);
    const left = form.questions.filter((one) => {
      const answer = answers[one.key];
      if (one.kind === "agree") return answer.length < one.options.length;
      return one.required && !answer.length;
    });
    missing.textContent = left.length ? `Still to answer: ${left.map((one) => one.label).join(", ")}.` : "Nothing is missing.";
    const about = answers.record || answers.body || "";
    const { url, whole } = mailAddress(described.address, about ? `${form.title}: ${about}` : form.title, text.value);
    mail.href = url;
    note.textContent = whole
      ? `The email goes to ${described.address}.`
      : `The text is too long for a link. Copy it, and paste it into an email to ${described.address}.`;
  };
  const show = () => {
    const form = chosen();
    questions.replaceChildren(element("p", {}, form.doc));
    for (const question of form.questions) {
      const id = `report-${form.key}-${question.key}`;
      const made = control(question, id, { record: asked.record, body: asked.body }[question.key] ?? "");
      const boxes = question.kind === "boxes" || question.kind === "agree";
      const name = `${question.label}${question.required ? " (required)" : ""}`;
      const doc = element("small", { id: `${id}-doc` }, question.doc.replaceAll("`", ""));
      if (boxes) {
        questions.append(element("fieldset", {}, element("legend", {}, name), doc, made));
        continue;
      }
      if (question.doc) made.setAttribute("aria-describedby", doc.id);
      questions.append(element("div", {}, element("label", { htmlFor: id }, name), doc, made));
      if (question.key === "record" && asked.record) questions.lastChild.append(shownRecord(asked.record));
    }
    update();
  };

  chooser.value = asked.form;
  chooser.addEventListener("change", show);
  questions.addEventListener("input", update);
  copy.addEventListener("click", async () => {
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
      copy.textContent = "Copied";
    } catch {
      copy.textContent = "Press Ctrl+C to copy";
    }
  });
  app.append(
    element("label", { htmlFor: chooser.id }, "What do you want to do?"),
    chooser,
    questions,
    missing,
    element("label", { htmlFor: text.id }, "The text to send"),
    text,
    element("p", {}, copy, " ", mail),
    note,
  );
  show();
  app.hidden = false;
  document.getElementById("report-list").hidden = true;
}

if (typeof document !== "undefined") start();
