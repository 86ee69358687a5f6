/**
 * Words → the interviews that hold them, best first, and how many there are.
 *
 * Order: in how many of the words' cases the headline, office or name holds the word; then how often the words stand in
 * the interview; then the newest first. Or by date alone.
 *
 * Postings of pairs give for each interview an upper bound of how often it holds a word (`Hits`), which is the number
 * itself for words of one or two characters. Interviews are verified in the order of their bounds; one is given out when
 * no bound that is left exceeds what it has, so the first ten are the first ten of the whole order although most others
 * were never read. `settle` makes the bounds exact for all, by places or, where few are in question, by their texts.
 */

import { FIELDS, NONE, Postings } from "./search-bits.js";

export const HEAD = 0;
export const KINDS = { passage: 1, target: 2, lesson: 3 };
const EVERYWHERE = [HEAD, KINDS.passage];
const SHORT = 2; // characters: their postings are exact
const ALL_PAIRS = 4; // of longer words every second pair is enough
const MOST_PAIRS = 6; // and of very long ones these, from all over the word
const NUMBER = 2 ** 20; // more than there are interviews, or matches in one
const BATCH = 6; // texts under way: as many as a browser fetches from one server at once

/** Asks the index. `narrow`: facet name → set of values; `byDate`: newest first instead of best first. */
export async function ask(index, words, { narrow = new Map(), byDate = false } = {}) {
  const texts = [...new Set(words.flatMap((word) => word.texts))];
  const hits = await Promise.all(texts.map((text) => findHits(index, text)));
  const answer = new Answer(index, words, new Map(texts.map((text, at) => [text, hits[at]])), narrow, byDate);
  if (!words.length || [...narrow.keys()].some((name) => name !== "kind")) await answer.readFacets();
  answer.rank();
  return answer;
}

/** The answer to one query; it gets more exact as it is used. */
export class Answer {
  #index;
  #hits;
  #narrow;
  #byDate;
  #facets = null;
  #failing = null; // per interview: a bit for each facet that does not allow it
  #queue = new Float64Array(0); // keys: what each interview can have at most, best first
  #next = 0;
  #verified = []; // read and found right, not given out yet; best last
  #given = 0;
  #turn = Promise.resolve();

  constructor(index, words, hits, narrow, byDate) {
    this.words = words;
    this.#index = index;
    this.#hits = hits;
    this.#narrow = narrow;
    this.#byDate = byDate;
  }

  /** How many interviews there are: at most, or exactly if `isExact`. */
  get count() {
    return this.#isExhausted ? this.#given : this.#queue.length;
  }

  get isExact() {
    return this.#isExhausted || this.#isSettled;
  }

  get #isSettled() {
    return [...this.#hits.values()].every((hits) => hits.isExact);
  }

