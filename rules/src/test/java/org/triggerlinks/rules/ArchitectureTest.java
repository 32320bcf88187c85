package org.triggerlinks.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import org.kie.api.runtime.KieSession;

/** What the rules may know. */
@AnalyzeClasses(packages = "org.triggerlinks.rules", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule OF_THE_MODEL_THE_RULES_KNOW_FACTS_AND_ACTIONS_ONLY =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.triggerlinks.rules..",
              "org.triggerlinks.model.fact..",
              "org.triggerlinks.model.action..",
              "java..",
              "org.drools..",
              "org.kie..",
              "com.github.javaparser..",
              "org.apache.commons.text..",
              "org.slf4j..");

  @ArchTest
  static final ArchRule ONE_CLASS_KNOWS_SESSIONS =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(RuleRunner.class.getName())
          .and()
          .doNotHaveFullyQualifiedName(RuleRunner.class.getName() + "$Protocol")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(KieSession.class);

  @ArchTest
  static final ArchRule TIME_COMES_FROM_A_CLOCK =
      noClasses().should().callMethod(Instant.class, "now");
}
