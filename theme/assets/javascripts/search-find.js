/** One search from beginning to end: what was typed → results, or what is near. */

import { FileError, hasNewerIndex, openIndex } from "./search-files.js";
import { ask } from "./search-engine.js";
import { readBySound, readQuery } from "./search-query.js";

/**
 * Finds the first `size` interviews for a query. `options` are those of `ask`. Gives
 *   words    as searched, folded; none if nothing was typed that could be searched
 *   results  the texts of the first interviews
 *   answer   for more of them, and counts
 *   names    what Latin words may spell by sound
 *   isBySound  whether nothing held the letters themselves, so that the names were searched
 * `early` is told the same with the first result alone, if it is there before the others.
 */
export async function find(query, size, options, early = () => {}) {
  return withIndex(async (index) => {
    const words = await readQuery(query, index);
    const listening = readBySound(words, index);
    listening.catch(() => {}); // until it is waited for
    const answer = await ask(index, words, options);
    const tell = (results) => early({ words, answer, results, names: [], isBySound: false });
    const results = await answer.take(size, tell);
    const sound = await listening;
    if (results.length || !sound.words) return { words, answer, results, names: sound.names, isBySound: false };
    const sounded = await ask(index, sound.words, options);
    const found = await sounded.take(size);
    return { words: sound.words, answer: sounded, results: found, names: sound.names, isBySound: found.length > 0 };
  });
}

/** Queries that do find something where this one does not: one word less, or the longest beginning and end of a word. */
export async function findNear(words, options) {
  return withIndex(async (index) => {
    const holds = async (some) => (await (await ask(index, some, options)).take(1)).length > 0;
    if (words.length > 1) {
      const fewer = words.map((left) => words.filter((word) => word !== left));
      const found = await Promise.all(fewer.map(holds));
      return fewer.filter((_, at) => found[at]).map((some) => some.map(quote).join(" "));
    }
    const characters = [...words[0].texts[0]];
    const parts = await Promise.all([
      longest(characters.length - 1, (size) => characters.slice(0, size).join(""), holds),
      longest(characters.length - 1, (size) => characters.slice(-size).join(""), holds),
    ]);
    return [...new Set(parts.filter((part) => part.length > 1 || characters.length === 2))].filter(Boolean);
  });
}

/** The longest part, by size, that is found: if one is, so is every shorter one. */
async function longest(most, partOf, holds) {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (await holds([{ texts: [partOf(middle)] }])) low = middle;
    else high = middle - 1;
  }
  return low ? partOf(low) : "";
}

function quote({ names: [typed] }) {
  return /\s/u.test(typed) ? `“${typed}”` : typed;
}

/** Works with the index; if a file is missing because the site was published anew meanwhile, once more with the new one. */
async function withIndex(work) {
  const index = await openIndex();
  try {
    return await work(index);
  } catch (error) {
    if (!(error instanceof FileError) || !(await hasNewerIndex(index))) throw error;
    return work(await openIndex());
  }
}
