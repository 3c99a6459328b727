import { FilterList } from "./filter-list.js";

customElements.define("filter-list", FilterList);
