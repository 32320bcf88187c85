/** Message templates: what a marketer writes with {{placeholders}}, and what a contact reads. */
package org.triggerlinks.model.text;
