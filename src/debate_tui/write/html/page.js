"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const by = (id) => document.getElementById(id);
  const query = by("query"), found = by("found"), fold = by("fold"), letters = by("letters");
  const cards = all("main .claim-card"), quotes = all("main details.quotes");
  const shown = (node) => node.getClientRects().length > 0;

  // Letters without their marks, in lower case: what is typed finds what a reader would call the same word.
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = new Map(cards.map((card) => [card, null]));
  const textOf = (card) => {
    if (words.get(card) === null) words.set(card, folded(card.textContent));
    return words.get(card);
  };

  const foldAll = (closed) => {
    quotes.forEach((one) => { one.open = !closed; });
    fold.setAttribute("aria-pressed", String(closed));
    fold.textContent = closed ? "Unfold all quotes" : "Fold all quotes";
  };

  // A claim of a position that isn't chosen leaves only its position's name; a pairing without any other claim goes.
  const choose = () => {
    const chosen = new Set(all("#tools [name=position]").filter((box) => box.checked).map((box) => box.value));
    all("main nav .counts").forEach((one) => { one.hidden = all("#tools [name=position]").length > chosen.size; });
    all("[data-position]").forEach((one) => {
      const off = !chosen.has(one.dataset.position);
      if (one.classList.contains("stance-card")) one.hidden = off;
      else one.classList.toggle("off", off);
    });
    refresh();
  };

  const refresh = () => {
    const typed = folded(query.value).split(/\s+/).filter(Boolean);
    let hits = 0;
    const matching = (card) => !card.classList.contains("off") && typed.every((word) => textOf(card).includes(word));
    all("main .pairing").forEach((one) => {
      const here = all(".claim-card", one).filter(matching);
      one.hidden = here.length === 0;
    });
    const met = new Set();
    cards.forEach((card) => { if (matching(card)) met.add(card.dataset.claim); });
    hits = met.size;
    all("main .issue").forEach((one) => { one.hidden = typed.length > 0 && all(".pairing:not([hidden])", one).length === 0; });
    all("#unshown").forEach((one) => { one.hidden = all(".pairing:not([hidden])", one).length === 0; });
    all("main .issue h3.count").forEach((one) => {
      const left = all(".lone:not([hidden])", one.parentElement).length;
      one.hidden = typed.length > 0 || left === 0;
      one.textContent = one.textContent.replace(/^\S+ claims?/, `${left.toLocaleString("en")} ${left === 1 ? "claim" : "claims"}`);
    });
    all(".stances, main nav, #conflicts, #sources").forEach((one) => { one.hidden = typed.length > 0; });
    found.textContent = typed.length ? (hits === 1 ? "1 claim found" : `${hits} claims found`) : "";
    mark(typed);
  };

  // The letters that were typed are lit without a change of the page (CSS Custom Highlight API).
  const mark = (typed) => {
    if (!("highlights" in CSS)) return;
    const ranges = [];
    for (const card of typed.length ? cards : []) {
      if (!shown(card) || ranges.length > 2000) continue;
      const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const text = folded(walker.currentNode.data);
        if (text.length !== walker.currentNode.data.length) continue;
        for (const word of typed) {
          for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
            const range = new Range();
            range.setStart(walker.currentNode, at);
            range.setEnd(walker.currentNode, at + word.length);
            ranges.push(range);
          }
        }
      }
    }
    CSS.highlights.set("hit", new Highlight(...ranges));
  };

  const go = (list, step) => {
    const there = list.filter(shown);
    const now = document.activeElement;
    let at = there.findIndex((one) => one === now || one.contains(now));
    if (at < 0) {
      const top = there.findIndex((one) => one.getBoundingClientRect().bottom > 0);
      at = step > 0 ? Math.max(top, 0) - 1 : Math.max(top, 0);
    }
    const next = there[Math.min(Math.max(at + step, 0), there.length - 1)];
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };

  const heads = all("main .issue > h2");
  // From within an issue, "[" leads to its own head first.
  const nextHead = (step) => {
    const there = heads.filter(shown);
    const now = document.activeElement;
    let at = there.findIndex((one) => one.parentElement.contains(now));
    if (at < 0) at = there.findLastIndex((one) => one.getBoundingClientRect().top < 24);
    else if (step < 0 && there[at] !== now) at += 1;
    const next = there[at + step];
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
  };

  const keys = {
    j: () => go(cards, 1),
    k: () => go(cards, -1),
    "]": () => nextHead(1),
    "[": () => nextHead(-1),
    "/": () => { query.focus(); query.select(); },
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = event.target;
    if (at === query) {
      if (event.key === "Escape" && query.value) { query.value = ""; refresh(); event.preventDefault(); }
      return;
    }
    if (at.matches("input, textarea, select")) return;
    if (event.key === "Enter" && at.matches(".claim-card")) {
      const own = at.querySelector(":scope > details.quotes");
      if (own) own.open = !own.open;
    } else if (letters.checked && Object.hasOwn(keys, event.key)) {
      keys[event.key]();
    } else return;
    event.preventDefault();
  });

  let typing = 0;
  query.addEventListener("input", () => { clearTimeout(typing); typing = setTimeout(refresh, 80); });
  all("#tools [name=position]").forEach((box) => box.addEventListener("change", choose));
  fold.addEventListener("click", () => foldAll(fold.getAttribute("aria-pressed") !== "true"));

  // Paper shows every quote; afterwards each is as the reader had it.
  let before = [];
  addEventListener("beforeprint", () => { before = quotes.map((one) => one.open); quotes.forEach((one) => { one.open = true; }); });
  addEventListener("afterprint", () => quotes.forEach((one, i) => { one.open = before[i] ?? one.open; }));

  by("tools").hidden = false;
  if (matchMedia("(max-width: 44rem)").matches) foldAll(true);
  choose();
})();
