/** Results as elements. Whatever comes from a query or a text is put in as text, never as HTML. */

import { SITE } from "./search-files.js";
import { KINDS } from "./search-engine.js";

const BEFORE = 24; // characters of an excerpt in front of its first match
const ROOM = 96; // characters of an excerpt
const KIND_NAMES = { target: "目标", lesson: "对标" };

/** An element with attributes and children (texts or elements; what is empty is left out). */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...children.flat().filter((child) => child != null && child !== ""));
  return made;
}

/** Where a result leads: to the paragraph, if there is one, with what is to be marked there. */
export function addressOf(text, words, passage) {
  const url = new URL(text.url, SITE);
  for (const needle of needlesOf(words)) url.searchParams.append("h", needle);
  if (passage) url.hash = passage;
  return url.href;
}

export function needlesOf(words) {
  return words.flatMap((word) => word.texts);
}

/** A text with its matches marked. `ranges` are ascending [begin, end] pairs. */
export function marked(text, ranges, from = 0, to = text.length) {
  const parts = [];
  let at = from;
  for (const [begin, end] of ranges) {
    if (end <= from || begin >= to) continue;
    if (begin > at) parts.push(text.slice(at, begin));
    parts.push(element("mark", {}, text.slice(Math.max(begin, at), Math.min(end, to))));
    at = Math.min(end, to);
  }
  return [...parts, text.slice(at, to)];
}

/** The headline, and office with person, with what they hold marked. */
export function headOf(text, words) {
  const [headline, who] = text.pieces[0];
  const needles = needlesOf(words);
  return {
    headline: text.headline ? marked(text.headline, headline.find(needles)) : ["（无题）"],
    who: marked(text.office + text.person, who.find(needles)),
  };
}

/** Date, papers and area as one line of text. */
export function factsOf(text) {
  return [sayDate(text.date), text.papers.map((paper) => `《${paper}》`).join(""), text.area].filter(Boolean).join("　");
}

function sayDate(date) {
  if (!date) return "日期不详";
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month ? `${month}月` : ""}${day ? `${day}日` : ""}`;
}

/**
 * Where the words stand: `{ passage, kind, content }`, those with most of the words first, `most` of them in the order of
 * the text, each of some `room` characters; and how many passages or sentences there are in all. Without words, what the
 * text begins with.
 */
export function excerptsOf(text, words, { narrow = new Map(), most = 3, room = ROOM } = {}) {
  const kinds = [...(narrow.get("kind") ?? [])].filter((kind) => kind in KINDS);
  const themes = narrow.get("theme") ? text.passages.map(([, , names]) => names.length) : [];
  const found = (kinds.length ? kinds : ["passage"]).flatMap((kind) => quotesOf(text, kind).map((quote) => {
    const piece = text.pieces[KINDS[kind]][quote.at];
    const ranges = piece.find(needlesOf(words));
    const held = words.filter((word) => word.texts.some((needle) => piece.text.includes(needle))).length;
    return { ...quote, kind, ranges, weight: words.length ? held : 1 + (themes[quote.at] ?? 0) };
  }));
  const matching = found.filter(({ weight }) => weight > 0);
  const best = [...matching].sort((a, b) => b.weight - a.weight).slice(0, words.length ? most : 1);
  const shown = matching.filter((quote) => best.includes(quote)).map(({ passage, kind, text: whole, ranges }) => ({
    passage,
    kind: KIND_NAMES[kind],
    content: cut(whole, ranges, room),
  }));
  return { shown, total: words.length ? matching.length : shown.length };
}

function quotesOf(text, kind) {
  if (kind === "passage") return text.passages.map(([passage, whole], at) => ({ at, passage, text: whole }));
  return text[`${kind}s`].map(([number, begin, end], at) => {
    const [passage, whole] = text.passages[number];
    return { at, passage, text: whole.slice(begin, end) };
  });
}

/** An excerpt around the first match, marked. */
function cut(text, ranges, room) {
  const first = ranges[0]?.[0] ?? 0;
  const last = ranges[0]?.[1] ?? 0;
  const from = text.length <= room ? 0 : whole(text, Math.max(0, Math.min(first - BEFORE, text.length - room)));
  const to = whole(text, Math.min(text.length, Math.max(from + room, last)));
  return [from > 0 ? "…" : "", ...marked(text, ranges, from, to), to < text.length ? "…" : ""];
}

/** A place that does not cut a character of two units. */
function whole(text, at) {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
