package org.triggerlinks.channels;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that nobody may see.
 *
 * @param name what it is
 */
record Secret(String name, String text) {

  // What is shorter than that stands in other words by chance.
  private static final int SHORTEST_PIECE = 20;

  /** The secrets of an account in the forms that they may turn up in. */
  static List<Secret> of(Account account) {
    return account.gateway().keys().stream()
        .filter(AccountKey::secret)
        .map(AccountKey::name)
        .flatMap(key -> forms(account.get(key)).map(form -> new Secret(key, form)))
        .toList();
  }

  // A key file is not quoted as a whole; a line of it is as good.
  private static Stream<String> forms(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    Stream<String> whole =
        Stream.of(
            value,
            URLEncoder.encode(value, StandardCharsets.UTF_8),
            Base64.getEncoder().encodeToString(bytes),
            HexFormat.of().formatHex(bytes));
    Stream<String> pieces =
        Arrays.stream(value.replaceAll("\\\\[nr]", "\n").split("[^A-Za-z0-9+/=_-]+", -1))
            .filter(piece -> piece.length() >= SHORTEST_PIECE);
    return Stream.concat(whole, pieces).filter(form -> !form.isEmpty()).distinct();
  }
}
