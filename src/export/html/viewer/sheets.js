// In small windows filters and details are sheets below the picture, one at a time, opened by two buttons.
import { byId } from "./dom.js";
import { on, state } from "./state.js";

const SHEETS = ["controls", "details"];

/** The sheet that is open; "" for none. Large windows show both panels, whatever this says. */
let open = "";

function show(name) {
  open = name;
  byId("sides").dataset.sheet = name;
  SHEETS.forEach((it) => byId(`open-${it}`).setAttribute("aria-expanded", String(it === name)));
}

/** Closes the open sheet; whether there was one to be seen. */
export function closeSheet() {
  const button = byId(`open-${open || SHEETS[0]}`);
  if (open === "" || !button.checkVisibility()) return false;
  const hadFocus = byId(open).contains(document.activeElement);
  show("");
  if (hadFocus) button.focus();
  return true;
}

export function startSheets() {
  for (const it of SHEETS) {
    byId(`open-${it}`).addEventListener("click", () => {
      if (open === it) return show("");
      show(it);
      byId(it).focus();
    });
  }
  // Who chooses something wants to read about it; who chooses nothing, to see the picture.
  on("selected", () => {
    const isChosen = state.node >= 0 || state.link >= 0;
    if (isChosen) show("details");
    else if (open === "details") show("");
  });
}
