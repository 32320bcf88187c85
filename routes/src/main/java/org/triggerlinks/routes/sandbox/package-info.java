/** What only the sandbox has: a clock that can be moved, and a way to see that all is done. */
package org.triggerlinks.routes.sandbox;
