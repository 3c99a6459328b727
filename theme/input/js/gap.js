import { GapView } from "./gap-view.js";

customElements.define("gap-view", GapView);
