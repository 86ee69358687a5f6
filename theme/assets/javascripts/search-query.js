/** What was typed → words: each with the folded texts of which one must stand in an interview, and the names of these. */

const WORD = /(?<=^|\s)["“”＂「『]([^"“”＂「」『』]+)["“”＂」』](?=\s|$)|\S+/gu;
const LATIN = /^[a-z]+$/;
const MOST_NAMES = 12;
const LONGEST = 200; // what goes beyond that is not searched

/**
 * The words of a query: `{ texts, names }`, each once. Quotation marks around a word keep its spaces; within a
 * word they are punctuation like any other. What folds to nothing is no word.
 */
export async function readQuery(query, index) {
  const words = new Map();
  for (const match of query.slice(0, LONGEST).matchAll(WORD)) {
    const typed = match[1] ?? match[0];
    const text = await index.fold(typed);
    if (text && !words.has(text)) words.set(text, { texts: [text], names: [typed.trim()] });
  }
  return [...words.values()];
}

/**
 * The names that Latin words may spell by sound, and the words with the names in their place: `{ names, words }`. Several
 * words may spell one name together (zhang yan min). Without a name, `words` is null.
 */
export async function readBySound(words, index) {
  const names = [];
  const replaced = [];
  let found = false;
  for (let at = 0; at < words.length; ) {
    const { length, matches } = await soundOf(words, at, index);
    if (matches.length) {
      found = true;
      names.push(...matches);
      const texts = await Promise.all(matches.map(({ name }) => index.fold(name)));
      replaced.push({ texts, names: matches.map(({ name }) => name) });
    } else {
      replaced.push(words[at]);
    }
    at += length;
  }
  return { names, words: found ? replaced : null };
}

/** The names that the longest run of words from `at` spells, and how many words it takes. */
async function soundOf(words, at, index) {
  let end = at;
  while (end < words.length && LATIN.test(words[end].texts[0])) end += 1;
  for (; end > at; end -= 1) {
    const typed = words.slice(at, end).map(({ texts }) => texts[0]).join("");
    const matches = typed.length > 1 ? await namesBySound(typed, index) : [];
    if (matches.length) return { length: end - at, matches };
  }
  return { length: 1, matches: [] };
}

/** Names that sound so: in full or begun, the given name alone, or by initials. */
async function namesBySound(typed, index) {
  const sounds = new Map();
  for (const [kind, value, name, syllables] of await index.names(typed[0])) {
    if (sounds.size < MOST_NAMES && spells(typed, syllables.split(" "), kind === "person")) {
      sounds.set(`${kind} ${value}`, { kind, value, name });
    }
  }
  return [...sounds.values()];
}

function spells(typed, syllables, isPerson) {
  const initials = syllables.map((syllable) => syllable[0]).join("");
  const sounds = (some) => some.join("").replaceAll("v", "u").startsWith(typed.replaceAll("v", "u")); // lü is lv or lu
  return typed === initials || sounds(syllables) || (isPerson && syllables.length > 1 && sounds(syllables.slice(1)));
}
