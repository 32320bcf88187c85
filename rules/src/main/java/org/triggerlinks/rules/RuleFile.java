package org.triggerlinks.rules;

import org.drools.drl.ast.descr.PackageDescr;
import org.kie.api.KieBase;

/** One version of one DRL file, compiled and ready to run. Immutable and shared by threads. */
public final class RuleFile {
  private final RulePath path;
  private final String version;
  private final String source;
  private final PackageDescr parsed;
  private final KieBase compiled;

  RuleFile(RulePath path, String version, String source, PackageDescr parsed, KieBase compiled) {
    this.path = path;
    this.version = version;
    this.source = source;
    this.parsed = parsed;
    this.compiled = compiled;
  }

  /** Path under the rules folder, as in {@code workflows/welcome.drl}. */
  public String path() {
    return path.text();
  }

  /** What the file decides. */
  public Stage stage() {
    return path.stage();
  }

  /** SHA-256 of the content, in hex. */
  public String version() {
    return version;
  }

  /** The content. */
  public String source() {
    return source;
  }

  /** How many rules the file has. */
  public int rules() {
    return parsed.getRules().size();
  }

  /**
   * True if this rule may fire because of past clicks that its firing does not tell and that need
   * not be confirmed ones.
   */
  public boolean hidesClicks(String rule) {
    return HiddenClicks.in(this, rule);
  }

  RulePath rulePath() {
    return path;
  }

  /** The rules as they were written; near misses are explained from this. */
  PackageDescr parsed() {
    return parsed;
  }

  KieBase compiled() {
    return compiled;
  }
}
