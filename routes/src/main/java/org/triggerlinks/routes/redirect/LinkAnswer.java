package org.triggerlinks.routes.redirect;

/**
 * The answer to a {@link LinkRequest}.
 *
 * @param status HTTP status
 * @param location where to go, or null
 * @param page HTML page, or null
 */
record LinkAnswer(int status, String location, String page) {

  // 302 for a GET; after a POST, 303 tells the browser to GET the destination (RFC 9110, 15.4).
  static LinkAnswer redirect(int status, String location) {
    return new LinkAnswer(status, location, null);
  }

  static LinkAnswer page(int status, String page) {
    return new LinkAnswer(status, null, page);
  }
}
