package org.triggerlinks.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triggerlinks.channels.NoSecretIsTold.shown;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What every gateway keeps, by whatever provider it sends. Who adds one says on what {@link Bench}
 * it is tried, in a class that is named after it and stands beside its other tests, and has all of
 * these tests. After each of them everything that anybody logged is searched for secrets.
 */
@ExtendWith(NoSecretIsTold.class)
public interface ChannelContract extends SendingContract, HearingContract {

  /** Nothing of a stand-in outlives its test. */
  @AfterEach
  default void leave() {
    leaves();
  }

  @Test
  default void the_test_is_named_after_its_gateway_so_that_it_is_found() {
    assertThat(getClass().getName()).isEqualTo(nameFor(account().gateway()));
  }

  /** Name of the class in which a gateway keeps this contract. */
  static String nameFor(Gateway gateway) {
    return gateway.getClass().getName() + "ContractTest";
  }

  @Test
  default void after_a_restart_the_next_is_taken_and_what_was_kept_reads_the_same()
      throws Exception {
    WebhookRequest kept = tells(1);
    List<Happened> told = read(kept);
    String before;
    try (Wire wire = Wire.of(account())) {
      before = sendWell(wire);
    }
    try (Wire wire = Wire.of(account())) {
      assertThat(sendWell(wire)).isNotEqualTo(before);
    }

    assertThat(taken()).isEqualTo(2);
    assertThat(account().gateway())
        .as("the gateway after a restart")
        .isNotSameAs(account().gateway());
    assertThat(read(fromDisk(kept))).isNotEmpty().isEqualTo(told);
  }

  private static WebhookRequest fromDisk(WebhookRequest kept) {
    return new WebhookRequest(kept.method(), kept.url(), kept.headers(), kept.body());
  }

  @Test
  default void what_is_shown_of_an_account_tells_no_secret() {
    Account account = account();
    assertThat(account.gateway().keys())
        .filteredOn(AccountKey::secret)
        .as("secrets, each with a value, or nobody would notice it")
        .allMatch(key -> account.has(key.name()));

    shown(account);
    shown(account.place());
    shown(new Sending(message("Hello", null), account, Wire.OURS.resolve(account.webhookPath())));
  }
}
