package org.triggerlinks.model.action;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a workflow rule wants to happen. Made by {@link Actions}. */
public sealed interface Action {

  /** Send a message; {@code subject} and {@code html} are for e-mail and null elsewhere. */
  record SendMessage(String channel, String subject, String text, String html) implements Action {
    public SendMessage {
      given(channel, "a channel");
      given(html == null ? text : html, "the text of a message");
    }
  }

  /**
   * Send a template that the provider has approved.
   *
   * @param name as it is called there
   * @param language as it is called there: "en_US"
   * @param link the trigger link behind its button, or null if it has none
   * @param texts what goes into its places, in their order
   */
  record SendTemplate(String channel, String name, String language, String link, List<String> texts)
      implements Action {
    public SendTemplate {
      given(channel, "a channel");
      given(name, "the name of a template");
      given(language, "the language of a template");
      texts.forEach(text -> given(text, "a text of a template"));
      texts = List.copyOf(texts);
    }
  }

  /** Put a tag on the contact. */
  record AddTag(String tag) implements Action {
    public AddTag {
      given(tag, "a tag");
    }
  }

  /** Take a tag off the contact. */
  record RemoveTag(String tag) implements Action {
    public RemoveTag {
      given(tag, "a tag");
    }
  }

  /** The contact wants no more messages on this channel. */
  record SetDnd(String channel) implements Action {
    public SetDnd {
      given(channel, "a channel");
    }
  }

  /** The contact wants messages on this channel again. */
  record ClearDnd(String channel) implements Action {
    public ClearDnd {
      given(channel, "a channel");
    }
  }

  /** Set a custom field of the contact; a null value removes it. */
  record SetField(String name, String value) implements Action {
    public SetField {
      given(name, "the name of a field");
    }
  }

  /**
   * Wait until the contact clicks a link; a null timeout means the rule said {@code noTimeout()}.
   */
  record WaitForClick(String name, String link, Duration timeout) implements Action {
    public WaitForClick {
      given(name, "the name of a wait");
      given(link, "the name of a link");
    }
  }

  /** Wait for a length of time. */
  record WaitFor(String name, Duration duration) implements Action {
    public WaitFor {
      given(name, "the name of a wait");
    }
  }

  /** Wait until the next time it is this time of day for the contact. */
  record WaitUntil(String name, LocalTime time) implements Action {
    public WaitUntil {
      given(name, "the name of a wait");
    }
  }

  /** Wait until a moment; one that has passed ends the wait at once. */
  record WaitUntilMoment(String name, Instant moment) implements Action {
    public WaitUntilMoment {
      given(name, "the name of a wait");
    }
  }

  /** End an open wait of this workflow before its time; neither a click nor a timeout follows. */
  record EndWait(String name) implements Action {
    public EndWait {
      given(name, "the name of a wait");
    }
  }

  /** Open an opportunity for the contact. */
  record CreateOpportunity(String pipeline, String stage, String name) implements Action {
    public CreateOpportunity {
      given(pipeline, "a pipeline");
      given(stage, "a stage");
      given(name, "the name of an opportunity");
    }
  }

  /** Move the contact's open opportunity in this pipeline to another stage. */
  record MoveOpportunity(String pipeline, String stage) implements Action {
    public MoveOpportunity {
      given(pipeline, "a pipeline");
      given(stage, "a stage");
    }
  }

  /** Tell the team, in the location's notifications. */
  record NotifyTeam(String text) implements Action {
    public NotifyTeam {
      given(text, "a text for the team");
    }
  }

  /** POST a signed JSON document to a URL. */
  record CallWebhook(String url, Map<String, Object> data) implements Action {
    public CallWebhook {
      given(url, "the URL of a webhook");
      given(data, "the data of a webhook");
      data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }
  }

  /** The contact reached a goal; the last link it clicked within the window gets the credit. */
  record ReachGoal(String goal, Duration window) implements Action {
    public ReachGoal {
      given(goal, "a goal");
      given(window, "the time within which a click counts");
    }
  }

  /** The contact enters this workflow. */
  record Enter() implements Action {}

  /** The contact leaves this workflow; its open waits end. */
  record Leave() implements Action {}

  /** Start another workflow for the contact. */
  record StartWorkflow(String workflow) implements Action {
    public StartWorkflow {
      given(workflow, "the name of a workflow");
    }
  }

  /** Refuses null here, where only this rule's run fails, and not when it is carried out. */
  private static void given(Object value, String what) {
    if (value == null) {
      throw new IllegalArgumentException("A rule gave null for " + what + ".");
    }
  }
}
