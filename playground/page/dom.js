// Small tools: elements without markup strings, requests, toasts, dialogs, copying.

export const byId = (id) => document.getElementById(id);

/** An element; text becomes text, never markup. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** Ask the controls; a refusal is shown as a toast and thrown. */
export async function ask(path, body, method) {
  const options = body === undefined
    ? { method: method ?? "GET" }
    : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const answer = await fetch(`/playground/api/${path}`, options);
  const found = await answer.json().catch(() => ({ error: `the stand-in answered ${answer.status}` }));
  if (!answer.ok) {
    toast(found.error ?? "that did not work");
    throw new Error(found.error);
  }
  return found;
}

/** Keeps a file: it is fetched, since nothing but this page can be navigated to. */
export async function download(address, name) {
  const answer = await fetch(address);
  if (!answer.ok) return toast("that file is not here");
  const local = URL.createObjectURL(await answer.blob());
  make("a", { href: local, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(local), 60_000);
  return undefined;
}

export function toast(text, seconds = 3.5) {
  const shown = make("p", { class: "toast", "data-testid": "toast" }, text);
  byId("toasts").append(shown);
  setTimeout(() => shown.remove(), seconds * 1000);
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = make("textarea", {}, text);
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  toast("Copied");
}

/** A dialog with some fields; gives what was typed, or null. */
export function dialog(title, content, { yes = "OK", no = "Cancel" } = {}) {
  const box = byId("dialog");
  const end = make("div", { class: "end" },
    no ? make("button", { type: "button", "data-testid": "dialog-no", onclick: () => box.close("") }, no) : null,
    yes ? make("button", { class: "strong", "data-testid": "dialog-yes", value: "yes" }, yes) : null);
  const form = make("form", { method: "dialog" }, title ? make("h3", {}, title) : null, ...content, end);
  box.replaceChildren(form);
  box.returnValue = "";
  box.showModal();
  return new Promise((resolve) => {
    box.addEventListener("close", () => {
      const typed = Object.fromEntries(new FormData(form));
      resolve(box.returnValue ? { ...typed, choice: box.returnValue } : null);
    }, { once: true });
  });
}

export function field(label, name, attributes = {}) {
  const input = make("input", { name, "data-testid": `field-${name}`, ...attributes });
  return make("label", {}, label, input);
}

/** Buttons of which one is taken. */
export function choices(values, kind = "") {
  return make("div", { class: `choices ${kind}` },
    ...values.map(([value, text]) => make("button", {
      type: "button", "data-testid": `choice-${value}`, onclick: () => byId("dialog").close(value),
    }, text)));
}
