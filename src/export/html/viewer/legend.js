// What the marks and lines of the pictures mean: the looks that occur here.
import { CITED, looks, nodes } from "./data.js";
import { byId, element } from "./dom.js";
import { drawMarks, signOf } from "./shapes.js";
import { on } from "./state.js";

/** Side of a sign, and radius of its mark. */
const SIDE = 16;
const RADIUS = 6;

const LINES = [["cited", "what the chosen document cites"], ["citing", "what cites it"], ["chain", "the chain"]];

/** A line of the legend, and what draws its sign anew. */
function row(name, text, look, isCited) {
  const size = String(2 * SIDE);
  const sign = element("canvas", { width: size, height: size, class: "sign", "aria-hidden": "true" });
  const context = sign.getContext("2d");
  context.scale(2, 2);
  const draw = () => {
    context.clearRect(0, 0, SIDE, SIDE);
    drawMarks(context, [signOf(look, isCited, SIDE / 2, SIDE / 2, RADIUS)]);
  };
  return { item: element("li", { "data-look": name }, sign, text), draw };
}

export function startLegend() {
  const present = looks.names.map((_, look) => nodes.look.includes(look));
  const rows = looks.names.map((name, look) => row(name, name, look, false)).filter((_, look) => present[look]);
  const plain = looks.names.length - 1;
  if (nodes.kind.includes(CITED)) rows.push(row("only cited", "empty, dashed where near: only cited", plain, true));
  const sample = (name) => element("span", { class: `sample ${name}`, "aria-hidden": "true" });
  const samples = LINES.map(([name, text]) => element("li", {}, sample(name), text));
  byId("legend").append(...rows.map((it) => it.item), ...samples);
  const draw = () => rows.forEach((it) => it.draw());
  draw();
  on("theme", draw);
}
