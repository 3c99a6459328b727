import { LessonEnd } from "./lesson-end.js";
import { ReflectNote } from "./reflect-note.js";

customElements.define("lesson-end", LessonEnd);
customElements.define("reflect-note", ReflectNote);
