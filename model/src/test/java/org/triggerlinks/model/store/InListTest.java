package org.triggerlinks.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InListTest {

  @Test
  void each_value_is_a_parameter_of_its_own() {
    assertThat(InList.of("id", List.of("a")).hql()).isEqualTo("(:id0)");
    assertThat(InList.of("id", List.of("a", "b")).hql()).isEqualTo("(:id0,:id1)");
  }

  // Each number of values is a query of its own, with a plan of its own.
  @Test
  void their_number_is_a_power_of_two() {
    assertThat(InList.of("id", List.of("a", "b", "c")).hql()).isEqualTo("(:id0,:id1,:id2,:id3)");
    assertThat(
            IntStream.rangeClosed(1, 1000)
                .mapToObj(i -> InList.of("id", IntStream.range(0, i).boxed().toList()).hql())
                .distinct())
        .hasSize(11);
  }

  @Test
  void no_value_is_never_found() {
    assertThat(InList.of("id", List.of()).hql()).isEqualTo("(null)");
  }
}
