package org.triggerlinks.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks, after each test on a bench, whether a secret was in anything that was logged or shown. */
final class NoSecretIsTold implements BeforeEachCallback, AfterEachCallback {

  private static final Logger SHOWN = LoggerFactory.getLogger("shown");
  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(NoSecretIsTold.class);

  private static final String LISTENING = "From here on it is listened.";

  private record Begun(LoggedByAnybody logged, List<Secret> secrets) {}

  /** What operators and rules may see: it is looked at with all that is logged. */
  static <T> T shown(T thing) {
    SHOWN.trace("{}", thing);
    return thing;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    List<Secret> secrets = Secret.of(bench(context).account());
    context.getStore(HERE).put(Begun.class, new Begun(LoggedByAnybody.open(), secrets));
    shown(LISTENING);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Begun begun = context.getStore(HERE).remove(Begun.class, Begun.class);
    begun.logged().close();
    List<String> lines = begun.logged().lines();
    List<Secret> secrets =
        Stream.concat(
                begun.secrets().stream(),
                bench(context).derived().stream().map(text -> new Secret("made of them", text)))
            .toList();

    assertThat(lines).anyMatch(line -> line.contains(LISTENING));
    assertThat(lines.stream().flatMap(line -> told(secrets, line)).distinct()).isEmpty();
  }

  private static Stream<String> told(List<Secret> secrets, String line) {
    return secrets.stream()
        .filter(secret -> line.contains(secret.text()))
        .map(secret -> "%s in: %s".formatted(secret.name(), line));
  }

  private static Bench bench(ExtensionContext context) {
    return (Bench) context.getRequiredTestInstance();
  }
}
