package org.triggerlinks.model.token;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;

/** The answer to a creating call that named an idempotency key; the same call gets it again. */
@Entity
public class IdempotentReply {

  /** Who called, and the key the caller chose. */
  @Embeddable
  public record Key(UUID tokenId, String idemKey) {}

  @EmbeddedId private Key key;

  private String requestHash;

  private Integer status;
  private String body;

  private Instant createdAt;

  protected IdempotentReply() {}

  /** Claims the key. The answer follows in the same transaction, so nobody else sees it missing. */
  public static IdempotentReply claim(Key key, String requestHash, Instant now) {
    IdempotentReply reply = new IdempotentReply();
    reply.key = key;
    reply.requestHash = requestHash;
    reply.createdAt = now;
    return reply;
  }

  public void answer(int status, String body) {
    this.status = status;
    this.body = body;
  }

  public Key key() {
    return key;
  }

  public String requestHash() {
    return requestHash;
  }

  public int status() {
    return status;
  }

  public String body() {
    return body;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
