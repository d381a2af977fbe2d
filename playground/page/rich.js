// Text with entities as elements. Offsets are UTF-16 units, which is what strings here count in.

import { copy, make } from "./dom.js";
import { formatted, fullTime } from "./times.js";

const PLAIN = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", hashtag: "span", mention: "span", cashtag: "span",
  custom_emoji: "span", text_mention: "span",
};

/** These stand on lines of their own: the line breaks next to them are not shown again. */
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

/** `look` holds zone, now (seconds) and onCommand. */
export function rich(text, entities, look) {
  const box = make("div", { class: "text", dir: "auto" });
  fill(box, text, 0, text.length, entities, look);
  return box;
}

function fill(parent, text, start, end, entities, look) {
  let at = start;
  let rest = entities;
  while (rest.length) {
    const [entity, ...later] = rest;
    const from = Math.max(entity.offset, at), to = Math.min(entity.offset + entity.length, end);
    rest = later;
    if (to <= from) continue;
    const block = BLOCKS.has(entity.type);
    parent.append(block ? text.slice(at, from).replace(/\n$/, "") : text.slice(at, from));
    const inner = later.filter((one) => one.offset < to);
    rest = later.filter((one) => one.offset >= to);
    parent.append(wrapped(entity, text, from, to, inner, look));
    at = block && to < end && text[to] === "\n" ? to + 1 : to;
  }
  parent.append(text.slice(at, end));
}

function wrapped(entity, text, from, to, inner, look) {
  const words = text.slice(from, to);
  const filled = (element) => {
    fill(element, text, from, to, inner, look);
    return element;
  };
  switch (entity.type) {
    case "code":
      return make("code", { title: "Tap to copy", tabindex: "0", onclick: () => copy(words) }, words);
    case "pre":
      return make("pre", { title: "Tap to copy", tabindex: "0", onclick: () => copy(words) },
        make("span", { class: "pre-head" }, entity.language ?? "text", make("span", {}, "copy")),
        make("span", { class: "pre-body" }, words));
    case "blockquote":
      return filled(make("blockquote"));
    case "expandable_blockquote": {
      const quote = make("blockquote", { class: "folds folded", title: "Tap to unfold" }, filled(make("div")));
      quote.addEventListener("click", () => quote.classList.toggle("folded"));
      return quote;
    }
    case "spoiler": {
      const hidden = filled(make("span", { class: "spoiler", title: "Tap to see" }));
      hidden.addEventListener("click", () => hidden.classList.add("seen"));
      return hidden;
    }
    case "text_link":
      return link(entity.url, filled(make("a")));
    case "url":
      return link(/^[a-z]+:/i.test(words) ? words : `http://${words}`, filled(make("a")));
    case "email":
      return link(`mailto:${words}`, filled(make("a")));
    case "bot_command":
      return make("button", { class: "tap", type: "button", onclick: () => look.onCommand(words) }, words);
    case "date_time":
      return moment(entity, words, look, filled);
    default:
      return filled(make(PLAIN[entity.type] ?? "span", { class: entity.type }));
  }
}

/** Only addresses that cannot run anything here become links. */
function link(address, element) {
  if (!/^(https?|mailto|tg):/i.test(address)) return element;
  element.href = address;
  element.title = address;
  element.target = "_blank";
  element.rel = "noopener noreferrer";
  return element;
}

function moment(entity, words, look, filled) {
  const title = `${fullTime(entity.unix_time, look.zone)} (${look.zone}); written: ${words}`;
  const element = make("time", { datetime: new Date(entity.unix_time * 1000).toISOString(), title });
  if (!entity.date_time_format) return filled(element);
  element.append(formatted(entity.unix_time, entity.date_time_format, look.zone, look.now));
  return element;
}
