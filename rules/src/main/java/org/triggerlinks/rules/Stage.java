package org.triggerlinks.rules;

/** The three questions asked about a fact; each has a folder of its own. */
public enum Stage {
  /** Is this a person? Files of {@code evidence/}. */
  EVIDENCE("evidence"),
  /** What should happen? Files of {@code workflows/} and of its folders, one per location. */
  WORKFLOW("workflows"),
  /** May it happen? Files of {@code policies/}. */
  POLICY("policies");

  private final String folder;

  Stage(String folder) {
    this.folder = folder;
  }

  /** Name of the folder under the rules folder. */
  public String folder() {
    return folder;
  }
}
