package org.triggerlinks.routes.simulator;

import java.util.Map;
import org.triggerlinks.rules.RuleFileStatus;

/** Promise 9: when a file breaks, its last good version and all other files stay in force. */
final class BrokenFilesBreakNothing implements Promise {

  @Override
  public void atRest(World world) {
    Map<String, String> good = world.ruleBooks().versions();
    for (RuleFileStatus file : world.ruleBooks().afterBreaking().files()) {
      String inForce = file.version().orElse("nothing");
      if (!inForce.equals(good.get(file.path()))) {
        throw broken(
            "Of %s, %s is in force after %s broke.", file.path(), inForce, Scenario.BREAKS);
      }
    }
  }
}
