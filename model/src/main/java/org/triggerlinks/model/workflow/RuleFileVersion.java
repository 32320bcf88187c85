package org.triggerlinks.model.workflow;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A version of a rule file that was in force; decisions name it, and a broken file falls back to
 * it.
 */
@Entity
@Table(name = "rule_file")
public class RuleFileVersion {

  /** Path within the rules folder, and SHA-256 of the content in hex. */
  @Embeddable
  public record Key(String path, String version) {}

  @EmbeddedId private Key key;
  private String source;

  private Instant loadedAt;

  protected RuleFileVersion() {}

  public static RuleFileVersion of(String path, String version, String source, Instant now) {
    RuleFileVersion file = new RuleFileVersion();
    file.key = new Key(path, version);
    file.source = source;
    file.loadedAt = now;
    return file;
  }

  /** It is in force again from now on. */
  public void loadedAgain(Instant now) {
    loadedAt = now;
  }

  public Key key() {
    return key;
  }

  public String source() {
    return source;
  }

  public Instant loadedAt() {
    return loadedAt;
  }
}
