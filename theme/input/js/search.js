import { SiteSearch } from "./site-search.js";

customElements.define("site-search", SiteSearch);
