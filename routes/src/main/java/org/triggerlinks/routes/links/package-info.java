/**
 * The links as the redirects need them: in memory, with their destinations filled in, and in step
 * with the database on every node.
 */
package org.triggerlinks.routes.links;
