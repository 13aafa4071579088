// Filter, sort and keys: an addition. The page is whole without this script.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const cards = [...document.querySelectorAll(".card")];
  const table = byId("overview");
  if (!table) return;
  const rows = [...table.tBodies[0].rows];
  const words = cards.map((card) => card.textContent.toLowerCase());
  const rank = { error: 0, warning: 1, note: 2 };
  byId("tools").hidden = false;

  const visible = () => cards.filter((card) => !card.hidden);
  const show = () => {
    const wanted = byId("filter").value.toLowerCase().split(/\s+/).filter(Boolean);
    const level = byId("level").value;
    const status = byId("status").value;
    cards.forEach((card, at) => {
      const decided = card.dataset.status === "open" ? "open" : "decided";
      card.hidden = !(wanted.every((word) => words[at].includes(word))
        && (!level || card.dataset.level === level) && (!status || decided === status));
      rows[at].hidden = card.hidden;
    });
    byId("shown").value = `${visible().length} of ${cards.length} shown`;
  };
  for (const id of ["filter", "level", "status"]) byId(id).addEventListener("input", show);

  const key = (row, column) => {
    const text = row.cells[column].textContent;
    return column === 0 ? String(rank[text]) : text;
  };
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const sorted = [...rows].sort((a, b) => key(a, column).localeCompare(key(b, column)) * (down ? -1 : 1));
      table.tBodies[0].replaceChildren(...sorted);
      const order = sorted.map((row) => cards[rows.indexOf(row)]);
      byId("findings").append(...order);
    });
  });

  const step = (way) => {
    const order = [...document.querySelectorAll(".card")].filter((card) => !card.hidden);
    const here = order.indexOf(document.activeElement.closest(".card"));
    const next = order[here < 0 && way < 0 ? order.length - 1 : Math.min(Math.max(here + way, 0), order.length - 1)];
    if (next) { next.focus({ preventScroll: true }); next.scrollIntoView({ block: "start" }); }
  };
  const help = () => {
    byId("help").hidden = !byId("help").hidden;
    byId("keys").setAttribute("aria-expanded", String(!byId("help").hidden));
  };
  byId("keys").addEventListener("click", help);
  const keys = { j: () => step(1), k: () => step(-1), "/": () => byId("filter").focus(), "?": help };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      document.activeElement.blur();
      if (byId("filter").value) { byId("filter").value = ""; show(); }
      return;
    }
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  show();
})();
