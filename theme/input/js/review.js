import "./learn.js";
import { ReviewRun } from "./review-run.js";

customElements.define("review-run", ReviewRun);
