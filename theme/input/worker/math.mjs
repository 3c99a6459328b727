import katex from "katex";

const options = { output: "mathml", throwOnError: true, trust: false, strict: "ignore", maxExpand: 200, maxSize: 50 };

export function renderMath({ text, display }) {
  try {
    return { html: extractMath(katex.renderToString(text, { ...options, displayMode: display === true })) };
  } catch (error) {
    if (!(error instanceof katex.ParseError)) throw error;
    return { error: error.rawMessage, offset: error.position ?? 0 };
  }
}

/** KaTeX wraps the element in a span. Pages allow no `style=`, so it goes too; a few commands such as `\fcolorbox` write one. */
function extractMath(html) {
  const math = html.slice(html.indexOf("<math"), html.lastIndexOf("</math>") + "</math>".length);
  return math.replaceAll(/(<[a-z][^<>]*?) style="[^"]*"/g, "$1");
}
