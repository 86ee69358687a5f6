/** The files of the index (`digest/search/indexing.py` lists them): each fetched once, the version checked, failures named. */

import { FIELDS, NONE, PlacesShard, Postings, PostingsShard, unpackSets } from "./search-bits.js";
import { Folder, unfoldRuns } from "./search-fold.js";

export const SITE = new URL("../../", import.meta.url);
const FORMAT = 2; // as in digest/search/indexing.py
const PATIENCE = 20_000; // milliseconds
const KEPT_TEXTS = 500;
const NOTHING = Array(FIELDS).fill(NONE);

/** A file that did not come, or is not what it should be; the reader may try again. */
export class FileError extends Error {}

let current = null;

/** The index that the server has; asked for once, and again after a failure. */
export function openIndex() {
  current ??= readIndex().catch((error) => {
    current = null;
    throw error;
  });
  return current;
}

/** After a failure: whether the server has another index by now; the next `openIndex` gives it. */
export async function hasNewerIndex(index) {
  const { version } = await readManifest();
  if (version === index.version) return false;
  current = null;
  return true;
}

async function readIndex() {
  const { version, format } = await readManifest();
  if (format !== FORMAT) throw new FileError("the site has changed: this page is older than its index");
  const folder = new URL(`search/${encodeURIComponent(version)}/`, SITE);
  return new Index(version, folder, await readFile(new URL("start.bin", folder), unpack));
}

function readManifest() {
  return readFile(new URL("search/manifest.json", SITE), parse, "no-cache");
}

/** One version of the index. */
export class Index {
  #files = new Map();
  #texts = new Map();
  #folder;
  #grams;
  #ranks;
  #whole;

  constructor(version, folder, start) {
    this.version = version;
    this.count = start.count;
    this.few = start.few;
    this.textsInFolder = start.textsInFolder;
    this.folder = new Folder(start.fold);
    this.#folder = folder;
    this.#ranks = new Map([...unfoldRuns(start.fold.same)].map((code, at) => [code, at + 1]));
    this.#whole = new Set(accumulate(start.whole));
    this.#grams = this.#readDirectory(start.grams);
    this.widths = start.widths;
  }

  /** What is typed, folded; characters that no text has are looked up first. */
  async fold(text) {
    if (!this.folder.knows(text)) await this.#once("fold.bin", async (bytes) => this.folder.add(await unpack(bytes)));
    return this.folder.fold(text).text;
  }