  get #isExhausted() {
    return this.#next >= this.#queue.length && !this.#verified.length;
  }

  /**
   * The next `size` interviews in order, fewer at the end: their texts, as `Index.text` gives them. `early` is told the first
   * as soon as it is sure.
   */
  take(size, early) {
    return this.#inTurn(() => this.#take(size, early));
  }

  /** Makes `count` exact. */
  settle() {
    return this.#inTurn(() => this.#settle());
  }

  /** Facets by name, each a list of `{ value, label, count }`: with it, and all other facets as chosen, so many. */
  async counts() {
    await this.settle();
    await this.readFacets();
    const found = this.#matching(this.#scopes);
    return new Map([...this.#facets].map(([name, values], bit) => [
      name,
      values.map(({ value, label, members }) => {
        const matching = name === "kind" && this.words.length ? this.#matching([[KINDS[value]]]) : found;
        const others = ~(1 << bit);
        let count = 0;
        for (const number of members) if (matching[number] && !(this.#failing[number] & others)) count += 1;
        return { value, label, count };
      }),
    ]));
  }

  async readFacets() {
    this.#facets = await this.#index.facets();
    this.#failing = new Uint8Array(this.#index.count);
    [...this.#facets].forEach(([name, values], bit) => {
      const chosen = this.#narrow.get(name);
      if (!chosen?.size || (name === "kind" && this.words.length)) return;
      const allowed = new Uint8Array(this.#index.count);
      for (const { value, members } of values) if (chosen.has(value)) for (const number of members) allowed[number] = 1;
      allowed.forEach((isAllowed, number) => {
        if (!isAllowed) this.#failing[number] |= 1 << bit;
      });
    });
  }

  /** Puts the interviews in the order of what is known of them. */
  rank() {
    const failing = this.#failing;
    const keys = this.#score(this.#scopes);
    this.#queue = keys.filter((key, number) => key >= 0 && !failing?.[number]).sort().reverse();
  }

  /** The fields in which all words must stand: one list for each chosen kind. */
  get #scopes() {
    const kinds = [...(this.#narrow.get("kind") ?? [])].filter((kind) => kind in KINDS);
    return kinds.length && this.words.length ? kinds.map((kind) => [KINDS[kind]]) : [EVERYWHERE];
  }

  /** One after the other: what is given out must not change under another's hands. */
  #inTurn(work) {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => {});
    return done;
  }

  async #take(size, early) {
    const taken = [];
    let read = 0;
    let missed = 0;
    while (taken.length < size) {
      const bound = this.#queue[this.#next] ?? -1;
      if (this.#verified.length && this.#verified.at(-1).key >= bound) {
        taken.push(this.#verified.pop().text);
        this.#given += 1;
        if (taken.length === 1) early?.([...taken]);
      } else if (bound < 0) {
        break;
      } else if (!this.#isSettled && read > size + BATCH) {
        await this.#settle(); // too many promised more than they hold
      } else {
        this.#askAhead(size - taken.length - this.#verified.length + missed);
        missed += (await this.#verify()) ? 0 : 1;
        read += 1;
      }
    }
    return taken;
  }

  /** Asks for the next texts of the queue, so that they come while the first of them is read. */
  #askAhead(size) {
    const ahead = Math.max(1, Math.min(BATCH, size));
    const next = this.#queue.subarray(this.#next, this.#next + ahead);
    for (const key of next) this.#index.text(numberOf(key)).catch(() => {}); // what fails is met in reading
  }

  /** Reads the next text of the queue; if it holds the words, it waits among the verified. Gives whether it is what it promised. */
  async #verify() {
    const bound = this.#queue[this.#next];
    const text = await this.#index.text(numberOf(bound));
    this.#next += 1;
    const key = this.#keyOf(text);
    if (key >= 0) this.#verified = [...this.#verified, { key, text }].sort((a, b) => a.key - b.key);
    return key === bound;
  }

  async #settle() {
    if (this.#isSettled) return;
    const inQuestion = this.#matching([[HEAD, ...Object.values(KINDS)]]);
    for (const [text, hits] of this.#hits) {
      if (!hits.isExact) this.#hits.set(text, await makeExact(this.#index, text, hits, inQuestion));
    }
    this.rank();
    this.#next = this.#given; // what was given out is the beginning of the exact order
    this.#verified = [];
  }

  #matching(scopes) {
    return this.#score(scopes).map((key) => (key < 0 ? 0 : 1));
  }

  /** For each interview its best key among the scopes that may hold every word; -1 if none does. */
  #score(scopes) {
    const { count } = this.#index;
    const keys = new Float64Array(count).fill(-1);
    for (const scope of scopes) {
      const held = new Uint16Array(count); // how many of the words so far
      const heads = new Uint16Array(count);
      const times = new Float64Array(count);
      this.words.forEach((word, before) => {
        for (const field of scope) {
          for (const text of word.texts) {
            const postings = this.#hits.get(text).fields[field];
            postings.texts.forEach((number, at) => {
              if (held[number] < before) return;
              if (field === HEAD && held[number] === before) heads[number] += 1;
              held[number] = before + 1;
              times[number] += postings.times[at];
            });
          }
        }
      });
      for (let number = 0; number < count; number += 1) {
        if (held[number] < this.words.length) continue;
        keys[number] = Math.max(keys[number], this.#key(number, heads[number], times[number]));
      }
    }
    return keys;
  }

  /** The key of an interview by its text; -1 if it does not hold the words. */
  #keyOf(text) {
    let best = -1;
    for (const scope of this.#scopes) {
      let heads = 0;
      let times = 0;
      const isHeld = this.words.every((word) => {
        const counts = scope.map((field) => countIn(text, field, word.texts));
        if (scope[0] === HEAD && counts[0]) heads += 1;
        times += counts.reduce((sum, count) => sum + count);
        return counts.some(Boolean);
      });
      if (isHeld) best = Math.max(best, this.#key(text.number, heads, times));
    }
    return best;
  }

  /** The higher, the better. Its lowest part tells the interview; 0 is the newest. */
  #key(number, heads, times) {
    const newness = NUMBER - 1 - number;
    return this.#byDate ? newness : (heads * NUMBER + Math.min(times, NUMBER - 1)) * NUMBER + newness;
  }
}

