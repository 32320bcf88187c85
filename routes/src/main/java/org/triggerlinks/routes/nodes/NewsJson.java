package org.triggerlinks.routes.nodes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** News as JSON, on the topic. */
public final class NewsJson {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .build();

  private NewsJson() {}

  public static String write(News news) throws JsonProcessingException {
    return MAPPER.writeValueAsString(news);
  }

  /**
   * News of another node.
   *
   * @throws JsonProcessingException if another version of the service knows news that this one does
   *     not
   */
  public static News read(String message) throws JsonProcessingException {
    return MAPPER.readValue(message, News.class);
  }
}
