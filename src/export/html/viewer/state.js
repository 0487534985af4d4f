// What is shown, selected and emphasised; and who wants to know when that changes.
import { keys, linkCount, nodeCount } from "./data.js";

export const state = {
  /** 1 for each node and link that the filters keep. */
  nodeShown: new Uint8Array(nodeCount).fill(1),
  linkShown: new Uint8Array(linkCount).fill(1),
  /** The selected node or link; -1 for none. */
  node: -1,
  link: -1,
  /** Links of the chain that is shown, in order. */
  chain: [],
};

const listeners = new Map();

/** Runs something whenever an event is told: "shown", "selected", "chain", "theme", "tab". */
export function on(event, run) {
  listeners.set(event, [...(listeners.get(event) ?? []), run]);
}

export function tell(event) {
  (listeners.get(event) ?? []).forEach((run) => run());
}

/** Selects a node, and keeps it in the address so that a bookmark leads to it. */
export function select(node) {
  state.node = node;
  state.link = -1;
  // Slashes may stand in the address as they are.
  const hash = node < 0 ? "" : `#${encodeURIComponent(keys[node]).replaceAll("%2F", "/")}`;
  try {
    if (decodeURIComponent(location.hash) !== decodeURIComponent(hash)) {
      history.pushState(null, "", hash || location.pathname + location.search);
    }
  } catch {
    // Some viewers of mail attachments allow no changes of the address; the page works without.
  }
  tell("selected");
}

export function selectLink(link) {
  state.link = link;
  state.node = -1;
  tell("selected");
}

