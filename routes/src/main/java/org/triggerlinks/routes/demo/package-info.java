/** What the first start brings: a location to try everything in, and a token to get in. */
package org.triggerlinks.routes.demo;
