package org.triggerlinks.routes.nodes;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.UUID;

/**
 * Something that was committed and that every node keeps in memory. It says what to look at and how
 * new that is at least; who is as far already has nothing to do.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "news")
@JsonSubTypes({
  @JsonSubTypes.Type(value = News.LinksChanged.class, name = "links_changed"),
  @JsonSubTypes.Type(value = News.ClockMoved.class, name = "clock_moved")
})
public sealed interface News {

  /**
   * What the links of a location lead to was changed.
   *
   * @param version number of the change
   */
  record LinksChanged(UUID location, long version) implements News {}

  /**
   * The clock of the sandbox was moved.
   *
   * @param ahead how far it is ahead of the real time since
   */
  record ClockMoved(Duration ahead) implements News {}
}
