/**
 * What the nodes of one installation tell each other: that something in the database changed which
 * they keep in memory. News are sent after the commit and may be lost; so everybody also looks at
 * the database from time to time.
 */
package org.triggerlinks.routes.nodes;
