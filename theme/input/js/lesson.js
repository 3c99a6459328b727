// A lesson is read before it is worked with: what questions, notes and ticks need is 11 KB. It comes as soon as the reader does
// anything, or when there is something to work with in the first two windows; and at once when the page is opened at one of its
// headings, or by a browser that keeps something already. docs/decisions/0019-a-lesson-is-read-first.md.

const address = /** @type {HTMLMetaElement} */ (document.querySelector("meta[name=learn]")).content;
const learn = () => void import(address);

if (location.hash || (await keepsSomething())) learn();
else {
  for (const sign of ["pointermove", "pointerdown", "keydown", "focusin", "scroll", "beforeprint"]) addEventListener(sign, learn, { once: true, passive: true });
  const near = new IntersectionObserver(entries => entries.some(entry => entry.isIntersecting) && learn(), { rootMargin: "100% 0px" });
  for (const element of document.querySelectorAll(".question:not([data-phase]), reflect-note")) near.observe(element);
}

/** Who does not let us ask is taken for one who does. */
async function keepsSomething() {
  try {
    return (await indexedDB.databases()).length > 0;
  } catch (error) {
    console.info(error);
    return true;
  }
}
