/**
 * The door of the search on every page: small, and it fetches the rest when somebody wants to search. A plain script, not
 * a module, because a browser runs no modules of pages that were opened from a disk, and somebody has to say so.
 */
(() => {
  "use strict";
  const here = document.currentScript.src;
  const base = new URL("../../", here).href;
  const modules = ["search-files", "search-fold", "search-bits", "search-query", "search-engine", "search-find", "search-view"];
  const load = (name) => import(new URL(`${name}.js`, here).href);
  const loadAll = (name) => Promise.all([load(name), ...modules.map(load)]).then(([module]) => module);
  const fromDisk = location.protocol === "file:";
  const input = document.querySelector("#header-search");
  const form = input && input.form;
  const page = document.querySelector("#digest-search");
  let attached = null;

  function say(place, text) {
    const note = document.createElement("p");
    note.className = "search-note";
    note.setAttribute("role", "status");
    note.textContent = text;
    place.append(note);
  }

  const FROM_DISK = "从磁盘直接打开的网页不能检索。请经由网站访问，或在站点文件夹里运行 python -m http.server，再打开 http://127.0.0.1:8000/ 。";
  const NOT_LOADED = "检索程序没有取到，可能是网络的问题。请刷新本页再试。";

  function attach() {
    if (attached) return;
    if (fromDisk) {
      say(form, FROM_DISK);
      attached = true;
      return;
    }
    attached = loadAll("search-box").then(({ attach: make }) => make(form, input, base));
    attached.catch(() => {
      attached = null;
      if (!form.querySelector(".search-note")) say(form, NOT_LOADED);
    });
  }

  function open() {
    form.classList.add("is-open");
    input.focus();
    input.select();
  }

  function isTyping(target) {
    return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
  }

  if (form) {
    input.addEventListener("focus", attach);
    form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || form.classList.remove("is-open"));
    if (document.activeElement === input) attach();
    document.addEventListener("keydown", (event) => {
      const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
      const isCtrlK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey;
      if (!isSlash && !isCtrlK) return;
      event.preventDefault();
      const own = page && page.querySelector("input[type=search]");
      if (own) own.focus();
      else open();
    });
    const link = document.querySelector(".header-search__link");
    if (link) {
      link.addEventListener("click", (event) => {
        if (page || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        open();
      });
    }
  }

  for (const other of document.querySelectorAll("form[role=search] input[name=q]")) {
    if (other !== input && !fromDisk) {
      const warm = () => loadAll("search-box").then(() => load("search-files")).then(({ openIndex }) => openIndex());
      other.addEventListener("focus", () => warm().catch(() => {}), { once: true });
    }
  }

  if (page && fromDisk) say(page, FROM_DISK);
  else if (page) {
    loadAll("search-page").then(
      ({ build }) => build(page, base),
      () => say(page, NOT_LOADED),
    );
  }

  const needles = new URLSearchParams(location.search).getAll("h");
  if (needles.length && !page && !fromDisk) {
    load("search-highlight").then(({ highlight }) => highlight(needles)).catch(() => {});
  }
})();
