/**
 * The REST API under {@code /api/v1}: one contract ({@code openapi/openapi.yaml}), one route, and a
 * handler for each operation of the contract.
 */
package org.triggerlinks.routes.api;
