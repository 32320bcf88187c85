/**
 * The front door: a click is answered from memory, after it is on disk in the capture log. No
 * database and no broker on this path.
 */
package org.triggerlinks.routes.redirect;
