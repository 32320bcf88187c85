package org.triggerlinks.routes.api;

/**
 * What is wrong with one field.
 *
 * @param field JSON pointer into the body (RFC 6901, the empty string is the whole body), or the
 *     name of a parameter or header
 * @param message a sentence that says what to do
 */
public record FieldError(String field, String message) {}
