import { NearestPages } from "./nearest-pages.js";
import { SiteSearch } from "./site-search.js";

customElements.define("site-search", SiteSearch);
customElements.define("nearest-pages", NearestPages);
