"use strict";
for (const table of document.querySelectorAll("table.sessions")) {
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
