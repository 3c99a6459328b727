import "./learn.js";
import { LessonPlanner } from "./lesson-planner.js";

customElements.define("lesson-planner", LessonPlanner);
