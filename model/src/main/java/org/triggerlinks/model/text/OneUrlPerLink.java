package org.triggerlinks.model.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The values of one rendering: a link used twice in a message part has one URL there. */
record OneUrlPerLink(Values values, Map<String, String> urls) implements Values {

  static Values of(Values values) {
    return new OneUrlPerLink(values, new HashMap<>());
  }

  @Override
  public Optional<String> contact(String field) {
    return values.contact(field);
  }

  @Override
  public Optional<String> customValue(String name) {
    return values.customValue(name);
  }

  @Override
  public String linkUrl(String link) {
    return urls.computeIfAbsent(link, values::linkUrl);
  }
}
