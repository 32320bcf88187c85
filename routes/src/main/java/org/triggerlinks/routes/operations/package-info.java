/**
 * The numbers by which an operator sees how the service does: each is named and explained in
 * docs/operations.md.
 */
package org.triggerlinks.routes.operations;
