package org.triggerlinks.routes.promises;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Promise 11, its second half: no test sleeps, neither here nor in the model. */
@AnalyzeClasses(packages = "org.triggerlinks", importOptions = NoTestSleepsTest.Tests.class)
class NoTestSleepsTest {

  /** Those of this module, and those of the model, from their folder or their jar. */
  static final class Tests implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return location.contains("/test-classes/") || location.contains("-tests.jar");
    }
  }

  @ArchTest
  static final ArchRule tests_await_conditions_and_do_not_sleep =
      noClasses()
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(Thread.class, "sleep", long.class, int.class)
          .orShould()
          .callMethod(TimeUnit.class, "sleep", long.class)
          .orShould()
          .callMethod(LockSupport.class, "parkNanos", long.class)
          .orShould()
          .callMethod(LockSupport.class, "parkNanos", Object.class, long.class);
}
