package org.triggerlinks.routes.decide;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.hibernate.exception.DataException;
import org.hibernate.exception.GenericJDBCException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes is waited for; what will fail whenever it is tried is not. */
class DatabaseAwayTest {

  @ParameterizedTest(name = "error {0}")
  @ValueSource(ints = {1021, 1290, 1836, 90097})
  void a_database_that_answers_and_writes_nothing_is_away(int code) {
    RuntimeException failure =
        new GenericJDBCException("no", new SQLException("read-only", "HY000", code));

    assertThatThrownBy(() -> DatabaseAway.rethrowIf(new IllegalStateException(failure)))
        .isInstanceOf(DatabaseAway.class);
  }

  @ParameterizedTest(name = "error {0}")
  @ValueSource(ints = {1406, 1366, 22001})
  void a_text_that_does_not_fit_is_not_waited_for(int code) {
    RuntimeException failure = new DataException("no", new SQLException("long", "22001", code));

    assertThatCode(() -> DatabaseAway.rethrowIf(failure)).doesNotThrowAnyException();
  }
}
