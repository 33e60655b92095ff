"use strict";
const lists = [...document.querySelectorAll("table.sessions")];
for (const table of lists) {
  const body = table.tBodies[0];
  Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    const isNumber = head.classList.contains("number");
    button.addEventListener("click", () => {
      const order = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", order > 0 ? "ascending" : "descending");
      const rows = Array.from(body.rows, (row) => ({ row, key: row.cells[column].dataset.key }));
      rows.sort((a, b) => {
        if (a.key === "" || b.key === "") return (a.key === "") - (b.key === "");
        return order * (isNumber ? a.key - b.key : a.key.localeCompare(b.key, undefined, { numeric: true }));
      });
      body.append(...rows.map(({ row }) => row));
    });
  });
}
const filter = document.querySelector(".filter");
if (filter) {
  filter.hidden = false;
  const all = document.querySelector("details.all");
  filter.querySelector("input").addEventListener("input", ({ target }) => {
    const words = target.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of lists.flatMap((table) => [...table.tBodies[0].rows])) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
    const rows = all ? [...all.querySelectorAll("tbody tr")] : [];
    filter.querySelector("[role=status]").textContent = words.length ? `${rows.filter((row) => !row.hidden).length} of ${rows.length} sessions` : "";
    if (all && words.length) all.open = true;
  });
}
