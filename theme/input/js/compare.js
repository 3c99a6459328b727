import { CompareRoles } from "./compare-roles.js";

customElements.define("compare-roles", CompareRoles);
