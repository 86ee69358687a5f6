/** Unpacks what `digest/search/postings.py` packs; its docstring describes the bytes. */

export const FIELDS = 4;

/** Ascending interviews that hold something in one field, and how often each does. */
export class Postings {
  constructor(texts, times) {
    this.texts = texts;
    this.times = times;
  }
}

export const NONE = new Postings(new Int32Array(0), new Int32Array(0));

/** A shard of postings. `head` is inflated already; `count` is the number of interviews. */
export class PostingsShard {
  #entries = new Map();
  #begins;
  #texts;
  #times;

  constructor(head, body, count) {
    const reader = new NumberReader(head);
    const keys = reader.keys();
    const spread = keys.map(() => reader.next());
    let total = 0;
    this.#begins = spread.map((texts) => (total += texts) - texts);
    this.#times = Int32Array.from({ length: total }, () => reader.next() + 1);
    this.#texts = new Int32Array(total);
    const bits = new BitReader(body);
    keys.forEach((key, entry) => {
      const begin = this.#begins[entry];
      bits.ascending(this.#texts, begin, begin + spread[entry], lowBits(count, spread[entry]));
      this.#entries.set(key, [begin, begin + spread[entry]]);
    });
  }

  /** The postings of a character or pair in each field. */
  fields(gram) {
    return Array.from({ length: FIELDS }, (_, field) => {
      const range = this.#entries.get(gram * FIELDS + field);
      return range ? new Postings(this.#texts.subarray(...range), this.#times.subarray(...range)) : NONE;
    });
  }
}

/** A shard of places. `widths` are the average lengths of the fields. */
export class PlacesShard {
  #entries = new Map();
  #body;
  #widths;

  constructor(head, body, widths) {
    const reader = new NumberReader(head);
    const keys = reader.keys();
    let bit = 0;
    for (const key of keys) {
      this.#entries.set(key, bit);
      bit += reader.next();
    }
    this.#body = body;
    this.#widths = widths;
  }

  /** The places of a pair in a field, text by text as its postings list them; and where each text's places begin. */
  spots(gram, field, postings) {
    const { times } = postings;
    const begins = new Int32Array(times.length + 1);
    times.forEach((often, number) => (begins[number + 1] = begins[number] + often));
    const spots = new Int32Array(begins[times.length]);
    const bits = new BitReader(this.#body, this.#entries.get(gram * FIELDS + field));
    times.forEach((often, number) => {
      bits.ascending(spots, begins[number], begins[number + 1], lowBits(this.#widths[field], often));
    });
    return { begins, spots };
  }
}

/** Subsets of the interviews, of these sizes. */
export function unpackSets(body, sizes, count) {
  const bits = new BitReader(body);
  return sizes.map((size) => {
    const members = new Int32Array(size);
    bits.ascending(members, 0, size, lowBits(count, size));
    return members;
  });
}

/** The parameter of the Golomb–Rice code, as `low_bits` of Python has it. */
function lowBits(width, count) {
  return 31 - Math.clz32(Math.max(1, Math.floor((11 * width) / (16 * Math.max(1, count)))));
}

/** LEB128 numbers, one after the other. */
class NumberReader {
  #at = 0;
  #bytes;

  constructor(bytes) {
    this.#bytes = bytes;
  }

  next() {
    let value = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = this.#bytes[this.#at];
      this.#at += 1;
      value += (byte & 127) * unit; // no shifts: keys have more than 32 bits
      if (byte < 128) return value;
    }
  }

  keys() {
    let key = 0;
    return Array.from({ length: this.next() }, () => (key += this.next()));
  }
}

/** Numbers in Golomb–Rice code. */
class BitReader {
  #bytes;
  #bit;

  constructor(bytes, bit = 0) {
    this.#bytes = bytes;
    this.#bit = bit;
  }

  /** Fills `numbers` from `begin` to `end` with ascending numbers, written as gaps less one. */
  ascending(numbers, begin, end, low) {
    const bytes = this.#bytes;
    let bit = this.#bit;
    let number = -1;
    for (let at = begin; at < end; at += 1) {
      let gap = 0;
      while ((bytes[bit >> 3] >> (7 - (bit & 7))) & 1) {
        gap += 1;
        bit += 1;
      }
      bit += 1;
      for (let place = 0; place < low; place += 1, bit += 1) {
        gap = gap * 2 + ((bytes[bit >> 3] >> (7 - (bit & 7))) & 1);
      }
      number += gap + 1;
      numbers[at] = number;
    }
    this.#bit = bit;
  }
}
