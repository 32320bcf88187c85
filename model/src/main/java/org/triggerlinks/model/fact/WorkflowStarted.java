package org.triggerlinks.model.fact;

/**
 * This workflow was started for the contact, by another workflow or by hand.
 *
 * @param workflow name of the workflow (the file's name without its ending)
 * @param startedBy name of the workflow that started it, or "api"
 */
public record WorkflowStarted(@TriggerKey String workflow, String startedBy) implements Fact {}
