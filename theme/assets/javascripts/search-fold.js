/**
 * Text as the search compares it; `digest/folding.py` says how and makes the tables. Nothing here is the browser's own
 * idea of letters.
 */

const IDLE_SIGN = /(?<![0-9])[%‰]|(?<![0-9])[.+×/:]|[.+×/:](?![0-9])/g; // those that belong to no number

/** A folded text, which knows where in the original its characters stood. */
export class Folded {
  #trace;
  #places = null;

  /** `trace` gives, for each UTF-16 unit of `text`, where the character behind it begins and ends in the original. */
  constructor(text, trace) {
    this.text = text;
    this.#trace = trace;
  }

  /** How often the folded `needle` stands in it; overlapping ones count. */
  count(needle) {
    let times = 0;
    for (let at = this.text.indexOf(needle); at >= 0; at = this.text.indexOf(needle, at + 1)) times += 1;
    return times;
  }

  /** Where any of the folded needles stands in the original: ascending [begin, end] pairs that do not overlap. */
  find(needles) {
    if (!needles.some((needle) => this.text.includes(needle))) return [];
    this.#places ??= this.#trace(); // of most texts nobody asks
    const { begins, ends } = this.#places;
    const found = [];
    for (const needle of needles) {
      for (let at = this.text.indexOf(needle); at >= 0; at = this.text.indexOf(needle, at + 1)) {
        found.push([begins[at], ends[at + needle.length - 1]]);
      }
    }
    found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    const joined = [];
    for (const [begin, end] of found) {
      const last = joined[joined.length - 1];
      if (last && begin <= last[1]) last[1] = Math.max(last[1], end);
      else joined.push([begin, end]);
    }
    return joined;
  }
}

/** Folds by tables of characters; a character in none of them stays. */
export class Folder {
  #forms = new Map();

  constructor(table) {
    this.add(table);
  }

  /** Adds a table as `Folding.table` of Python writes it. */
  add({ same, from, to, long, dropped }) {
    for (const code of unfoldRuns(same)) this.#forms.set(String.fromCodePoint(code), String.fromCodePoint(code));
    for (const code of unfoldRuns(dropped)) this.#forms.set(String.fromCodePoint(code), "");
    const targets = [...to];
    [...from].forEach((character, number) => this.#forms.set(character, targets[number]));
    for (const [character, text] of Object.entries(long)) this.#forms.set(character, text);
  }

  /** Whether every character of the text is in a table. */
  knows(text) {
    for (const character of text) if (!this.#forms.has(character)) return false;
    return true;
  }

  /** The text folded. */
  fold(text) {
    let whole = "";
    for (const character of text) whole += this.#forms.get(character) ?? character;
    return new Folded(whole.replace(IDLE_SIGN, ""), () => this.#trace(text, whole));
  }

  #trace(text, whole) {
    const idle = new Set(Array.from(whole.matchAll(IDLE_SIGN), ({ index }) => index));
    const begins = [];
    const ends = [];
    let at = 0;
    let unit = 0;
    for (const character of text) {
      const end = at + character.length;
      for (const next = unit + (this.#forms.get(character) ?? character).length; unit < next; unit += 1) {
        if (idle.has(unit)) continue;
        begins.push(at);
        ends.push(end);
      }
      at = end;
    }
    return { begins, ends };
  }
}

/** Code points, from runs of gap, length, gap, length … */
export function* unfoldRuns(runs) {
  let code = 0;
  for (let at = 0; at < runs.length; at += 2) {
    code += runs[at];
    for (const end = code + runs[at + 1]; code < end; code += 1) yield code;
  }
}
