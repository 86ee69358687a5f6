/** The facets beside the results: what is chosen, what could be, how many interviews each would give. */

import { element } from "./search-view.js";

const FACETS = {
  kind: "词语所在",
  area: "区县",
  theme: "专题",
  city: "对标城市",
  year: "年份",
  occasion: "事由",
  paper: "报纸",
};
const BY_NAME = new Set(["kind", "year"]); // these keep the order of the index, the others go by count
const SHOWN = 8;

export class FacetPanel {
  #chosen = new Map(); // name → values
  #labels = new Map(); // "name value" → label
  #onChange;

  constructor(onChange) {
    this.#onChange = onChange;
    this.body = element("div", { class: "search-facets__body" });
    this.summary = element("summary", {});
    this.element = element(
      "details",
      { class: "search-facets", open: matchMedia("(min-width: 60em)").matches },
      this.summary,
      this.body,
    );
    this.body.addEventListener("change", ({ target }) => this.#choose(target.name, target.value, target.checked));
  }

  get names() {
    return Object.keys(FACETS);
  }

  /** Facet name → set of chosen values, without those of which nothing is chosen. */
  get narrow() {
    return new Map([...this.#chosen].filter(([, values]) => values.size).map(([name, values]) => [name, new Set(values)]));
  }

  /** Takes what is chosen from the parameters of an address. */
  read(asked) {
    this.#chosen = new Map(this.names.map((name) => [name, new Set(asked.getAll(name).filter(Boolean))]));
  }

  /** Adds what is chosen to the parameters of an address. */
  write(asked) {
    for (const [name, values] of this.#chosen) for (const value of values) asked.append(name, value);
  }

  /** Shows the values with their counts, as `Answer.counts` gives them. */
  show(counts) {
    const focused = this.body.contains(document.activeElement) ? document.activeElement.id : null;
    const open = new Set([...this.body.querySelectorAll("details[open]")].map(({ dataset }) => dataset.facet));
    this.body.replaceChildren(...this.names.map((name) => this.#group(name, counts.get(name) ?? [], open)).filter(Boolean));
    const chosen = [...this.#chosen.values()].reduce((sum, { size }) => sum + size, 0);
    this.summary.textContent = chosen ? `筛选（已选 ${chosen} 项）` : "筛选";
    this.element.hidden = counts.size > 0 && !this.body.childElementCount;
    if (focused) document.getElementById(focused)?.focus();
  }

  #group(name, values, open) {
    const chosen = this.#chosen.get(name) ?? new Set();
    for (const { value, label } of values) this.#labels.set(`${name} ${value}`, label);
    const known = new Set(values.map(({ value }) => value));
    const missing = [...chosen].filter((value) => !known.has(value)).map((value) => ({ value, count: null }));
    const shown = [...values.filter(({ value, count }) => count || chosen.has(value)), ...missing];
    if (!shown.length) return null;
    if (!BY_NAME.has(name)) shown.sort((a, b) => chosen.has(b.value) - chosen.has(a.value) || b.count - a.count);
    const items = shown.map((one) => this.#item(name, one, chosen.has(one.value)));
    const rest = items.splice(SHOWN);
    return element(
      "fieldset",
      {},
      element("legend", {}, FACETS[name]),
      items,
      rest.length
        ? element("details", { "data-facet": name, open: open.has(name) }, element("summary", {}, `另 ${rest.length} 项`), rest)
        : "",
    );
  }

  #item(name, { value, count }, isChosen) {
    const id = `facet-${name}-${value}`;
    return element(
      "label",
      { for: id },
      element("input", { type: "checkbox", id, name, value, checked: isChosen }),
      element("span", {}, this.#labels.get(`${name} ${value}`) ?? value),
      element("span", { class: "search-facets__count" }, count === null ? "" : String(count)),
    );
  }

  #choose(name, value, isChosen) {
    const values = this.#chosen.get(name);
    if (isChosen) values.add(value);
    else values.delete(value);
    this.#onChange(this.narrow);
  }
}
