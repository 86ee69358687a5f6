/** Unpacks what `digest/search/postings.py` packs; its docstring describes the bits, `coding.py` beside it the codes. */

export const FIELDS = 4;
const BODY = 1; // the field of which the later ones are parts
const BLOCK = 32; // grams

/** Ascending interviews that hold something in one field, and how often each does. */
export class Postings {
  constructor(texts, times) {
    this.texts = texts;
    this.times = times;
  }
}

export const NONE = new Postings(new Int32Array(0), new Int32Array(0));

/**
 * A shard of postings. `count` is the number of interviews, `radix` what the first character of a pair is multiplied by in
 * its key. It unpacks only the blocks that it is asked for.
 */
export class PostingsShard {
  #bits;
  #blocks = []; // first key, first bit, grams
  #count;
  #known = new Map();
  #radix;

  constructor(bytes, count, radix) {
    this.#count = count;
    this.#radix = radix;
    this.#bits = new BitReader(bytes);
    const grams = this.#bits.golomb(8);
    let key = 0;
    let end = 0;
    for (let left = grams; left > 0; left -= BLOCK) {
      key += this.#bits.golomb(20);
      this.#blocks.push({ key, begin: end, grams: Math.min(left, BLOCK) });
      end += this.#bits.golomb(8);
    }
    for (const block of this.#blocks) block.begin += this.#bits.at;
    this.#bits.mustEnd(end);
  }

  /** The postings of a gram in each field; null if no text has it. */
  fields(gram) {
    if (!this.#known.has(gram)) {
      const block = this.#blocks.findLast(({ key }) => key <= gram);
      this.#known.set(gram, block ? this.#find(block, gram) : null);
    }
    return this.#known.get(gram);
  }

  /** The postings in each field of all grams from one key to below another. */
  range(low, high) {
    const reaches = (block) => block.key < high && !(this.#blocks[this.#blocks.indexOf(block) + 1]?.key <= low);
    const read = this.#blocks.filter(reaches).flatMap((block) => [...this.#read(block)]);
    return read.filter(({ key }) => key >= low && key < high).map(({ fields }) => fields);
  }

  #find(block, gram) {
    for (const { key, fields } of this.#read(block)) if (key >= gram) return key === gram ? fields : null;
    return null;
  }

  *#read({ key, begin, grams }) {
    let at = begin;
    for (let left = grams; left > 0; left -= 1) {
      this.#bits.at = at;
      key += this.#bits.golomb(3);
      const fields = this.#fields(key % this.#radix > 0);
      at = this.#bits.at;
      yield { key, fields };
    }
  }

  #fields(isPair) {
    const spread = Array.from({ length: FIELDS }, (_, field) => this.#bits.golomb(field === BODY ? 1 : 0));
    const fields = [];
    spread.forEach((texts, field) => {
      fields.push(texts ? this.#postings(texts, isPair && field > BODY ? fields[BODY] : null) : NONE);
    });
    return fields;
  }

  #postings(spread, body) {
    const bits = this.#bits;
    const numbers = bits.ascending(spread, body ? body.texts.length : this.#count);
    const times = new Int32Array(spread).fill(1);
    for (const which of bits.ascending(bits.golomb(0), spread)) times[which] = bits.golomb(0) + 2;
    return new Postings(body ? numbers.map((number) => body.texts[number]) : numbers, times);
  }
}

/** A shard of places. `widths` are the average lengths of the fields. */
export class PlacesShard {
  #begins = new Map();
  #bits;
  #widths;

  constructor(bytes, widths) {
    this.#widths = widths;
    this.#bits = new BitReader(bytes);
    const entries = this.#bits.golomb(8);
    let key = 0;
    let end = 0;
    for (let entry = 0; entry < entries; entry += 1) {
      key += this.#bits.golomb(entry ? 4 : 20);
      this.#begins.set(key, end);
      end += this.#bits.golomb(8);
    }
    for (const [entry, begin] of this.#begins) this.#begins.set(entry, begin + this.#bits.at);
    this.#bits.mustEnd(end);
  }

  /** The places of a pair in a field, text by text as its postings list them; and where each text's places begin. */
  spots(gram, field, { times }) {
    const begins = new Int32Array(times.length + 1);
    times.forEach((often, number) => (begins[number + 1] = begins[number] + often));
    const spots = new Int32Array(begins[times.length]);
    this.#bits.at = this.#begins.get(gram * FIELDS + field);
    times.forEach((often, number) => spots.set(this.#bits.ascending(often, this.#widths[field]), begins[number]));
    return { begins, spots };
  }
}

/** Subsets of the interviews, of these sizes. */
export function unpackSets(bytes, sizes, count) {
  const bits = new BitReader(bytes);
  return sizes.map((size) => bits.ascending(size, count));
}

/** The width of the Golomb–Rice code, as `low_bits` of Python has it. */
function lowBits(universe, count) {
  return 31 - Math.clz32(Math.max(1, Math.floor((11 * universe) / (16 * Math.max(1, count)))));
}

/** Reads codes from `at`, a place that may be set, on. Throws where the bytes end. */
class BitReader {
  at = 0;
  #bytes;
  #size;

  constructor(bytes) {
    this.#bytes = new Uint8Array(bytes.length + 8);
    this.#bytes.set(bytes);
    this.#size = bytes.length * 8;
  }

  /** So many bits are left, and no byte more. */
  mustEnd(bits) {
    if (Math.ceil((this.at + bits) / 8) * 8 !== this.#size) throw new RangeError("of another size than it says");
  }

  /** A number in exp-Golomb code. */
  golomb(order) {
    const width = this.#ones() + order;
    return 2 ** width - 2 ** order + this.#low(width);
  }

  /** `count` ascending numbers below `universe`, written as gaps less one in Golomb–Rice code. */
  ascending(count, universe) {
    if (count > this.#size) throw new RangeError("more than there is");
    const width = lowBits(universe, count);
    const numbers = new Int32Array(count);
    let number = -1;
    for (let at = 0; at < count; at += 1) {
      const bits = this.#peek();
      const ones = Math.clz32(~bits);
      if (ones + 1 + width < 32) { // nearly always: all of it is in sight
        number += (ones << width) + (((bits << (ones + 1)) >>> (31 - width)) >>> 1) + 1;
        this.at += ones + 1 + width;
      } else {
        number += this.#ones() * 2 ** width + this.#low(width) + 1;
      }
      numbers[at] = number;
    }
    return numbers;
  }

  /** How many ones there are up to a zero. */
  #ones() {
    let ones = 0;
    for (;;) {
      const zeros = ~this.#peek();
      if (zeros) {
        ones += Math.clz32(zeros);
        this.at += Math.clz32(zeros) + 1;
        return ones;
      }
      ones += 32;
      this.at += 32;
    }
  }

  #low(width) {
    if (!width) return 0;
    if (width > 32) return this.#low(width - 32) * 2 ** 32 + this.#low(32);
    const value = this.#peek() >>> (32 - width);
    this.at += width;
    return value;
  }

  /** The next 32 bits. */
  #peek() {
    if (this.at > this.#size) throw new RangeError("ends too early");
    const bytes = this.#bytes;
    const byte = Math.floor(this.at / 8);
    const shift = this.at % 8;
    const four = (bytes[byte] << 24) | (bytes[byte + 1] << 16) | (bytes[byte + 2] << 8) | bytes[byte + 3];
    return shift ? (four << shift) | (bytes[byte + 4] >> (8 - shift)) : four;
  }
}
