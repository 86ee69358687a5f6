/** The search page: all results, facets with counts, everything that is chosen in the address. */

import { find, findNear } from "./search-find.js";
import { FacetPanel } from "./search-facets.js";
import { nameAddress } from "./search-box.js";
import { addressOf, element, excerptsOf, factsOf, headOf } from "./search-view.js";

const FIRST = 5; // shown as soon as they are there
const MORE = 15;
const SLOW = 250; // milliseconds until it is said that something is under way
const INVITATION =
  "输入什么，就找到含有什么的段落。几个词用空格隔开，都要有；加引号的连在一起；人名、区县、专题也可以打拼音；也可以只用筛选。";

/** Builds the page in `place`. */
export function build(place, base) {
  new SearchPage(place, base).start();
}

class SearchPage {
  #turn = 0;
  #isTyping = false;

  constructor(place, base) {
    this.base = base;
    this.input = element("input", {
      id: "search-query",
      type: "search",
      name: "q",
      placeholder: "任意文字，多个词用空格隔开",
      maxlength: "200",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
    });
    this.order = element(
      "select",
      { id: "search-order", "aria-label": "排序" },
      element("option", { value: "" }, "按相关"),
      element("option", { value: "date" }, "按日期"),
    );
    this.form = element(
      "form",
      { class: "search-form", role: "search" },
      element("label", { for: "search-query" }, "检索全文"),
      this.input,
      this.order,
      element("button", { type: "submit" }, "检索"),
    );
    this.status = element("p", { class: "search-status", role: "status", "aria-live": "polite" });
    this.hints = element("div", { class: "search-hints" });
    this.list = element("ol", { class: "search-results" });
    this.more = element("button", { type: "button", class: "search-more", hidden: true }, "再看一些");
    this.facets = new FacetPanel((narrow) => this.#narrowTo(narrow));
    this.found = element("div", { class: "search-found" }, this.status, this.hints, this.list, this.more);
    place.replaceChildren(this.form, element("div", { class: "search-columns" }, this.facets.element, this.found));
  }

  start() {
    this.input.addEventListener("input", (event) => event.isComposing || this.#type());
    this.input.addEventListener("compositionend", () => this.#type());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#isTyping = false;
      this.search();
    });
    this.input.addEventListener("change", () => (this.#isTyping = false));
    this.order.addEventListener("change", () => this.#go(true));
    this.form.addEventListener("keydown", (event) => this.#press(event));
    this.list.addEventListener("keydown", (event) => this.#press(event));
    addEventListener("popstate", () => this.#readAddress());
    this.#readAddress();
    if (!this.input.value) this.input.focus({ preventScroll: true });
  }

  /** What is asked for: the query, the facets, the order. */
  get #options() {
    return { narrow: this.facets.narrow, byDate: this.order.value === "date" };
  }

  #readAddress() {
    const asked = new URLSearchParams(location.search);
    this.#isTyping = false;
    this.input.value = asked.get("q") ?? "";
    this.order.value = asked.get("sort") === "date" ? "date" : "";
    this.facets.read(asked);
    this.search();
  }

  /** Puts what is asked for into the address, as a step of its own for the Back button, or in the place of the last. */
  #go(isStep) {
    const asked = new URLSearchParams();
    if (this.input.value.trim()) asked.set("q", this.input.value.trim());
    this.facets.write(asked);
    if (this.order.value) asked.set("sort", this.order.value);
    const url = new URL(location.href);
    url.search = asked;
    if (url.href !== location.href) history[isStep ? "pushState" : "replaceState"](null, "", url);
    this.search();
  }

  #type() {
    this.#go(!this.#isTyping); // one step for all that is typed at once
    this.#isTyping = true;
  }

  #narrowTo() {
    this.#isTyping = false;
    this.#go(true);
  }

  /** Searches what is asked for now; an answer that comes after a later one began is dropped. */
  async search() {
    const turn = (this.#turn += 1);
    const isLate = () => turn !== this.#turn;
    const options = this.#options;
    const query = this.input.value;
    document.title = document.title.replace(/^(“.*” - )?/u, query.trim() ? `“${query.trim()}” - ` : "");
    this.found.setAttribute("aria-busy", "true");
    const slow = setTimeout(() => isLate() || this.#say("正在检索……"), SLOW);
    try {
      if (!query.trim() && !options.narrow.size) {
        clearTimeout(slow);
        return await this.#invite(isLate);
      }
      const found = await find(query, FIRST, options);
      if (isLate()) return;
      clearTimeout(slow);
      await this.#show(query, found, options, isLate);
    } catch (error) {
      if (!isLate()) this.#fail(error);
    } finally {
      clearTimeout(slow);
      if (!isLate()) this.found.setAttribute("aria-busy", "false");
    }
  }

  async #show(query, { words, answer, results, names, isBySound }, options, isLate) {
    if (!words.length && query.trim()) return this.#clear("标点和空格不能检索，请输入文字。");
    this.#hint(names, isBySound);
    this.list.replaceChildren(...results.map((text) => this.#result(text, words, options)));
    if (!results.length) await this.#showNear(words, options, isLate);
    else this.#count(answer, words, isBySound);
    this.#offerMore(answer, words, options, isLate);
    if (results.length === FIRST) await this.#append(answer, words, options, isLate, FIRST);
    const counts = await answer.counts();
    if (isLate()) return;
    this.facets.show(counts);
    if (results.length) this.#count(answer, words, isBySound);
    this.#offerMore(answer, words, options, isLate);
  }

  #count(answer, words, isBySound) {
    const what = words.length ? `含${words.map(sayWord).join("和")}的访谈` : "符合条件的访谈";
    const sound = isBySound ? "文中没有这些字母，按读音查找：" : "";
    this.#say(sound + what + (answer.isExact ? `，共 ${answer.count} 篇` : `，不超过 ${answer.count} 篇，正在计数……`));
  }

  /** Nothing: says so, and what is near. */
  async #showNear(words, options, isLate) {
    const isNarrowed = options.narrow.size > 0;
    const holding = `没有含${words.map(sayWord).join("和")}的访谈${isNarrowed ? "符合筛选条件" : ""}。`;
    this.#say(words.length ? holding : "没有符合条件的访谈。");
    const links = [];
    if (isNarrowed) links.push(this.#link("去掉筛选再找", (asked) => this.facets.names.forEach((name) => asked.delete(name))));
    const near = words.length > (isNarrowed ? 1 : 0) ? await findNear(words, options) : []; // no part of the only word
    if (isLate()) return;
    for (const query of near) links.push(this.#link(query, (asked) => asked.set("q", query)));
    if (links.length) this.hints.append(element("p", {}, "可以试试：", links.flatMap((link) => [link, " "])));
  }

  #hint(names, isBySound) {
    const shown = isBySound ? names.filter(({ kind }) => kind !== "person") : names;
    const links = shown.map(({ kind, value, name }) => element("a", { href: nameAddress(this.base, kind, value) }, name));
    this.hints.replaceChildren(
      ...(links.length ? [element("p", {}, "按读音：", links.flatMap((link) => [link, " "]))] : []),
    );
  }

  #link(label, change) {
    const url = new URL(location.href);
    change(url.searchParams);
    return element("a", { href: url.href }, label);
  }

  #result(text, words, options) {
    const { headline, who } = headOf(text, words);
    const { shown, total } = excerptsOf(text, words, options);
    const excerpts = shown.map(({ passage, kind, content }) => element(
      "li",
      {},
      element("a", { href: addressOf(text, words, passage) }, kind ? element("b", {}, kind) : "", content),
    ));
    const left = total - shown.length;
    return element(
      "li",
      { class: "search-result" },
      element("h2", {}, element("a", { href: addressOf(text, words) }, headline)),
      element("p", { class: "search-result__facts" }, element("span", {}, who), "　", factsOf(text)),
      excerpts.length ? element("ul", {}, excerpts) : "",
      left > 0 ? element("p", { class: "search-result__left" }, `另有 ${left} 段`) : "",
    );
  }

  async #append(answer, words, options, isLate, size = MORE) {
    const results = await answer.take(size);
    if (isLate()) return;
    this.list.append(...results.map((text) => this.#result(text, words, options)));
    this.#offerMore(answer, words, options, isLate);
  }

  #offerMore(answer, words, options, isLate) {
    const shown = this.list.childElementCount;
    this.more.hidden = !shown || (answer.isExact && shown >= answer.count);
    this.more.onclick = async () => {
      const before = this.list.childElementCount;
      try {
        await this.#append(answer, words, options, isLate);
        if (!isLate()) this.list.children[before]?.querySelector("a").focus();
      } catch (error) {
        if (!isLate()) this.#fail(error);
      }
    };
  }

  /** Nothing is asked for: says what can be, and which facets there are. */
  async #invite(isLate) {
    this.#clear(INVITATION);
    const { answer } = await find("", 0, {});
    const counts = await answer.counts();
    if (!isLate()) this.facets.show(counts);
  }

  #clear(text) {
    this.#say(text);
    this.hints.replaceChildren();
    this.list.replaceChildren();
    this.more.hidden = true;
    this.facets.show(new Map());
  }

  #fail(error) {
    console.warn(error);
    this.#clear("检索文件没有取到，可能是网络的问题。");
    const again = element("button", { type: "button" }, "重试");
    again.addEventListener("click", () => {
      this.input.focus();
      this.search();
    });
    this.status.append(" ", again);
  }

  #say(text) {
    if (this.status.textContent !== text) this.status.textContent = text;
  }

  /** Arrows walk through the box and the results, Escape goes back to the box and empties it. */
  #press(event) {
    if (event.isComposing) return;
    const stops = [this.input, ...this.list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && at >= 0 && stops[at + step]) {
      event.preventDefault();
      stops[at + step].focus();
    } else if (event.key === "Escape" && at >= 0) {
      event.preventDefault();
      if (at > 0) this.input.focus();
      else if (this.input.value) {
        this.input.value = "";
        this.#type();
      }
    }
  }
}

function sayWord({ names }) {
  return names.map((name) => `“${name}”`).join("或");
}