/** The interview of a key. */
function numberOf(key) {
  return NUMBER - 1 - (key % NUMBER);
}

/** How often the interviews hold a text in each field: at most, or exactly. */
async function findHits(index, text) {
  const codes = codesOf(text);
  if (codes.length <= SHORT) return { fields: await index.postings(codes), isExact: true };
  const pairs = pairsOf(codes, codes.length <= ALL_PAIRS);
  const step = Math.max(1, pairs.length / MOST_PAIRS);
  const chosen = pairs.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
  const parts = await Promise.all(chosen.map(({ pair }) => index.postings(pair)));
  const fields = Array.from({ length: FIELDS }, (_, field) => intersect(parts.map((part) => part[field])));
  return { fields, isExact: fields.every(({ texts }) => !texts.length) };
}

/** The texts that are in all postings, with the least of their times. */
function intersect(parts) {
  const [first, ...others] = [...parts].sort((a, b) => a.texts.length - b.texts.length);
  return others.reduce((some, other) => {
    const texts = [];
    const times = [];
    let at = 0;
    some.texts.forEach((number, own) => {
      at = advance(other.texts, at, number);
      if (other.texts[at] !== number) return;
      texts.push(number);
      times.push(Math.min(some.times[own], other.times[at]));
    });
    return new Postings(texts, times);
  }, first);
}

/** The first place, from `at` on, whose number is not below `number`: by ever longer leaps, then between the last two. */
function advance(numbers, at, number) {
  let leap = 1;
  while (numbers[at + leap] < number) leap *= 2;
  let low = at + (leap >> 1);
  let high = Math.min(at + leap, numbers.length);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Exact hits for a text of three or more characters, of the interviews in question alone. */
async function makeExact(index, text, hits, inQuestion) {
  const asked = hits.fields.map(({ texts }) => Array.from(texts).filter((number) => inQuestion[number]));
  const read = new Set(asked.filter((numbers) => numbers.length <= index.few).flat());
  const files = new Map();
  await Promise.all([...read].map(async (number) => files.set(number, await index.text(number))));
  const fields = await Promise.all(asked.map((numbers, field) => {
    if (numbers.length > index.few) return countByPlaces(index, text, field, numbers);
    return positive(numbers, numbers.map((number) => countIn(files.get(number), field, [text])));
  }));
  return { fields, isExact: true };
}

/** How often a text stands in a field of these interviews, by where its pairs stand. */
async function countByPlaces(index, text, field, numbers) {
  const parts = await Promise.all(pairsOf(codesOf(text), false).map(async ({ pair, offset }) => {
    const postings = (await index.postings(pair))[field];
    return { offset, texts: postings.texts, at: 0, ...(await index.places(pair, field, postings)) };
  }));
  const [first, ...others] = parts;
  const times = numbers.map((number) => {
    for (const part of parts) part.at = advance(part.texts, part.at, number);
    let count = 0;
    for (let spot = first.begins[first.at]; spot < first.begins[first.at + 1]; spot += 1) {
      if (others.every((other) => standsAt(other, first.spots[spot] + other.offset))) count += 1;
    }
    return count;
  });
  return positive(numbers, times);
}

function standsAt({ begins, spots, at }, place) {
  for (let spot = begins[at]; spot < begins[at + 1]; spot += 1) if (spots[spot] === place) return true;
  return false;
}

function positive(numbers, times) {
  if (!numbers.length) return NONE;
  return new Postings(numbers.filter((_, at) => times[at]), times.filter(Boolean));
}

function countIn(text, field, needles) {
  let count = 0;
  for (const piece of text.pieces[field]) for (const needle of needles) count += piece.count(needle);
  return count;
}

function codesOf(text) {
  return Array.from(text, (character) => character.codePointAt(0));
}

/** The pairs of neighbours: all, or so many that every character is in one. */
function pairsOf(codes, all) {
  const last = codes.length - 2;
  const pairs = [];
  for (let offset = 0; offset <= last; offset += all ? 1 : 2) pairs.push({ offset, pair: codes.slice(offset, offset + 2) });
  if (!all && last % 2) pairs.push({ offset: last, pair: codes.slice(last) });
  return pairs;
}
