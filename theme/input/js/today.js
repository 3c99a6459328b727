import "./learn.js";
import { LearnerToday } from "./learner-today.js";

customElements.define("learner-today", LearnerToday);
