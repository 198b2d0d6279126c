// Hears from the server that something changed, and tells the parts of the page that want to know (hx-trigger="changed from:body").
// Only while the page is looked at: a browser opens six lines to one server, and a hidden page must not keep one of them.
"use strict";
(() => {
  const about = document.querySelector('meta[name="live"]')?.content;
  if (about === undefined) return;
  let line = null;

  const tell = () => htmx.trigger(document.body, "changed");
  const listen = () => {
    if (line || document.hidden) return;
    line = new EventSource(about === "" ? "/live" : `/live?case=${encodeURIComponent(about)}`);
    line.addEventListener("changed", tell);
  };
  const rest = () => {
    line?.close();
    line = null;
  };

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return rest();
    listen();
    tell(); // what happened meanwhile
  });
  addEventListener("pagehide", rest);
  addEventListener("pageshow", (shown) => { if (shown.persisted) { listen(); tell(); } });
  listen();
})();