  /** The postings, by field, of a character (`[code]`) or pair (`[code, code]`). */
  async postings(codes) {
    const gram = this.#key(codes);
    if (!gram) return NOTHING;
    if (codes.length === 1 && !this.#whole.has(this.#ranks.get(codes[0]))) return this.#postingsOf(gram);
    const number = findShard(this.#grams, gram);
    return (number >= 0 && (await this.#shard(number)).fields(gram)) || NOTHING;
  }

  /** Those of a character that is not whole: it stands wherever a gram stands that begins with it. */
  async #postingsOf(gram) {
    const end = gram + this.#ranks.size + 1;
    const first = Math.max(0, findShard(this.#grams, gram));
    const numbers = this.#grams.slice(first, findShard(this.#grams, end - 1) + 1).map((_, at) => first + at);
    const shards = await Promise.all(numbers.map((number) => this.#shard(number)));
    const parts = shards.flatMap((shard) => shard.range(gram, end));
    return NOTHING.map((_, field) => unite(parts.map((fields) => fields[field]), this.count));
  }

  #shard(number) {
    return this.#once(`grams/${number}.bin`, (bytes) => new PostingsShard(bytes, this.count, this.#ranks.size + 1));
  }

  /** Where a pair stands in a field of those texts: see `PlacesShard.spots`. */
  async places(codes, field, postings) {
    const directory = await this.#once("places.bin", async (bytes) => this.#readDirectory(await unpack(bytes)));
    const gram = this.#key(codes);
    const path = `places/${findShard(directory, gram)}.bin`;
    const shard = await this.#once(path, (bytes) => new PlacesShard(bytes, this.widths));
    return shard.spots(gram, field, postings);
  }

  /** The number under which the shards list a character or pair; NaN if it has a character that no text has. */
  #key([first, second]) {
    return this.#ranks.get(first) * (this.#ranks.size + 1) + (second ? this.#ranks.get(second) : 0);
  }

  /** The first key of each shard. */
  #readDirectory({ first, second }) {
    return accumulate(first).map((rank, shard) => rank * (this.#ranks.size + 1) + second[shard]);
  }

  /** What is shown of an interview and verified: its text file with its pieces folded, by field. */
  text(number) {
    const known = this.#texts.get(number);
    this.#texts.delete(number);
    if (this.#texts.size >= KEPT_TEXTS) this.#texts.delete(this.#texts.keys().next().value);
    const text = known ?? this.#readText(number);
    this.#texts.set(number, text);
    return text;
  }

  async #readText(number) {
    try {
      const path = `texts/${Math.floor(number / this.textsInFolder)}/${number}.bin`;
      const text = await readFile(new URL(path, this.#folder), unpack);
      return { ...text, number, pieces: foldPieces(text, this.folder) };
    } catch (error) {
      this.#texts.delete(number);
      throw error;
    }
  }

  /** Facet name → its values: `{ value, label, members }`. */
  facets() {
    return this.#once("facets.bin", async (bytes) => {
      const [head, body] = await split(bytes);
      const titles = Object.entries(parse(head));
      const sizes = titles.flatMap(([, values]) => values.map(([, , size]) => size));
      const sets = unpackSets(body, sizes, this.count);
      return new Map(
        titles.map(([name, values]) => [
          name,
          values.map(([value, label]) => ({ value, label, members: sets.shift() })),
        ]),
      );
    });
  }

  /** Names whose sound, or whose given name's, begins with a letter from a to z: `[kind, value, name, syllables]`. */
  names(letter) {
    return this.#once(`names/${letter}.bin`, unpack);
  }

  /** A file, read once; a failure is forgotten, so that the next call tries again. */
  #once(path, read) {
    if (!this.#files.has(path)) {
      const result = readFile(new URL(path, this.#folder), read);
      result.catch(() => this.#files.delete(path));
      this.#files.set(path, result);
    }
    return this.#files.get(path);
  }
}

function foldPieces(text, folder) {
  const quote = ([passage, begin, end]) => text.passages[passage][1].slice(begin, end);
  const pieces = [
    [text.headline, text.office + text.person],
    text.passages.map(([, passage]) => passage),
    text.targets.map(quote),
    text.lessons.map(quote),
  ];
  return pieces.map((field) => field.map((piece) => folder.fold(piece)));
}

/** Postings of several grams, none of which stand in one place, as those of one. */
function unite(parts, count) {
  const held = parts.filter(({ texts }) => texts.length);
  if (held.length < 2) return held[0] ?? NONE;
  const times = new Int32Array(count);
  for (const part of held) part.texts.forEach((number, at) => (times[number] += part.times[at]));
  const texts = Int32Array.from(times.keys()).filter((number) => times[number]);
  return new Postings(texts, times.filter(Boolean));
}

function accumulate(gaps) {
  let sum = 0;
  return gaps.map((gap) => (sum += gap));
}

/** The shard that would hold a key, or -1. */
function findShard(directory, gram) {
  let low = 0;
  let high = directory.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (directory[middle] <= gram) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Fetches a file and reads its bytes. */
async function readFile(url, read, cache = "default") {
  try {
    const response = await fetch(url, { cache, signal: AbortSignal.timeout(PATIENCE) });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return await read(new Uint8Array(await response.arrayBuffer()));
  } catch (error) {
    throw new FileError(`${url.pathname}: ${error.message}`);
  }
}

async function unpack(bytes) {
  return parse(await inflate(bytes));
}

/** The inflated head of a file and its body of bits. */
async function split(bytes) {
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  return [await inflate(bytes.subarray(4, 4 + size)), bytes.subarray(4 + size)];
}

/** Inflates by hand: a way through Blob and Response takes ten times as long. */
async function inflate(bytes) {
  const { readable, writable } = new DecompressionStream("deflate-raw");
  const writer = writable.getWriter();
  const written = Promise.all([writer.write(bytes), writer.close()]);
  written.catch(() => {}); // what fails is met below, in reading
  const parts = [];
  let size = 0;
  for (const reader = readable.getReader(); ; ) {
    const { value, done } = await reader.read();
    if (done) break;
    parts.push(value);
    size += value.length;
  }
  await written;
  const whole = new Uint8Array(size);
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return whole;
}

function parse(bytes) {
  return JSON.parse(new TextDecoder().decode(bytes));
}
