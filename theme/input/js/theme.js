// The only blocking script, at most 0.6 KB (gzip): sets the theme before the first paint, so that nothing flashes. What a page can do
// beside that comes when it is asked for: `data-run` names the module. A click starts it, and for the search "/" and Ctrl+K do.
const { dataset } = document.documentElement;
const { worker } = document.currentScript.dataset;
const name = "learningsite:theme";

let slash;
try {
  slash = localStorage["learningsite:slash"];
  const theme = localStorage[name];
  if (theme) dataset.theme = theme;
} catch {}

addEventListener("DOMContentLoaded", () => {
  const button = document.getElementById("theme");
  button.hidden = false;
  // A page that may not write the clipboard, as one without https, offers no copies.
  if (navigator.clipboard) document.querySelectorAll(".code button").forEach(copy => (copy.hidden = false));
  button.onclick = () => {
    const isDark = dataset.theme ? dataset.theme == "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    const theme = isDark ? "light" : "dark";
    dataset.theme = theme;
    try {
      localStorage[name] = theme;
    } catch {}
  };

  // Keeps pages for when there is no network (docs/offline.md), and hears when this one has changed. A browser may refuse.
  const { serviceWorker } = navigator;
  if (worker && serviceWorker) {
    // The one policy: whatever it is asked for, the worker of this page is what it gives.
    const policy = self.trustedTypes?.createPolicy("worker", { createScriptURL: () => worker });
    serviceWorker.register(policy ? policy.createScriptURL("") : worker).catch(console.info);
    serviceWorker.onmessage = () => (document.getElementById("changed").hidden = false);
  }
});

const run = event => {
  const { target, key, ctrlKey, metaKey } = event;
  const isHeld = ctrlKey || metaKey;
  const asked = key ? (isHeld ? key == "k" : key == "/" && !slash && !target.closest("input, select, textarea")) && document.querySelector(".top [data-run]") : !isHeld && target.closest("[data-run]");
  if (!asked) return;
  event.preventDefault();
  import(asked.dataset.run).then(module => module.run(asked, key));
};
addEventListener("keydown", run);
addEventListener("click", run);
