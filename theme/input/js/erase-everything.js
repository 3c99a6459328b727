import "./learn.js";
import { EraseButton } from "./erase-button.js";

customElements.define("erase-button", EraseButton);
