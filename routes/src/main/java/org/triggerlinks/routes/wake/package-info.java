/** Waits whose deadline has come become facts. */
package org.triggerlinks.routes.wake;
