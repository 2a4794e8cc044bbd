// Field and words light each other up: pointing at a field shows the words it was read from, and the other way round. Words that
// gave several fields name them all, with spaces between.

function light(field, on) {
  for (const element of document.querySelectorAll("[data-field]")) {
    if (element.dataset.field.split(" ").some((name) => field.split(" ").includes(name))) element.classList.toggle("lit", on);
  }
}

export function start() {
  for (const element of document.querySelectorAll("tr[data-field], mark[data-field]")) {
    const { field } = element.dataset;
    if (element.matches("mark")) {
      element.tabIndex = 0;
    }
    for (const event of ["pointerenter", "focusin"]) element.addEventListener(event, () => light(field, true));
    for (const event of ["pointerleave", "focusout"]) element.addEventListener(event, () => light(field, false));
  }
}
