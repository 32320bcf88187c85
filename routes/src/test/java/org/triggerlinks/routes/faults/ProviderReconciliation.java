package org.triggerlinks.routes.faults;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.triggerlinks.model.intent.IntentState;
import org.triggerlinks.model.message.MessageState;

/**
 * Promise 4: compares what a provider took that knows no repeated message with what the books say
 * of it. Killing a process, or the database in the middle of a begin, may leave open whether what
 * was in hand was taken; that much may be UNKNOWN, and no more.
 */
final class ProviderReconciliation {

  private static final Set<MessageState> SENT =
      EnumSet.of(MessageState.SENT, MessageState.DELIVERED, MessageState.READ);

  private final List<FaultyProvider.Taken> taken;
  private final List<Books.Note> notes;
  private final Report report;

  ProviderReconciliation(FaultyProvider provider, Books books, Report report) {
    this.taken = provider.taken();
    this.notes = books.notes();
    this.report = report;
  }

  /**
   * Writes it all into the report.
   *
   * @param decided texts that are each to be noted once
   * @param mostUnknown how many attempts can have been left open
   */
  void run(Collection<String> decided, int mostUnknown) {
    Map<String, Long> times =
        taken.stream()
            .collect(Collectors.groupingBy(FaultyProvider.Taken::id, Collectors.counting()));
    Map<String, Books.Note> wanted = new HashMap<>();
    notes.forEach(note -> wanted.put(String.valueOf(note.message()), note));
    List<Books.Note> unknown = inState(IntentState.UNKNOWN);
    report.row(
        "by a provider",
        "%,d notes: %,d DONE, %,d UNKNOWN (%,d of these were taken); it took %,d requests",
        notes.size(),
        inState(IntentState.DONE).size(),
        unknown.size(),
        unknown.stream().filter(note -> times.containsKey(note.message().toString())).count(),
        taken.size());
    report.holds(!taken.isEmpty(), "the provider took nothing at all");
    report.none(
        "taken by the provider more than once",
        times.entrySet().stream()
            .filter(one -> one.getValue() > 1)
            .map(one -> "%s, %d times".formatted(one.getKey(), one.getValue()))
            .toList());
    report.none(
        "taken by the provider, but not wanted as it was",
        taken.stream()
            .filter(one -> !wanted.containsKey(one.id()) || !one.body().equals(text(wanted, one)))
            .map(FaultyProvider.Taken::toString)
            .toList());
    report.none(
        "done, but not taken by the provider",
        which(n -> is(n, IntentState.DONE) && !times.containsKey(n.message().toString())));
    report.none(
        "neither done nor unknown",
        which(n -> !is(n, IntentState.DONE) && !is(n, IntentState.UNKNOWN)));
    report.none("told otherwise by the message", which(n -> !toldAlike(n)));
    report.holds(
        unknown.size() <= mostUnknown,
        "%d are unknown, and only %d can have been in hand",
        unknown.size(),
        mostUnknown);
    onceEach(decided);
    report.compared("at most once by a provider that knows no repeats");
  }

  private void onceEach(Collection<String> decided) {
    Map<String, Long> texts =
        notes.stream().collect(Collectors.groupingBy(Books.Note::text, Collectors.counting()));
    report.none(
        "decided, but not noted",
        decided.stream().filter(text -> !texts.containsKey(Shop.NOTED + text)).toList());
    report.none(
        "noted more than once",
        texts.entrySet().stream()
            .filter(one -> one.getValue() > 1)
            .map(Map.Entry::getKey)
            .toList());
  }

  private static String text(Map<String, Books.Note> wanted, FaultyProvider.Taken one) {
    return wanted.get(one.id()).text();
  }

  private static boolean toldAlike(Books.Note note) {
    return switch (note.state()) {
      case DONE -> SENT.contains(note.told());
      case UNKNOWN -> note.told() == MessageState.UNKNOWN;
      default -> true; // said above
    };
  }

  private static boolean is(Books.Note note, IntentState state) {
    return note.state() == state;
  }

  private List<Books.Note> inState(IntentState state) {
    return notes.stream().filter(note -> is(note, state)).toList();
  }

  private List<String> which(Predicate<Books.Note> wrong) {
    return notes.stream().filter(wrong).map(Books.Note::toString).toList();
  }
}
