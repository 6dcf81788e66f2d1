"use strict";

// Suggestions under the search box: an ARIA combobox whose list is asked for as one types. The box and its form
// work without this file; nothing here changes what Enter does until an arrow key has chosen a suggestion.
(() => {
  const WAIT_MS = 120;
  let list = null; // the listbox, while it is open
  let box = null; // the search box it belongs to
  let active = -1; // number of the chosen suggestion, or -1
  let timer = 0;
  let asking = null; // AbortController of the request under way
  let isReady = false;

  const isBox = (element) => element?.id === "q" && element.form?.classList.contains("search-box");
  const options = () => [...(list?.children ?? [])];

  const prepare = (element) => {
    if (element.getAttribute("role") === "combobox") return;
    const rules = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-haspopup": "listbox" };
    for (const [name, value] of Object.entries(rules)) element.setAttribute(name, value);
  };

  const close = () => {
    clearTimeout(timer);
    asking?.abort();
    list?.remove();
    box?.setAttribute("aria-expanded", "false");
    box?.removeAttribute("aria-controls");
    box?.removeAttribute("aria-activedescendant");
    list = asking = null;
    active = -1;
  };

  const choose = (number) => {
    const { query, url, kind } = options()[number].suggestion;
    const form = box.form;
    if (kind === "headline") {
      close();
      location.assign(url);
      return;
    }
    box.value = query;
    close();
    form.requestSubmit();
  };

  const activate = (number) => {
    options()[active]?.setAttribute("aria-selected", "false");
    active = number;
    const option = options()[active];
    if (!option) {
      box.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", option.id);
  };

  const part = (name, text) => {
    const span = document.createElement("span");
    span.className = name;
    span.textContent = text;
    return span;
  };

  const makeOption = (suggestion, number) => {
    const option = document.createElement("li");
    option.id = `suggestion-${number}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.suggestion = suggestion;
    const count = suggestion.articles ? ` ${suggestion.articles.toLocaleString("en")} 篇` : "";
    option.append(part("suggest-text", suggestion.text));
    if (suggestion.kind !== "word") option.append(" ", part("suggest-note", suggestion.label + count));
    return option;
  };

  const show = (suggestions) => {
    close();
    if (!suggestions.length) return;
    list = document.createElement("ul");
    list.id = "suggestions";
    list.className = "suggest-list";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "联想");
    list.append(...suggestions.map(makeOption));
    box.form.append(list);
    box.setAttribute("aria-expanded", "true");
    box.setAttribute("aria-controls", list.id);
  };

  const answer = async (text) => {
    asking?.abort();
    const mine = (asking = new AbortController());
    try {
      const response = await fetch(`/suggest.json?q=${encodeURIComponent(text)}`, { signal: mine.signal });
      if (!response.ok) return;
      const { suggestions } = await response.json();
      if (mine.signal.aborted || document.activeElement !== box || box.value !== text) return;
      show(suggestions);
    } catch {
      // Aborted by the next letter, or the server is gone: the box works without suggestions.
    }
  };

  const ask = () => {
    const text = box.value;
    const isAtEnd = box.selectionStart === text.length;
    if (text.trim() && isAtEnd) answer(text);
    else close();
  };

  document.addEventListener("focusin", (event) => {
    if (!isBox(event.target)) return;
    box = event.target;
    prepare(box);
    if (isReady) return;
    isReady = true; // the first request of all makes the tables; better now than at the first letter
    fetch("/suggest.json?q=").catch(() => {});
  });

  document.addEventListener("focusout", (event) => {
    if (event.target === box) close();
  });

  document.addEventListener("input", (event) => {
    if (!isBox(event.target) || event.isComposing) return;
    box = event.target;
    prepare(box);
    clearTimeout(timer);
    asking?.abort();
    activate(-1); // what was chosen was chosen for another text
    timer = setTimeout(ask, WAIT_MS);
  });

  const move = (step) => {
    const count = options().length + 1; // one more place: none chosen, back in the box
    activate(((active + 1 + step + count) % count) - 1);
  };

  const onKey = {
    ArrowDown: () => (list ? move(1) : ask()),
    ArrowUp: () => list && move(-1),
    Escape: () => list && close(),
    Enter: () => {
      if (active >= 0) choose(active);
    },
  };

  document.addEventListener("keydown", (event) => {
    if (event.target !== box || event.isComposing || event.keyCode === 229) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (event.key === "Tab") close();
    if (!(event.key in onKey)) return;
    const isOurs = event.key === "ArrowDown" || (list !== null && (event.key !== "Enter" || active >= 0));
    if (isOurs) event.preventDefault(); // Escape would empty the box, arrows would move the cursor
    onKey[event.key]();
  });

  document.addEventListener("mousedown", (event) => {
    if (list?.contains(event.target)) event.preventDefault(); // the box keeps the focus
  });

  document.addEventListener("click", (event) => {
    const option = event.target.closest?.(".suggest-list > [role=option]");
    if (option) choose(options().indexOf(option));
  });

  document.addEventListener("submit", close);
  addEventListener("pagehide", close);
  if (isBox(document.activeElement)) {
    box = document.activeElement;
    prepare(box);
  }
})();
