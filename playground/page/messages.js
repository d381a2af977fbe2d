// Messages as elements: bubbles, files, buttons under them, days between them.

import { copy, download, make } from "./dom.js";
import { rich } from "./rich.js";
import { clockTime, dayName } from "./times.js";

/** `look` as for rich text, with onPress(message, button, row, col), onReply and onEdit. */
export function messageList(views, look) {
  const items = [];
  let day = "";
  for (const view of views) {
    if (view.deleted) continue;
    const today = dayName(view.date, look.zone);
    if (today !== day) items.push(make("li", { class: "day", "data-testid": "day" }, today));
    day = today;
    items.push(messageItem(view, look));
  }
  return items;
}

function messageItem(view, look) {
  const mine = view.from === "user";
  const bubble = make("div", { class: "bubble" }, quoted(view.message), forwarded(view.message),
    ...media(view.message), view.text ? rich(view.text, view.entities, look) : null, meta(view, look),
    acts(view, mine, look));
  const item = make("li", {
    class: `message ${mine ? "mine" : "theirs"}`, "data-testid": `message-${view.message_id}`, "data-from": view.from,
  }, bubble);
  const rows = view.message.reply_markup?.inline_keyboard;
  if (rows) {
    item.append(keyRows(rows, (button, row, col) => ({
      "data-testid": `inline-${view.message_id}-${row}-${col}`,
      onclick: (event) => press(event.currentTarget, view, button, row, col, look),
    })));
  }
  return item;
}

function acts(view, mine, look) {
  const reply = make("button", { type: "button", title: "Reply", onclick: () => look.onReply(view) }, "↩");
  const edit = mine && view.message.text
    ? make("button", { type: "button", title: "Edit", "data-testid": `edit-${view.message_id}`, onclick: () => look.onEdit(view) }, "✎")
    : null;
  return make("div", { class: "acts" }, edit ?? reply);
}

function meta(view, look) {
  const signs = view.reactions.map((one) => one.emoji ?? "").join("");
  return make("div", { class: "meta" },
    signs ? make("span", { class: "reactions" }, signs) : null,
    view.pinned ? make("span", {}, "pinned") : null,
    view.edited ? make("span", { "data-testid": "edited" }, "edited") : null,
    make("span", { title: dayName(view.date, look.zone) }, clockTime(view.date, look.zone)));
}

function quoted(message) {
  const original = message.reply_to_message;
  if (!original) return null;
  return make("div", { class: "quoted" }, original.text ?? original.caption ?? "a message without text");
}

function forwarded(message) {
  const origin = message.forward_origin;
  return origin ? make("div", { class: "quoted" }, `Forwarded from ${origin.sender_user?.first_name ?? "somebody"}`) : null;
}

function media(message) {
  const found = [];
  if (message.photo) {
    found.push(make("img", { class: "photo", src: fileAddress(message.photo.at(-1)), alt: "Photo" }));
  }
  if (message.document) found.push(file(message.document, message.document.file_name ?? "file"));
  if (message.voice) found.push(note("Voice message", `${message.voice.duration} s`));
  if (message.sticker) found.push(make("div", { class: "sticker" }, message.sticker.emoji ?? "▢"));
  if (message.location) {
    const { latitude, longitude } = message.location;
    found.push(note("Location", `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`));
  }
  if (message.contact) {
    const { first_name: first, last_name: last = "", phone_number: phone } = message.contact;
    found.push(note(`${first} ${last}`.trim(), phone));
  }
  return found;
}

const note = (title, text) => make("div", { class: "place" }, make("b", {}, title), make("small", {}, text));

const fileAddress = (one) => `/playground/api/files/${encodeURIComponent(one.file_id)}`;

function file(one, name) {
  const ending = name.includes(".") ? name.split(".").pop().slice(0, 4).toUpperCase() : "FILE";
  const size = one.file_size < 1024 ? `${one.file_size} bytes` : `${(one.file_size / 1024).toFixed(1)} KB`;
  return make("button", { class: "file", type: "button", onclick: () => download(fileAddress(one), name), "data-testid": "file-link" },
    make("span", { class: "sheet", "aria-hidden": "true" }, ending),
    make("span", {}, make("b", {}, name), make("small", {}, `${size} · download`)));
}

/** Rows of buttons; `extra` gives each its test id and what it does. */
export function keyRows(rows, extra) {
  return make("div", { class: "keys" }, ...rows.map((row, r) => make("div", { class: "row" },
    ...row.map((button, c) => make("button", { type: "button", class: button.style ?? "", ...extra(button, r, c) },
      button.text, sign(button))))));
}

const SIGNS = {
  url: "M7 17 17 7M9 7h8v8", copy_text: "M9 9h10v10H9zM5 15V5h10",
  request_location: "M12 21s-6-5.6-6-10a6 6 0 0 1 12 0c0 4.4-6 10-6 10zM12 11h.01",
  request_contact: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM5 20a7 7 0 0 1 14 0",
};

function sign(button) {
  const kind = Object.keys(SIGNS).find((name) => button[name]);
  return kind ? icon(SIGNS[kind]) : null;
}

function icon(line) {
  const [svg, path] = ["svg", "path"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "sign");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", line);
  svg.append(path);
  return svg;
}

async function press(element, view, button, row, col, look) {
  if (button.copy_text) return copy(button.copy_text.text);
  if (button.url) return look.onOpen(button.url);
  if (!button.callback_data) return look.onStrange(button);
  element.classList.add("waits");
  try {
    await look.onPress(view, row, col);
  } finally {
    element.classList.remove("waits");
  }
  return undefined;
}

export const typingItem = () => make("li", { class: "message theirs", "data-testid": "typing" },
  make("div", { class: "bubble" }, make("span", { class: "dots", "aria-label": "typing" },
    make("i"), make("i"), make("i"))));
