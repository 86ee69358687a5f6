/**
 * Tables that a reader sorts and narrows. Without this the table is complete, in the order of the page.
 *
 * A table with `data-sortable` gets a button in each header with `data-key`; what a cell is sorted by is its `data-order`, or
 * its text. A form `.filters` above it narrows it by the cells under the headers of the same key, or by `data-<key>` of the
 * row. The state stands in the address (`?area=…&sort=amount&order=descending`), so that a view can be sent to somebody.
 * Where the list is spread over pages, the rows of the others are fetched when they are first needed.
 */
(() => {
  "use strict";
  const MOST = 300; // rows shown at once
  const COLLATOR = new Intl.Collator("zh", { numeric: true });
  const ORDERS = ["ascending", "descending"];

  for (const table of document.querySelectorAll("table[data-sortable]")) attach(table);

  function attach(table) {
    const body = table.tBodies[0];
    const headers = [...table.tHead.rows[0].cells];
    const columns = new Map(headers.map((header, at) => [header.dataset.key, at]));
    const form = document.querySelector("form.filters");
    const pager = document.querySelector("nav.pager");
    const own = [...body.rows];
    const state = { sort: "", order: ORDERS[0], most: MOST };
    let rows = own;
    let fetching = null;
    const more = button("再显示一些", () => {
      state.most += MOST;
      show();
    });
    more.className = "filters-more";
    more.hidden = true;
    table.parentElement.after(more);

    for (const header of headers) {
      if (!header.dataset.key) continue;
      const sorter = button("", () => sortBy(header.dataset.key));
      sorter.className = "sorter";
      sorter.append(...header.childNodes);
      header.append(sorter);
    }

    if (form) {
      form.hidden = false;
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("change", () => update());
      form.addEventListener("reset", () => setTimeout(() => {
        state.sort = "";
        update();
      }));
      form.addEventListener("focusin", () => fetchAll());
      restore();
    }

    function sortBy(key) {
      state.order = state.sort === key ? ORDERS[1 - ORDERS.indexOf(state.order)] : ORDERS[0];
      state.sort = key;
      update();
    }

    function chosen() {
      if (!form) return [];
      return [...form.elements].filter((field) => field.name && field.value).map((field) => [field.name, field.value]);
    }

    /** The state from the address. */
    function restore() {
      const asked = new URLSearchParams(location.search);
      for (const field of form.elements) {
        if (field.name && asked.has(field.name)) field.value = asked.get(field.name);
        if (field.name && field.selectedIndex === -1) field.value = "";
      }
      if (columns.has(asked.get("sort"))) state.sort = asked.get("sort");
      if (ORDERS.includes(asked.get("order"))) state.order = asked.get("order");
      if (state.sort || chosen().length) update();
      else show();
    }

    /** The state into the address. */
    function remember() {
      const query = new URLSearchParams(chosen());
      if (state.sort) {
        query.set("sort", state.sort);
        query.set("order", state.order);
      }
      history.replaceState(history.state, "", `${location.pathname}${query.size ? `?${query}` : ""}${location.hash}`);
    }

    async function update() {
      state.most = MOST;
      if (form) remember();
      if (state.sort || chosen().length) await fetchAll();
      show();
    }

    function show() {
      const narrowed = chosen();
      const isTouched = Boolean(state.sort || narrowed.length);
      const found = isTouched ? rows.filter((row) => narrowed.every(([key, value]) => holds(row, key, value))) : own;
      if (state.sort) found.sort(comparison());
      body.replaceChildren(...found.slice(0, state.most));
      more.hidden = found.length <= state.most;
      if (pager) pager.hidden = isTouched;
      for (const header of headers) {
        if (header.dataset.key === state.sort) header.setAttribute("aria-sort", state.order);
        else header.removeAttribute("aria-sort");
      }
      if (form) form.querySelector(".filters-status").textContent = status(found.length, isTouched);
    }

    function status(count, isTouched) {
      if (!isTouched) return pager ? `本页 ${count} 项；筛选和排序用于全部各页。` : `共 ${count} 项。`;
      const shown = count > state.most ? `，先显示 ${state.most} 项` : "";
      const lost = fetching === "failed" ? "（其余各页没有取到，只含本页）" : "";
      return `${rows.length} 项中有 ${count} 项${shown}${lost}。`;
    }

    function holds(row, key, value) {
      if (!columns.has(key)) return row.dataset[key] === value;
      const cell = row.cells[columns.get(key)];
      const links = cell.querySelectorAll("a");
      return links.length ? [...links].some((link) => link.textContent === value) : cell.textContent === value;
    }

    /** What is unknown stands last in either order; what is equal keeps the order of the page. */
    function comparison() {
      const at = columns.get(state.sort);
      const isNumeric = "numeric" in headers[at].dataset;
      const sign = state.order === ORDERS[0] ? 1 : -1;
      const keys = new Map(rows.map((row) => [row, row.cells[at].dataset.order ?? row.cells[at].textContent]));
      return (a, b) => {
        const [one, other] = [keys.get(a), keys.get(b)];
        if (!one || !other) return Number(!one) - Number(!other);
        return sign * (isNumeric ? Number(one) - Number(other) : COLLATOR.compare(one, other));
      };
    }

    function fetchAll() {
      if (!pager || (fetching && fetching !== "failed")) return fetching;
      const addresses = [...pager.querySelectorAll("[data-page]")].map((link) => link.href || location.href);
      fetching = Promise.all(addresses.map((address) => (isHere(address) ? own : fetchRows(address)))).then(
        (pages) => {
          rows = pages.flat();
        },
        () => {
          fetching = "failed";
        },
      );
      return fetching;
    }
  }

  function isHere(address) {
    return new URL(address).pathname === location.pathname;
  }

  /** The rows of another page of the list, their links made good for this one. */
  async function fetchRows(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const link of page.querySelectorAll("table[data-sortable] tbody a")) {
      link.href = new URL(link.getAttribute("href"), answer.url).href;
    }
    return [...page.querySelector("table[data-sortable]").tBodies[0].rows].map((row) => document.adoptNode(row));
  }

  function button(text, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  }
})();
