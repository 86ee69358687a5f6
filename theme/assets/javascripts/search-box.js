/** The box in the header: results below it as one types. */

import { openIndex } from "./search-files.js";
import { find } from "./search-find.js";
import { addressOf, element, excerptsOf, factsOf, headOf } from "./search-view.js";

const SHOWN = 6;
const ROOM = 60; // characters of an excerpt

/** Makes the box of a form live; what it holds already is searched. */
export function attach(form, input, base) {
  const box = new Box(form, input, base);
  openIndex().catch(() => {}); // what goes wrong is said when something is typed
  if (document.activeElement === input) box.search();
}

class Box {
  #turn = 0;
  #options = [];
  #active = -1;
  #last = null;
  #isBegun = false; // the first result is there, the others will follow

  constructor(form, input, base) {
    this.form = form;
    this.input = input;
    this.base = base;
    this.list = element("div", { id: "search-options", role: "listbox", "aria-label": "检索结果" });
    this.status = element("p", { class: "search-box__status", role: "status", "aria-live": "polite" });
    this.panel = element("div", { class: "search-box", hidden: true }, this.status, this.list);
    form.append(this.panel);
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-expanded": "false",
      "aria-controls": "search-options",
      "aria-autocomplete": "list",
      "aria-haspopup": "listbox",
    })) {
      input.setAttribute(name, value);
    }
    input.addEventListener("input", (event) => event.isComposing || this.search());
    input.addEventListener("compositionend", () => this.search());
    input.addEventListener("focus", () => this.search());
    input.addEventListener("keydown", (event) => event.isComposing || this.#press(event));
    form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || this.close());
    form.addEventListener("submit", (event) => this.#submit(event));
    this.panel.addEventListener("mousedown", (event) => event.target.closest("a, button") || event.preventDefault());
  }

  /** Searches what the box holds now; an answer that comes after a later one began is dropped. */
  async search() {
    const query = this.input.value;
    if (query === this.#last) return;
    this.#last = query;
    const turn = (this.#turn += 1);
    this.#isBegun = false;
    if (!query.trim()) return this.close();
    try {
      const show = (found, isAll) => turn === this.#turn && this.#show(query, found, isAll);
      const found = await find(query, SHOWN, {}, (first) => show(first, false));
      show(found, true);
    } catch {
      if (turn === this.#turn) this.#fail();
    }
  }

  close() {
    this.#turn += 1;
    this.#last = null;
    this.panel.hidden = true;
    this.#activate(-1);
    this.input.setAttribute("aria-expanded", "false");
  }

  /** Shows the results; those that are there before all are, without what stands below them. */
  #show(query, { words, answer, results, names, isBySound }, isAll) {
    const links = results.map((text) => this.#option(text, words));
    for (const { kind, value, name } of isBySound ? names.filter((one) => one.kind !== "person") : names) {
      links.push(this.#link(nameAddress(this.base, kind, value), "search-option--name", `按读音：${name}`));
    }
    const status = this.#say(words, answer, results, names, isBySound);
    if (!isAll) {
      this.#isBegun = false;
      this.#open(links, status);
      this.#isBegun = true;
      return;
    }
    const all = new URL("search/", this.base);
    all.searchParams.set("q", query);
    const label = results.length ? `全部结果（${sayCount(answer)}）` : "到检索页看相近的";
    if (words.length) links.push(this.#link(all.href, "search-option--all", label));
    this.#open(links, status);
  }

  #say(words, answer, results, names, isBySound) {
    if (!words.length) return "请输入文字";
    if (isBySound) return `文中没有这些字母，按读音查找${words.flatMap((word) => word.names).join("、")}：${sayCount(answer)}`;
    return results.length ? `找到 ${sayCount(answer)}` : "没有找到";
  }

  #fail() {
    const again = element("button", { type: "button" }, "重试");
    again.addEventListener("click", () => {
      this.input.focus();
      this.#last = null;
      this.search();
    });
    this.#isBegun = false;
    this.#open([], "检索文件没有取到，可能是网络的问题。");
    this.status.append(again);
  }

  /** Opens the list, or adds to what it begins with: that may be chosen, or be under a finger, already. */
  #open(links, status) {
    const begun = this.#isBegun ? this.#options : [];
    const others = links.slice(begun.length);
    this.#options = [...begun, ...others];
    this.#options.forEach((link, number) => (link.id = `search-option-${number}`));
    if (begun.length) this.list.append(...others);
    else this.list.replaceChildren(...others);
    if (this.status.textContent !== status) this.status.replaceChildren(status);
    this.panel.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.#activate(begun.length ? this.#active : -1);
  }

  #option(text, words) {
    const { headline, who } = headOf(text, words);
    const { shown } = excerptsOf(text, words, { most: 1, room: ROOM });
    const link = this.#link(addressOf(text, words, shown[0]?.passage), "");
    link.append(
      element("span", { class: "search-option__title" }, headline),
      element("span", { class: "search-option__facts" }, who, "　", factsOf(text)),
      shown.length ? element("span", { class: "search-option__excerpt" }, shown[0].content) : "",
    );
    return link;
  }

  #link(href, kind, ...content) {
    return element("a", { class: `search-option ${kind}`, role: "option", tabindex: "-1", href }, ...content);
  }

  #press(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !this.panel.hidden) {
      event.preventDefault();
      const count = this.#options.length + 1; // and the input itself
      this.#activate(((this.#active + 1 + step + count) % count) - 1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (this.panel.hidden) this.input.blur();
      this.close();
    } else if (event.key === "Enter" && this.#active >= 0) {
      event.preventDefault();
      this.#options[this.#active].click();
    }
  }

  #activate(number) {
    this.#active = number;
    this.#options.forEach((option, at) => option.setAttribute("aria-selected", String(at === number)));
    this.#options[number]?.scrollIntoView({ block: "nearest" });
    if (number < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", this.#options[number].id);
  }

  #submit(event) {
    if (!this.input.value.trim()) event.preventDefault();
  }
}

/** Where a name found by its sound leads: to all interviews of a person, an area, a theme, a city. */
export function nameAddress(base, kind, value) {
  const url = new URL("search/", base);
  url.searchParams.set(kind === "person" ? "q" : kind, value);
  return url.href;
}

function sayCount(answer) {
  return answer.isExact ? `${answer.count} 篇` : `不超过 ${answer.count} 篇`;
}
