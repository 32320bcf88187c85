package org.triggerlinks.routes.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.triggerlinks.channels.Channels;

/** The contract with the channels that there are: the file has those that are always there. */
final class ContractText {

  private static final String RESOURCE = "/openapi/openapi.yaml";
  private static final String CHANNELS = "enum: [sms, email, gbp, messenger, instagram, whatsapp]";
  private static final String ADDRESS =
      "        instagram: {type: [string, 'null'], minLength: 1, maxLength: 254}\n";

  private ContractText() {}

  /** As it is in force, and as it is served. */
  static String read() {
    String file = file();
    List<String> further =
        Channels.NAMES.stream().filter(name -> !CHANNELS.contains(name)).toList();
    if (!file.contains(CHANNELS) || !file.contains(ADDRESS)) {
      throw new IllegalStateException("The contract does not name the channels as it did.");
    }
    return file.replace(CHANNELS, "enum: [" + String.join(", ", Channels.NAMES) + "]")
        .replace(
            ADDRESS,
            ADDRESS
                + further.stream()
                    .map(name -> ADDRESS.replace("instagram", name))
                    .collect(Collectors.joining()));
  }

  private static String file() {
    try (InputStream file = ContractText.class.getResourceAsStream(RESOURCE)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
