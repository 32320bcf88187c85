/** The short, unguessable names in URLs, and the tokens of the API. */
package org.triggerlinks.model.key;
