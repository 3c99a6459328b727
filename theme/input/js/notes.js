import { EraseButton } from "./erase-button.js";
import { ReflectNote } from "./reflect-note.js";

customElements.define("reflect-note", ReflectNote);
customElements.define("erase-button", EraseButton);
