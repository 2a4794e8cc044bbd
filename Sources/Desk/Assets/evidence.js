// Field and words light each other up: pointing at a field shows the words it was read from, and the other way round.

function light(field, on) {
  for (const element of document.querySelectorAll("[data-field]")) {
    if (element.dataset.field === field) element.classList.toggle("lit", on);
  }
}

export function start() {
  for (const element of document.querySelectorAll("tr[data-field], mark[data-field]")) {
    const { field } = element.dataset;
    if (element.matches("mark")) {
      element.tabIndex = 0;
      const rule = element.dataset.rule ? ` (${element.dataset.rule})` : "";
      element.title = `${field.replaceAll("_", " ")}${rule}`;
    }
    for (const event of ["pointerenter", "focusin"]) element.addEventListener(event, () => light(field, true));
    for (const event of ["pointerleave", "focusout"]) element.addEventListener(event, () => light(field, false));
  }
}
