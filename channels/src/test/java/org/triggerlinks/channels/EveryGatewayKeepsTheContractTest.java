package org.triggerlinks.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No gateway is in the list without the contract, and none leaves out a part of it. */
class EveryGatewayKeepsTheContractTest {

  static Stream<String> contracts() {
    return Channels.GATEWAYS.stream().map(ChannelContract::nameFor);
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void each_gateway_of_the_list_keeps_it_in_a_test_that_is_named_after_it(String name) {
    assertThat(ChannelContract.class).isAssignableFrom(contract(name));
    assertThat(contract(name))
        .matches(type -> !Modifier.isAbstract(type.getModifiers()), "is not abstract")
        .matches(type -> !type.isAnnotationPresent(Disabled.class), "is not disabled");
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void none_of_them_replaces_a_test_of_the_contract(String name) {
    List<String> tests =
        Arrays.stream(ChannelContract.class.getMethods())
            .map(Method::getName)
            .filter(each -> each.contains("_"))
            .toList();

    assertThat(contract(name).getMethods())
        .filteredOn(method -> tests.contains(method.getName()))
        .hasSize(tests.size())
        .hasSizeGreaterThan(5)
        .allMatch(method -> method.getDeclaringClass().isInterface());
  }

  private static Class<?> contract(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(
          "A gateway needs a %s that implements ChannelContract, as TelegramContractTest does."
              .formatted(name),
          e);
    }
  }

  @Test
  void what_writes_whole_calls_is_held_back_in_the_log_of_operators() throws IOException {
    String delivered = Files.readString(Path.of("..", "config", "logback.xml"));

    assertThat(LoggedByAnybody.HELD_BACK)
        .allSatisfy(
            name ->
                assertThat(delivered)
                    .contains("<logger name=\"%s\" level=\"WARN\"/>".formatted(name)));
  }
}
