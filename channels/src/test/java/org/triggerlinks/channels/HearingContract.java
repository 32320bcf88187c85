package org.triggerlinks.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triggerlinks.channels.NoSecretIsTold.shown;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every gateway makes of what its provider tells. */
public interface HearingContract extends Bench {

  /** What a request that was kept tells, read by a gateway that may be another than kept it. */
  default List<Happened> read(WebhookRequest kept) {
    Account account = account();
    return ((Inbound) account.gateway()).read(kept, account);
  }

  private WebhookReply receive(WebhookRequest request) {
    Account account = account();
    WebhookReply reply = ((Inbound) account.gateway()).receive(request, account);
    shown(request);
    shown(reply);
    return reply;
  }

  @Test
  default void only_who_proves_to_be_the_provider_is_heard() throws Exception {
    WebhookRequest right = tells(1);
    if (hears() instanceof Hearing.Called called) {
      called.forged(right).forEach(this::isRefused);
      assertThat(receive(right))
          .matches(WebhookReply::keep)
          .matches(reply -> reply.status() == 200);
    } else if (hears() instanceof Hearing.Fetched fetched) {
      assertThat(fetched.how()).isNotBlank();
      isRefused("whoever calls", right);
      isRefused(
          "whoever posts", new WebhookRequest("POST", Wire.OURS, right.headers(), right.body()));
    }
  }

  private void isRefused(String with, WebhookRequest request) {
    WebhookReply reply = receive(request);

    assertThat(reply.keep()).as("is kept with %s", with).isFalse();
    assertThat(reply.status()).as("answer to %s", with).isBetween(400, 499);
  }

  @Test
  default void the_same_told_twice_is_one_fact() throws Exception {
    WebhookRequest once = tells(1);
    List<String> keys = keys(once);

    assertThat(read(once)).isEqualTo(read(once));
    assertThat(keys).isNotEmpty().doesNotHaveDuplicates();
    assertThat(keys).allSatisfy(key -> assertThat(key).hasSizeBetween(1, 200));
    assertThat(keys(tells(1))).isEqualTo(keys);
    assertThat(keys(tells(2))).isNotEmpty().doesNotContainAnyElementsOf(keys);
  }

  private List<String> keys(WebhookRequest kept) {
    return read(kept).stream().map(Happened::key).toList();
  }
}
