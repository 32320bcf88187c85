package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.fact.MessageReceived;

/** Promise 7, where rules take detours: a link that was only opened changes no consent. */
class NoClickAloneChangesConsentTest {

  private static final String DETOURS =
      """
      rule "Write"
      when
          CustomEvent( name == "begin" )
      then
          insert( sendSms( "{{link.At once}} {{link.By tag}} {{link.By workflow}} {{link.By timeout}}" ) );
      end

      rule "At once"
      when
          LinkClicked( link == "At once" )
      then
          insert( setDnd( "email" ) );
      end

      rule "By a tag"
      when
          LinkClicked( link == "By tag" )
      then
          insert( addTag( "no more" ) );
      end

      rule "By a word"
      when
          MessageReceived( keyword == "stop" )
      then
          insert( addTag( "no more" ) );
      end

      rule "By another word, from who opened a link"
      when
          MessageReceived( keyword == "enough" )
          exists PastClick( link == "At once" )
      then
          insert( addTag( "enough" ) );
      end

      rule "Who said so gets no more"
      when
          TagAdded( tag == "enough" )
          not PastClick( link == "By timeout" )
      then
          insert( setDnd( "email" ) );
      end

      rule "Who has the tag gets no more"
      when
          TagAdded( tag == "no more" )
      then
          insert( setDnd( "email" ) );
      end

      rule "By another workflow"
      when
          LinkClicked( link == "By workflow" )
      then
          insert( startWorkflow( "journey" ) );
      end

      rule "By a timeout"
      when
          LinkClicked( link == "By timeout" )
      then
          insert( enter() );
          insert( waitFor( "a while", hours(1) ) );
      end

      rule "By a memory"
      when
          CustomEvent( name == "later" )
          PastClick( link == "At once", human )
      then
          insert( setDnd( "email" ) );
      end

      rule "By a memory that is not told"
      when
          CustomEvent( name == "hidden" )
          exists PastClick( link == "At once", human )
      then
          insert( setDnd( "email" ) );
      end

      rule "By a memory of the button"
      when
          CustomEvent( name == "asked for" )
          exists PastClick( link == "By workflow", evidence == Evidence.CONFIRMED )
      then
          insert( clearDnd( "email" ) );
      end

      rule "A wait that no click opened"
      when
          CustomEvent( name == "booked" )
      then
          insert( enter() );
          insert( waitFor( "a week", days(7) ) );
      end

      rule "The week is over for who has the tag"
      when
          WaitTimedOut( name == "a week" )
          Contact( tagged( "no more" ) )
      then
          insert( setDnd( "sms" ) );
      end

      rule "A fact of the file's own making"
      when
          CustomEvent( name == "made up" )
          PastClick( link == "At once" )
      then
          insert( new TagAdded( "no more" ) );
      end

      rule "By a memory and a tag"
      when
          CustomEvent( name == "detour" )
          PastClick( link == "At once", human )
      then
          insert( addTag( "no more" ) );
      end

      rule "The time is up"
      when
          WaitTimedOut( name == "a while" )
      then
          insert( setDnd( "email" ) );
      end

      rule "The other workflow"
      when
          WorkflowStarted( workflow == "journey" )
      then
          insert( addTag( "no more" ) );
      end
      """;

  private static final String SURE =
      """
      package evidence.sure
      import org.triggerlinks.model.fact.*
      import function org.triggerlinks.model.action.Actions.*

      rule "Whoever comes is sure, carelessly written"
      when
          ClickRequest()
      then
          insert( confirmed( "Who else?" ) );
      end
      """;

  @TempDir Path folder;

  private Engine engine;

