/** The running processes of the service, as they know of each other. */
package org.triggerlinks.model.instance;
