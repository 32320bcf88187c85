package org.triggerlinks.routes;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;

/** The arrows of the house that the compiler cannot see. */
@AnalyzeClasses(
    packages = "org.triggerlinks",
    importOptions = {ImportOption.DoNotIncludeTests.class})
class ArchitectureTest {

  private static final String CAMEL = "org.apache.camel..";

  @ArchTest
  static final ArchRule entities_know_no_sessions =
      noClasses()
          .that()
          .areAnnotatedWith("jakarta.persistence.Entity")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.hibernate", "org.hibernate.query..", "jakarta.jms..", CAMEL);

  @ArchTest
  static final ArchRule facts_and_actions_know_nothing_of_the_database =
      noClasses()
          .that()
          .resideInAnyPackage("org.triggerlinks.model.fact..", "org.triggerlinks.model.action..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", CAMEL);

  @ArchTest
  static final ArchRule the_rules_see_only_facts_and_actions =
      noClasses()
          .that()
          .resideInAPackage("org.triggerlinks.rules..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.persistence..", "org.hibernate..", CAMEL, "org.triggerlinks.channels..");

  @ArchTest
  static final ArchRule channels_do_not_know_the_rules =
      noClasses()
          .that()
          .resideInAPackage("org.triggerlinks.channels..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.triggerlinks.rules..", "org.kie..", "org.drools..");

  @ArchTest
  static final ArchRule nothing_above_the_channels_knows_which_provider_is_behind_one =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.triggerlinks.channels..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.triggerlinks.channels.*..");

  @ArchTest
  static final ArchRule work_is_done_in_beans_without_camel =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Exchange")
          .and()
          .resideInAnyPackage(
              "org.triggerlinks.routes.capture..",
              "org.triggerlinks.routes.compose..",
              "org.triggerlinks.routes.demo..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CAMEL);

  @ArchTest
  static final ArchRule the_redirect_and_its_table_of_links_touch_no_database =
      noClasses()
          .that()
          .resideInAPackage("org.triggerlinks.routes.redirect..")
          .or()
          .haveSimpleName("LinkTable")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.hibernate..", "org.triggerlinks.model.store..", "java.sql..");

  @ArchTest
  static final ArchRule the_redirect_asks_neither_the_rules_nor_a_provider =
      noClasses()
          .that()
          .resideInAPackage("org.triggerlinks.routes.redirect..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.triggerlinks.rules..", "org.triggerlinks.channels..", "jakarta.jms..");

  @ArchTest
  static final ArchRule what_decides_does_not_know_what_dispatches =
      noClasses()
          .that()
          .resideInAPackage("org.triggerlinks.routes.decide..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.triggerlinks.routes.dispatch..");

  @ArchTest
  static final ArchRule time_is_read_from_the_clock =
      noClasses()
          .should()
          .callCodeUnitWhere(describe("reads the computer's time", ArchitectureTest::readsTime));

  @ArchTest
  static final ArchRule the_computers_clock_is_read_in_one_class =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.triggerlinks.model.time.ServiceClock")
          .should()
          .callCodeUnitWhere(
              describe(
                  "takes the computer's clock",
                  call ->
                      call.getTargetOwner().isEquivalentTo(Clock.class)
                          && (call.getName().startsWith("system")
                              || (call.getName().startsWith("tick") && !takesAClock(call)))));

  // Whatever type the answer has.
  private static boolean readsTime(JavaCall<?> call) {
    boolean now =
        call.getName().equals("now")
            && call.getTargetOwner().getPackageName().startsWith("java.time")
            && !takesAClock(call);
    boolean date =
        call.getName().equals("<init>")
            && call.getTargetOwner().isEquivalentTo(Date.class)
            && call.getTarget().getRawParameterTypes().isEmpty();
    return now
        || date
        || call.getName().equals("currentTimeMillis")
        || call.getTargetOwner().isEquivalentTo(Calendar.class);
  }

  private static boolean takesAClock(JavaCall<?> call) {
    return call.getTarget().getRawParameterTypes().stream()
        .anyMatch(type -> type.isEquivalentTo(Clock.class));
  }
}
