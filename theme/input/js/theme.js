// The only blocking script, at most 0.5 KB: sets the theme before the first paint, so that nothing flashes.
const root = document.documentElement;
const name = "learningsite:theme";

try {
  const theme = localStorage.getItem(name);
  if (theme) root.dataset.theme = theme;
} catch {}

addEventListener("DOMContentLoaded", () => {
  const button = document.getElementById("theme");
  button.hidden = false;
  button.onclick = () => {
    const isDark = root.dataset.theme ? root.dataset.theme == "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    const theme = isDark ? "light" : "dark";
    root.dataset.theme = theme;
    try {
      localStorage.setItem(name, theme);
    } catch {}
  };
});
