package org.triggerlinks.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triggerlinks.channels.NoSecretIsTold.shown;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every gateway makes of messages. */
public interface SendingContract extends Bench {

  /** A message to somebody whom the stand-in reaches. */
  default OutgoingMessage message(String text, MessageTemplate template) {
    return new OutgoingMessage(
        UUID.randomUUID(),
        UUID.randomUUID(),
        "main-street",
        UUID.randomUUID(),
        address(),
        "Hello",
        text,
        null,
        template,
        null);
  }

  /** Sends a message that nothing is wrong with, and gives the provider's id of it. */
  default String sendWell(Wire wire) {
    SendResult result = shown(wire.send(message("Hello", null)));
    assertThat(result).isInstanceOf(SendResult.Accepted.class);
    return ((SendResult.Accepted) result).providerId();
  }

  @Test
  default void a_good_message_is_taken_once_and_its_id_is_known() {
    try (Wire wire = Wire.of(account())) {
      assertThat(sendWell(wire)).isNotBlank();
      assertThat(asked()).isEqualTo(1);
      assertThat(taken()).isEqualTo(1);
    }
  }

  @TestFactory
  default Stream<DynamicTest> each_error_is_of_its_kind_and_is_asked_for_once() {
    Wire wire = Wire.of(account());
    // From here on whoever has to log in, or to ask for a token, has done so.
    sendWell(wire);
    return troubles().stream()
        .map(
            trouble ->
                DynamicTest.dynamicTest(
                    "%s is %s".formatted(trouble.what(), trouble.kind()),
                    () -> meets(wire, trouble)))
        .onClose(wire::close);
  }

  private void meets(Wire wire, Trouble trouble) {
    int asked = asked();
    int taken = taken();
    trouble.begins().run();
    SendResult result = shown(wire.send(message(trouble.text(), trouble.template())));

    assertThat(result.kind()).as("%s", result).isEqualTo(trouble.kind());
    assertThat(asked() - asked).as("how often it was asked for").isEqualTo(trouble.asked());
    if (!(result instanceof SendResult.Unknown)) {
      assertThat(taken()).as("what was taken").isEqualTo(taken);
    }
  }

  @Test
  default void a_kind_of_result_that_it_cannot_have_is_named_with_the_reason() {
    Set<String> had = new TreeSet<>(Set.of("accepted", "try_later"));
    troubles().forEach(trouble -> had.add(trouble.kind()));
    Set<String> all = new TreeSet<>(had);
    all.addAll(cannotHave().keySet());

    assertThat(all).isEqualTo(new TreeSet<>(kinds(SendResult.class).toList()));
    assertThat(cannotHave().keySet()).doesNotContainAnyElementsOf(had);
    assertThat(cannotHave().values()).allSatisfy(reason -> assertThat(reason).isNotBlank());
  }

  private static Stream<String> kinds(Class<? extends SendResult> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses())
            .flatMap(each -> kinds(each.asSubclass(SendResult.class)))
        : Stream.of(SendResult.kindOf(type));
  }

  @Test
  default void who_dies_after_taking_leaves_it_open_unless_repeats_are_recognised() {
    try (Wire wire = Wire.of(account())) {
      sendWell(wire);
      takesAndDies();
      OutgoingMessage message = message("Hello", null);
      SendResult result = shown(wire.send(message));

      assertThat(asked()).isEqualTo(2);
      if (account().gateway().recognisesRepeats()) {
        assertThat(result).isInstanceOf(SendResult.TryLater.class);
        assertThat(shown(wire.send(message))).isInstanceOf(SendResult.Accepted.class);
      } else {
        assertThat(result).isInstanceOf(SendResult.Unknown.class);
      }
      assertThat(taken()).isEqualTo(2);
    }
  }

  @Test
  default void where_nobody_listens_it_is_tried_later_and_nothing_is_taken() {
    try (Wire wire = Wire.of(account())) {
      leaves();

      assertThat(shown(wire.send(message("Hello", null)))).isInstanceOf(SendResult.TryLater.class);
      assertThat(asked()).isZero();
      assertThat(taken()).isZero();
    }
  }
}
