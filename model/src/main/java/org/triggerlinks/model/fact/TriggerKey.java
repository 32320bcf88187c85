package org.triggerlinks.model.fact;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the one component of a fact that names what it is about. A workflow whose trigger compares
 * it with a literal ({@code link == "Spring Sale"}) is asked only for facts with that value.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface TriggerKey {}
