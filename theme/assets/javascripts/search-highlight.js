/** On the page that a result led to: marks what was searched, in the paragraph of the link and everywhere else in the text. */

import { openIndex } from "./search-files.js";
import { element } from "./search-view.js";

const MARKED = ".md-content h1, .md-content .standfirst, .md-content .text";
const IGNORED = ".headerlink";

/** Marks the folded texts of the address (`?h=…`), and says how many places there are and how to be rid of the marks. */
export async function highlight(needles) {
  const index = await openIndex();
  const folded = (await Promise.all(needles.map((needle) => index.fold(needle)))).filter(Boolean);
  const marks = [...document.querySelectorAll(MARKED)].flatMap((place) => markIn(place, folded, index.folder));
  if (!marks.length) return;
  const places = new Set(marks.map(({ number, place }) => `${number} ${place}`)).size;
  showNote(folded, places, marks.map(({ mark }) => mark));
}

/** Wraps every match below an element in `mark`s: one for each text node that it touches. */
function markIn(place, needles, folder) {
  const nodes = textNodes(place);
  const folded = folder.fold(nodes.map((node) => node.data).join(""));
  const ranges = folded.find(needles);
  const marks = [];
  let offset = 0;
  for (const node of nodes) {
    const end = offset + node.data.length;
    const own = ranges.filter(([from, to]) => from < end && to > offset);
    for (const range of own.reverse()) marks.push({ place: place.id, number: range[0], mark: wrap(node, range, offset) });
    offset = end;
  }
  return marks;
}

function textNodes(place) {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(IGNORED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

function wrap(node, [from, to], offset) {
  const begin = Math.max(0, from - offset);
  const size = Math.min(node.data.length, to - offset) - begin;
  const part = begin ? node.splitText(begin) : node;
  if (size < part.data.length) part.splitText(size);
  const mark = element("mark", { class: "search-mark" });
  part.replaceWith(mark);
  mark.append(part);
  return mark;
}

function showNote(needles, places, marks) {
  const button = element("button", { type: "button" }, "清除标记");
  const note = element(
    "p",
    { class: "search-note", role: "status" },
    `已标出${needles.map((needle) => `“${needle}”`).join("、")} ${places} 处`,
    button,
  );
  button.addEventListener("click", () => {
    for (const mark of marks) mark.replaceWith(...mark.childNodes);
    note.remove();
    const url = new URL(location.href);
    url.searchParams.delete("h");
    history.replaceState(history.state, "", url);
  });
  keepInPlace(document.querySelector(":target"), () => document.querySelector(".md-content h1")?.after(note));
}

/** Changes the page without moving what the reader looks at. */
function keepInPlace(anchor, change) {
  const before = anchor?.getBoundingClientRect().top;
  change();
  if (anchor) scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: "instant" });
}
