import { OfflinePages } from "./offline-pages.js";

customElements.define("offline-pages", OfflinePages);
