package org.triggerlinks.rules;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.triggerlinks.model.action.Action;
import org.triggerlinks.model.action.Actions;
import org.triggerlinks.model.action.PolicyDecision;
import org.triggerlinks.model.action.Verdict;
import org.triggerlinks.model.fact.ClickRequest;
import org.triggerlinks.model.fact.Contact;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.fact.Enrollment;
import org.triggerlinks.model.fact.Fact;
import org.triggerlinks.model.fact.MessagePolicy;
import org.triggerlinks.model.fact.Now;
import org.triggerlinks.model.fact.PastClick;
import org.triggerlinks.model.fact.ProposedMessage;
import org.triggerlinks.model.fact.TriggerKey;
import org.triggerlinks.model.fact.Wait;

/** The words that rules may use: the facts with their fields, and the verbs. */
final class Vocabulary {

  private static final Map<String, Class<?>> FACTS =
      Stream.<Class<?>>concat(
              Arrays.stream(Fact.class.getPermittedSubclasses()),
              Stream.of(
                  Contact.class,
                  Enrollment.class,
                  Wait.class,
                  PastClick.class,
                  Now.class,
                  ClickRequest.class,
                  MessagePolicy.class,
                  ProposedMessage.class))
          .collect(
              Collectors.toMap(
                  Class::getSimpleName, each -> each, (a, b) -> a, LinkedHashMap::new));

  private static final Map<Class<?>, Method> KEYS =
      triggers().stream()
          .flatMap(type -> Arrays.stream(type.getRecordComponents()))
          .filter(component -> component.isAnnotationPresent(TriggerKey.class))
          .collect(
              Collectors.toMap(RecordComponent::getDeclaringRecord, RecordComponent::getAccessor));

  private Vocabulary() {}

  /** All facts by the name that rules write. */
  static Map<String, Class<?>> facts() {
    return FACTS;
  }

  /** The facts that can trigger a workflow. */
  static List<Class<? extends Fact>> triggers() {
    return Arrays.stream(Fact.class.getPermittedSubclasses())
        .<Class<? extends Fact>>map(type -> type.asSubclass(Fact.class))
        .toList();
  }

  /** Name of the component that names what facts of this type are about. */
  static Optional<String> keyName(Class<? extends Fact> type) {
    return Optional.ofNullable(KEYS.get(type)).map(Method::getName);
  }

  /** What this fact is about, if it says so. */
  static Optional<String> key(Fact fact) {
    return Optional.ofNullable(KEYS.get(fact.getClass()))
        .map(accessor -> call(accessor, fact))
        .map(Object::toString);
  }

  /** Value of a component of this fact, or of the data of a custom event. */
  static Optional<Object> value(Fact fact, String property) {
    for (RecordComponent component : fact.getClass().getRecordComponents()) {
      if (component.getName().equals(property)) {
        return Optional.ofNullable(call(component.getAccessor(), fact));
      }
    }
    return fact instanceof CustomEvent event
        ? Optional.ofNullable(event.data().get(property))
        : Optional.empty();
  }

  /** True if files of this stage are given such facts. */
  static boolean given(Stage stage, Class<?> fact) {
    return switch (stage) {
      case EVIDENCE -> fact == ClickRequest.class;
      case POLICY ->
          Set.of(Contact.class, ProposedMessage.class, MessagePolicy.class, Now.class)
              .contains(fact);
      case WORKFLOW ->
          !Set.of(ClickRequest.class, ProposedMessage.class, MessagePolicy.class).contains(fact);
    };
  }

  /** The only stage in which a verb decides something; empty if it is a help in all of them. */
  static Optional<Stage> stageOf(String verb) {
    return Arrays.stream(Actions.class.getMethods())
        .filter(method -> method.getName().equals(verb))
        .map(Method::getReturnType)
        .findFirst()
        .map(
            type ->
                type == Action.class
                    ? Stage.WORKFLOW
                    : type == PolicyDecision.class
                        ? Stage.POLICY
                        : type == Verdict.class ? Stage.EVIDENCE : null);
  }

  /** Names of the components of a fact. */
  static List<String> components(Class<?> fact) {
    return Arrays.stream(fact.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  /** Names of all that a rule can ask a fact: its components and its methods. */
  static Set<String> properties(Class<?> fact) {
    Set<String> names = new TreeSet<>(components(fact));
    for (Method method : fact.getDeclaredMethods()) {
      boolean forRules =
          Modifier.isPublic(method.getModifiers())
              && !Modifier.isStatic(method.getModifiers())
              && method.getReturnType() != fact
              && !Set.of("equals", "hashCode", "toString").contains(method.getName());
      if (forRules) {
        names.add(method.getName());
      }
    }
    return names;
  }

  /** What a fact answers if it is asked for this by its name alone; empty if it cannot be. */
  static Optional<Class<?>> typeOf(Class<?> fact, String property) {
    return properties(fact).contains(property)
        ? Arrays.stream(fact.getDeclaredMethods())
            .filter(method -> method.getName().equals(property) && method.getParameterCount() == 0)
            .<Class<?>>map(Method::getReturnType)
            .findFirst()
        : Optional.empty();
  }

  /** The ways to ask a fact what wants a value, as in {@code tagged(tag)}. */
  static List<Method> questions(Class<?> fact, String name) {
    return Arrays.stream(fact.getDeclaredMethods())
        .filter(method -> method.getName().equals(name) && method.getParameterCount() > 0)
        .toList();
  }

  /** Names of all verbs. */
  static Set<String> verbs() {
    return Arrays.stream(Actions.class.getMethods())
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .map(Method::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The ways to write a verb, as in {@code waitForClick(link, timeout)}. */
  static List<String> waysToWrite(String verb) {
    return Arrays.stream(Actions.class.getMethods())
        .filter(method -> Modifier.isStatic(method.getModifiers()) && method.getName().equals(verb))
        .map(
            method ->
                Arrays.stream(method.getParameters())
                    .map(parameter -> parameter.getName())
                    .collect(Collectors.joining(", ", verb + "(", ")")))
        .sorted()
        .toList();
  }

  private static Object call(Method accessor, Fact fact) {
    try {
      return accessor.invoke(fact);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("A fact's component can always be read: " + accessor, e);
    }
  }
}