  @BeforeEach
  void open() throws Exception {
    Path evidence = Files.createDirectories(folder.resolve("rules").resolve("evidence"));
    Files.writeString(evidence.resolve("sure.drl"), SURE);
    engine = Engine.with(folder, "always", DETOURS);
    engine.link("At once");
    engine.link("By tag");
    engine.link("By workflow");
    engine.link("By timeout");
    engine.decide(engine.reported(new CustomEvent("begin", Map.of())));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void a_click_is_no_confirmation_even_if_an_evidence_rule_says_so() {
    click("At once");

    assertUnchanged("At once");
  }

  @Test
  void a_tag_that_a_click_added_changes_no_consent() {
    click("By tag");

    assertUnchanged("By tag");
  }

  @Test
  void a_workflow_that_a_click_started_changes_no_consent() {
    click("By workflow");

    assertUnchanged("By workflow");
  }

  @Test
  void a_wait_that_a_click_opened_changes_no_consent_when_it_times_out() {
    click("By timeout");
    engine.advance(Duration.ofHours(1));
    engine.wakeAndDecide();

    assertUnchanged("By timeout");
  }

  @Test
  void a_link_that_was_opened_before_changes_no_consent_later() {
    click("At once");
    int before = engine.timeline("consent_refused").size();
    engine.decide(engine.reported(new CustomEvent("later", Map.of())));

    assertThat(engine.dnd()).isEmpty();
    assertThat(engine.timeline("consent_refused")).hasSize(before + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hidden", "detour", "made up"})
  void a_memory_that_is_not_told_or_takes_a_detour_changes_no_consent_either(String event) {
    click("At once");
    int before = engine.timeline("consent_refused").size();
    engine.decide(engine.reported(new CustomEvent(event, Map.of())));

    assertThat(engine.dnd()).isEmpty();
    assertThat(engine.timeline("consent_refused")).hasSize(before + 1);
  }

  @Test
  void a_tag_of_a_click_changes_none_when_a_wait_is_over_that_no_click_opened() {
    click("By tag");
    engine.decide(engine.reported(new CustomEvent("booked", Map.of())));
    engine.advance(Duration.ofDays(7));
    engine.wakeAndDecide();

    assertThat(engine.dnd()).isEmpty();
    assertThat(engine.timeline("consent_refused"))
        .last()
        .asString()
        .startsWith("Consent for sms was not changed: the contact did not ask for it.");
  }

  @Test
  void what_was_asked_for_by_a_button_is_not_undone_by_an_event() {
    engine.decide(engine.press("By workflow"));
    engine.decide(engine.reported(new CustomEvent("asked for", Map.of())));

    assertThat(engine.dnd()).containsExactly("email");
    assertThat(engine.timeline("consent_refused")).hasSize(1);
  }

  @Test
  void a_word_changes_it_by_detours_though_links_were_opened_before() {
    click("At once");
    click("By tag");
    engine.decide(engine.reported(new MessageReceived("sms", "ENOUGH", engine.now())));

    assertThat(engine.dnd()).containsExactly("email");
  }

  @Test
  void the_button_changes_it_by_a_timeout_as_well() {
    engine.decide(engine.press("By timeout"));
    engine.advance(Duration.ofHours(1));
    engine.wakeAndDecide();

    assertThat(engine.dnd()).containsExactly("email");
  }

  @Test
  void the_button_changes_it_by_the_same_detours() {
    engine.decide(engine.press("By workflow"));

    assertThat(engine.dnd()).containsExactly("email");
  }

  @Test
  void a_word_changes_it_by_the_same_detours() {
    engine.decide(engine.reported(new MessageReceived("sms", "STOP", engine.now())));

    assertThat(engine.dnd()).containsExactly("email");
  }

  // The message has several links: the click is judged a moment later.
  private void click(String link) {
    engine.decide(engine.click(link, engine.now()));
    engine.advance(Engine.HOLD);
    engine.releaseAndDecide();
  }

  private void assertUnchanged(String link) {
    assertThat(engine.dnd()).isEmpty();
    assertThat(engine.timeline("consent_refused"))
        .singleElement()
        .asString()
        .contains(link, "only opened");
  }
}
