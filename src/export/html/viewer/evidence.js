// The places behind a link: sentence, note, locator, relation, and where it stands.
import { links, placesOf, sentences, texts } from "./data.js";
import { element, isolated } from "./dom.js";
import { counted } from "./words.js";

/** Places that are shown at once; the others unfold. */
const FIRST = 3;

/** A sentence with the citing words marked. */
function sentence(place) {
  const text = sentences[links.sentence[place]];
  const words = texts[links.words[place]];
  const at = words === "" ? -1 : text.indexOf(words);
  const whole = element("q", { class: "sentence", dir: "auto" });
  if (at < 0) whole.append(text);
  else whole.append(text.slice(0, at), element("mark", { text: words }), text.slice(at + words.length));
  return whole;
}

/** "FILE:LINE, page N". */
export function positionOfPlace(place) {
  const page = links.page[place] === 0 ? "" : `, page ${links.page[place]}`;
  return `${texts[links.file[place]]}:${links.line[place]}${page}`;
}

function placeItem(place) {
  const about = element("div", { class: "about" });
  const add = (name, text) => text !== "" && about.append(isolated(text, { class: name }), " ");
  add("relation", texts[links.relation[place]]);
  add("locator", texts[links.locator[place]]);
  const note = texts[links.note[place]];
  add("note", note === "" ? "" : `note ${note}`);
  add("position", positionOfPlace(place));
  return element("div", { class: "place" }, sentence(place), about);
}

/** The evidence of a link: its first places, the others to unfold. */
export function evidenceOf(link) {
  const [from, to] = placesOf(link);
  const places = Array.from({ length: to - from }, (_, at) => from + at);
  const list = element("div", { class: "places" }, ...places.slice(0, FIRST).map(placeItem));
  if (places.length > FIRST) {
    const rest = element("details", {}, element("summary", { text: counted(places.length - FIRST, "more place") }));
    const unfold = () => rest.append(...places.slice(FIRST).map(placeItem));
    rest.addEventListener("toggle", unfold, { once: true });
    list.append(rest);
  }
  if (places.length === 0) {
    const says = texts[links.link[link]].replaceAll("-", " ");
    list.append(element("div", { class: "place" }, element("span", { class: "about", text: says })));
  }
  return list;
}
