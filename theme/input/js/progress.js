import "./learn.js";
import { LearnerData } from "./learner-data.js";
import { LearnerProgress } from "./learner-progress.js";

customElements.define("learner-data", LearnerData);
customElements.define("learner-progress", LearnerProgress);
