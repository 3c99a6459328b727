/** Paper gets a worksheet, unless the result was asked for: then every question with its options, one's own answers and the reasons. */
export function printResult() {
  const root = document.documentElement;
  for (const button of document.querySelectorAll("[data-do=print]")) {
    button.addEventListener("click", () => {
      root.dataset.print = "result";
      print();
    });
  }
  addEventListener("afterprint", () => delete root.dataset.print);
}
