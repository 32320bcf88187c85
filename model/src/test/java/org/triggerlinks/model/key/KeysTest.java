package org.triggerlinks.model.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

  @Test
  void keys_and_references_are_letters_and_digits_and_never_repeat() {
    UUID contact = UUID.randomUUID();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      String key = Keys.newLinkKey();
      String ref = Keys.newRef(contact);
      assertThat(key).matches("[0-9A-Za-z]{7}");
      assertThat(ref).matches("[0-9A-Za-z]{11}");
      assertThat(seen.add(ref)).isTrue();
      assertThat(LinkPath.parse("/l/" + key + "-" + ref))
          .contains(new LinkPath(key, Optional.of(ref)));
    }
  }

  @Test
  void a_reference_tells_the_partition_of_its_contact() {
    Stream.generate(UUID::randomUUID)
        .limit(1000)
        .forEach(c -> assertThat(Keys.partitionOf(Keys.newRef(c))).isEqualTo(Keys.partition(c)));
    assertThatThrownBy(() -> Keys.partitionOf("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Keys.partitionOf("-a")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_partition_of_a_contact_never_changes() {
    assertThat(Keys.partition(UUID.fromString("018f4e5c-7d2a-7b1c-9c3e-1a2b3c4d5e6f")))
        .isEqualTo(37);
    assertThat(Keys.partition(UUID.fromString("00000000-0000-0000-0000-000000000001")))
        .isEqualTo(5);
  }

  @Test
  void contacts_are_spread_evenly_whatever_their_ids() {
    long[] next = {0};
    spread(UUID::randomUUID);
    spread(UuidCreator::getTimeOrderedEpoch);
    spread(() -> new UUID(0, next[0]++));
    spread(() -> new UUID(next[0]++, 0));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "/",
        "/l",
        "/l/",
        "/l/abcdef",
        "/l/abcdefgh",
        "/l/abcdef!",
        "/l/abcdefg/",
        "/l/abcdefg-0123456789/",
        "/L/abcdefg",
        "/l/abcdefg-0123456789a?x",
        "/l/abcdefg\n",
        " /l/abcdefg",
        "//l/abcdefg",
        "/l/../abcdefg",
        "/l/äbcdefg",
        "/l/%61bcdefg",
        "/l/abcdefg--123456789a",
        "/x/abcdefg"
      })
  void a_path_that_is_not_exactly_a_link_is_none(String path) {
    assertThat(LinkPath.parse(path)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-", "-0123456789", ".", ")", "-).", "-0123456789?!", "_", "* now", "\u201d"})
  void a_path_that_lost_some_of_its_reference_still_names_its_link(String rest) {
    assertThat(LinkPath.parse("/l/abcdefg" + rest))
        .contains(new LinkPath("abcdefg", Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "),",
        "And",
        "And.",
        "*",
        "_",
        "~",
        ">",
        " ",
        "\u00a0",
        "\u201d",
        "\u2026",
        "\u3002and more"
      })
  void a_path_that_the_text_behind_it_touches_keeps_its_reference(String rest) {
    assertThat(LinkPath.parse("/l/abcdefg-0123456789a" + rest))
        .contains(new LinkPath("abcdefg", Optional.of("0123456789a")));
  }

  @Test
  void a_public_path_has_no_reference() {
    LinkPath path = LinkPath.ofSegment("Abc1234").orElseThrow();

    assertThat(path.ref()).isEmpty();
    assertThat(path.path()).isEqualTo("/l/Abc1234");
    assertThat(LinkPath.parse("/l/Abc1234-0123456789a").orElseThrow().path())
        .isEqualTo("/l/Abc1234-0123456789a");
  }

  @Test
  void a_token_matches_its_own_hash_only() {
    String token = ApiToken.generate();

    assertThat(token).matches("tl_[0-9A-Za-z]{43}").isNotEqualTo(ApiToken.generate());
    assertThat(ApiToken.matches(token, ApiToken.hash(token))).isTrue();
    assertThat(ApiToken.matches(token + "x", ApiToken.hash(token))).isFalse();
    assertThat(ApiToken.matches("", ApiToken.hash(token))).isFalse();
    assertThat(ApiToken.matches(token, "")).isFalse();
    assertThat(ApiToken.hash("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  private static void spread(Supplier<UUID> ids) {
    int[] count = new int[Keys.PARTITIONS];
    Stream.generate(ids).limit(62_000).forEach(id -> count[Keys.partition(id)]++);
    assertThat(count)
        .satisfies(
            c ->
                assertThat(java.util.Arrays.stream(c).summaryStatistics())
                    .satisfies(
                        s -> assertThat(s.getMin()).isGreaterThan(800),
                        s -> assertThat(s.getMax()).isLessThan(1200)));
  }
}
