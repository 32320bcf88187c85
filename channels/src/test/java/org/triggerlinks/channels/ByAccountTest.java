package org.triggerlinks.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** Each location sends by its own account; where there is none, the sandbox stands in. */
class ByAccountTest {

  private final List<String> sent = new ArrayList<>();
  private final Gateway repeating = new Named("repeating", true);
  private final Gateway plain = new Named("plain", false);

  private Channel channel(Account... accounts) {
    return new ByAccount(
        new Sandbox(),
        List.of(accounts),
        (message, account) -> {
          sent.add(account.place());
          return new SendResult.Accepted("1", false);
        });
  }

  private static OutgoingMessage of(String location) {
    return new OutgoingMessage(
        UUID.randomUUID(),
        UUID.randomUUID(),
        location,
        UUID.randomUUID(),
        "+1",
        null,
        "Hello",
        null,
        null,
        null);
  }

  @Test
  void a_location_without_an_account_is_played_by_the_sandbox() {
    Channel channel = channel(new Account(plain, "a", Map.of()));
    channel.send(of("a"));
    channel.send(of("b"));

    assertThat(sent).containsExactly("sms of a", "sandbox");
    assertThat(channel.sender("a")).isNotEqualTo(channel.sender("b"));
  }

  @Test
  void an_account_of_its_own_wins_over_that_of_all_locations() {
    Channel channel =
        channel(new Account(plain, null, Map.of()), new Account(plain, "a", Map.of()));
    channel.send(of("a"));
    channel.send(of("b"));
    channel.send(of("c"));

    assertThat(sent).containsExactly("sms of a", "sms of all locations", "sms of all locations");
    assertThat(channel.sender("b")).isEqualTo(channel.sender("c"));
  }

  @Test
  void repeats_are_recognised_if_every_account_s_provider_does() {
    assertThat(channel().recognisesRepeats()).isTrue();
    assertThat(channel(new Account(repeating, "a", Map.of())).recognisesRepeats()).isTrue();
    assertThat(
            channel(new Account(repeating, "a", Map.of()), new Account(plain, "b", Map.of()))
                .recognisesRepeats())
        .isFalse();
  }

  private final class Sandbox implements Channel {

    @Override
    public String name() {
      return "sms";
    }

    @Override
    public boolean recognisesRepeats() {
      return true;
    }

    @Override
    public SendResult send(OutgoingMessage message) {
      sent.add("sandbox");
      return new SendResult.Accepted("1", true);
    }
  }

  private record Named(String name, boolean recognisesRepeats) implements Gateway {

    @Override
    public String channel() {
      return "sms";
    }

    @Override
    public List<AccountKey> keys() {
      return List.of();
    }

    @Override
    public RouteBuilder sending() {
      throw new IllegalStateException("It sends nothing.");
    }
  }
}
