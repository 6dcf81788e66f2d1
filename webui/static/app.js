"use strict";

// Pinyin is typed letter by letter: while an input method composes, the letters are nobody's query.
// htmx must not see them, and the Enter that picks a candidate must not submit the form.
document.addEventListener("input", (event) => {
  if (event.isComposing) event.stopImmediatePropagation();
}, true);

document.addEventListener("compositionend", (event) => {
  event.target.dispatchEvent(new Event("input", { bubbles: true }));
}, true);

document.addEventListener("keydown", (event) => {
  const composing = event.isComposing || event.keyCode === 229; // Safari ends composing before its last Enter
  if (event.key === "Enter" && composing) event.preventDefault();
}, true);

// "/" goes to the search box from anywhere but a field.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const box = document.getElementById("q");
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// One visit to the box is one step of the history: its first answer is a new entry, later ones replace it.
let typing = false;
document.addEventListener("focusout", (event) => {
  if (event.target.id === "q") typing = false;
});
document.addEventListener("htmx:before:history:update", (event) => {
  if (event.detail.sourceElement?.id !== "q") return;
  event.detail.history.type = typing ? "replace" : "push";
  typing = true;
});
document.addEventListener("htmx:before:history:restore", () => {
  typing = false;
});

// Enter on what is already shown asks nothing new: it would only put the same address into the history twice.
document.addEventListener("submit", (event) => {
  if (event.target.id !== "search-form" || location.pathname !== "/search") return;
  const asked = new URLSearchParams(new FormData(event.target));
  asked.set("q", asked.get("q").trim());
  if (!asked.get("q")) asked.delete("q");
  if (asked.toString() !== new URLSearchParams(location.search).toString()) return;
  event.preventDefault();
  document.getElementById("main").focus();
});

// A swapped page is announced, and its buttons are made ready, as a loaded one's are.
const makeReady = () => {
  for (const button of document.querySelectorAll("button[data-copy]")) button.hidden = !navigator.clipboard;
  const fold = document.querySelector(".facets-fold");
  if (fold && !CSS.supports("selector(details::details-content)") && matchMedia("(min-width: 60rem)").matches) {
    fold.open = true;
  }
};
const say = (text, isSeen) => {
  const status = document.getElementById("status");
  status.className = isSeen ? "unsettled" : "visually-hidden";
  status.textContent = text;
};
document.addEventListener("htmx:after:swap", () => {
  makeReady();
  say(document.querySelector("#main h1")?.textContent ?? "", false);
});
document.addEventListener("htmx:error", () => {
  say("连接不到剪报，页面没有更新。请确认它仍在运行，再继续输入。", true);
});

// Half a phrase is no mistake while it is being typed: the results stay, and a line says why they wait.
document.addEventListener("htmx:before:swap", (event) => {
  const { response, text } = event.detail.ctx;
  if (event.detail.ctx.sourceElement?.id !== "q" || response?.status !== 400) return;
  event.preventDefault();
  const answer = new DOMParser().parseFromString(text, "text/html");
  say(`结果还没有更新：${answer.querySelector(".problem-message")?.textContent ?? "查询还没有写完。"}`, true);
});
makeReady();

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
  button.textContent = "已复制";
});
