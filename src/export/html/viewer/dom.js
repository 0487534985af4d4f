// Elements of the page. Texts are only ever set as text, never read as markup.

export function byId(id) {
  return document.getElementById(id);
}

/** An element with attributes and children; `text` becomes its text, `on` its listeners. */
export function element(name, attributes = {}, ...children) {
  const it = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "text") it.textContent = value;
    else if (key === "on") Object.entries(value).forEach(([event, run]) => it.addEventListener(event, run));
    else if (value === true) it.setAttribute(key, "");
    else if (value !== false && value !== undefined) it.setAttribute(key, value);
  }
  it.append(...children.filter((child) => child !== undefined && child !== ""));
  return it;
}

/** A text in its own reading direction, which does not turn what stands around it. */
export function isolated(text, attributes = {}) {
  return element("bdi", { ...attributes, text });
}

/** A link to the web that takes nothing along; plain text where the address is of another kind. */
export function webLink(address, text, name) {
  if (!/^https?:\/\//i.test(address)) return isolated(text);
  return element("a", { href: address, class: name, rel: "noreferrer noopener", target: "_blank", text });
}

/** Says something to those who listen to the page. */
export function announce(text) {
  byId("live").textContent = text;
}

/** Fills a list step by step: the first `step` items, and a button for the next ones. */
export function fillStepwise(list, items, make, step) {
  const more = (from) => {
    items.slice(from, from + step).forEach((it) => list.append(make(it)));
    const left = items.length - from - step;
    if (left <= 0) return;
    const show = () => {
      row.remove();
      more(from + step);
    };
    const text = `show ${Math.min(step, left)} of ${left} more`;
    const button = element("button", { type: "button", text, on: { click: show } });
    const row = element("li", { class: "more" }, button);
    list.append(row);
  };
  list.replaceChildren();
  more(0);
}
