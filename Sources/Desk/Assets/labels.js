// Cells carry the heading of their column, so that a narrow list can show it where the head of the table has no room.

function label() {
  for (const table of document.querySelectorAll("table.events, table.control")) {
    const names = [...table.querySelectorAll("thead th")].map((cell) => cell.textContent);
    for (const row of table.querySelectorAll("tbody tr")) {
      [...row.cells].forEach((cell, index) => {
        cell.dataset.label = names[index] ?? "";
      });
    }
  }
}

export function start() {
  label();
  document.addEventListener("dateline:changed", label);
}
