/** What was waiting for its time becomes a fact: waits whose deadline has come, held clicks. */
package org.triggerlinks.routes.wake;
