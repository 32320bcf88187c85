/** Phone numbers in the one form that providers and look-ups share. */
package org.triggerlinks.model.phone;
