import "./learn.js";
import { TickList } from "./tick-list.js";

customElements.define("tick-list", TickList);
