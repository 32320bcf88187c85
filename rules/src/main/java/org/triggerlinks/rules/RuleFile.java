package org.triggerlinks.rules;

import java.util.Set;
import org.drools.drl.ast.descr.PackageDescr;
import org.kie.api.KieBase;
import org.triggerlinks.model.fact.Fact;

/** One version of one DRL file, compiled and ready to run. Immutable and shared by threads. */
public final class RuleFile {
  private final RulePath path;
  private final String version;
  private final String source;
  private final Entrances entrances;
  private final Set<String> placeholders;
  private final PackageDescr parsed;
  private final KieBase compiled;

  RuleFile(Source text, PackageDescr parsed, KieBase compiled) {
    this.path = text.path();
    this.version = text.version();
    this.source = text.text();
    this.entrances = Entrances.of(parsed, text);
    this.placeholders = Placeholders.in(parsed, text);
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

  /** What stands between double braces in its texts, braces included. */
  public Set<String> placeholders() {
    return placeholders;
  }

  /** True if a rule that asks {@code canEnter} may enter when this happens. */
  public boolean mayEnterOn(Fact fact) {
    return entrances.on(fact);
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
