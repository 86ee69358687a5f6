/**
 * Text as the search compares it; `digest/folding.py` says how and makes the tables. Nothing here is the browser's own
 * idea of letters.
 */

const JOINING = ".+×/:";
const TRAILING = "%‰";

/** A folded text, and for each of its UTF-16 units where the character behind it begins and ends in the original. */
export class Folded {
  constructor(text, begins, ends) {
    this.text = text;
    this.begins = begins;
    this.ends = ends;
  }

  /** How often the folded `needle` stands in it; overlapping ones count. */
  count(needle) {
    let times = 0;
    for (let at = this.text.indexOf(needle); at >= 0; at = this.text.indexOf(needle, at + 1)) times += 1;
    return times;
  }

  /** Where any of the folded needles stands in the original: ascending [begin, end] pairs that do not overlap. */
  find(needles) {
    const found = [];
    for (const needle of needles) {
      for (let at = this.text.indexOf(needle); at >= 0; at = this.text.indexOf(needle, at + 1)) {
        found.push([this.begins[at], this.ends[at + needle.length - 1]]);
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
    const parts = [];
    const begins = [];
    const ends = [];
    let at = 0;
    for (const character of text) {
      const end = at + character.length;
      for (const part of this.#forms.get(character) ?? character) {
        parts.push(part);
        begins.push(at);
        ends.push(end);
      }
      at = end;
    }
    return assemble(parts, begins, ends);
  }
}

/** Leaves out the signs that belong to no number. */
function assemble(parts, begins, ends) {
  let text = "";
  const keptBegins = [];
  const keptEnds = [];
  parts.forEach((part, at) => {
    if (JOINING.includes(part) && !(isDigit(parts[at - 1]) && isDigit(parts[at + 1]))) return;
    if (TRAILING.includes(part) && !isDigit(parts[at - 1])) return;
    text += part;
    for (let unit = 0; unit < part.length; unit += 1) {
      keptBegins.push(begins[at]);
      keptEnds.push(ends[at]);
    }
  });
  return new Folded(text, keptBegins, keptEnds);
}

function isDigit(part) {
  return part >= "0" && part <= "9" && part.length === 1;
}

/** Code points, from runs of gap, length, gap, length … */
export function* unfoldRuns(runs) {
  let code = 0;
  for (let at = 0; at < runs.length; at += 2) {
    code += runs[at];
    for (const end = code + runs[at + 1]; code < end; code += 1) yield code;
  }
}
