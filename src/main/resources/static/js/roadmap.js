// Keeps the open page equal to the roadmap: asks each second whether it changed, and replaces only the parts that did.
(() => {
  "use strict";
  const words = document.currentScript.dataset;
  const EVERY = 1000, AFTER_FAILURE = 5000, SHOWN_FOR = 3000, ANNOUNCED = 3;
  let etag = null, running = true, asking = false, timer = 0;

  const parts = root => new Map([...root.querySelectorAll("[data-part]")].map(e => [e.dataset.part, e]));
  const sources = root => new Map([...parts(root)].map(([key, e]) => [key, e.outerHTML]));
  let known = sources(document);

  function flash(element) {
    element.classList.add("changed");
    setTimeout(() => element.classList.remove("changed"), SHOWN_FOR);
  }

  function announce(elements) {
    const named = elements.slice(0, ANNOUNCED).map(e =>
      [e.querySelector(".name"), e.querySelector(".badge")].filter(Boolean).map(x => x.textContent).join(", "));
    document.getElementById("live").textContent = named.length ? words.changed + ": " + named.join("; ") : "";
  }

  function replaceAll(main) {
    const focused = document.activeElement && document.activeElement.id;
    const x = scrollX, y = scrollY;
    document.querySelector("main").replaceChildren(...main.childNodes);
    addControls();
    if (focused && document.getElementById(focused)) document.getElementById(focused).focus({ preventScroll: true });
    scrollTo({ left: x, top: y, behavior: "instant" });
  }

  function take(html) {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    const now = sources(fresh), before = known;
    known = now;
    const changed = [...now.keys()].filter(key => now.get(key) !== before.get(key));
    if (!changed.length && now.size === before.size) return;
    const sameParts = [...now.keys()].join("\n") === [...before.keys()].join("\n");
    if (sameParts) {
      const shown = parts(document), next = parts(fresh);
      changed.forEach(key => shown.get(key).replaceWith(next.get(key)));
    } else {
      replaceAll(fresh.querySelector("main"));
    }
    const shown = parts(document);
    const items = changed.map(key => shown.get(key)).filter(e => e && e.dataset.item);
    items.forEach(flash);
    announce(items);
  }

  async function ask() {
    clearTimeout(timer);
    if (asking || !running || document.visibilityState !== "visible") return;
    asking = true;
    let wait = EVERY;
    try {
      const answer = await fetch(location.href, { headers: etag ? { "If-None-Match": etag } : {}, cache: "no-store" });
      if (answer.status === 200) {
        const html = await answer.text();
        etag = answer.headers.get("ETag");
        take(html);
      } else if (answer.status !== 304) {
        wait = AFTER_FAILURE;
      }
    } catch {
      wait = AFTER_FAILURE; // the hub or the network is away; the page stays as it is
    }
    asking = false;
    timer = setTimeout(ask, wait);
  }

  // What updates by itself must be possible to stop (WCAG 2.2.2).
  function addControls() {
    const button = document.createElement("button");
    button.type = "button";
    button.id = "live-switch";
    const label = () => { button.textContent = running ? words.pause : words.resume; };
    button.addEventListener("click", () => { running = !running; label(); ask(); });
    label();
    const box = document.createElement("p");
    box.className = "live";
    box.append(words.live, button);
    document.querySelector(".contents").after(box);
  }

  addControls();
  document.addEventListener("visibilitychange", ask);
  timer = setTimeout(ask, EVERY);
})();
