/**
 * `XMLHttpRequest` parses a page itself, without running it; no text of a page ever becomes markup here.
 * @param {string} href
 * @returns {Promise<Document | null>} null when it cannot be had
 */
export function fetchPage(href) {
  return new Promise(resolve => {
    const request = new XMLHttpRequest();
    request.open("GET", href);
    request.responseType = "document";
    request.onload = () => resolve(request.status === 200 ? request.responseXML : null);
    request.onerror = () => resolve(null);
    request.send();
  });
}
