package org.triggerlinks.model.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values from maps; the n-th link asked for is https://l.example/n. */
final class TestValues implements Values {

  final List<String> asked = new ArrayList<>();
  private final Map<String, String> contact;
  private final Map<String, String> customValues;

  TestValues(Map<String, String> contact, Map<String, String> customValues) {
    this.contact = contact;
    this.customValues = customValues;
  }

  @Override
  public Optional<String> contact(String field) {
    return Optional.ofNullable(contact.get(field));
  }

  @Override
  public Optional<String> customValue(String name) {
    return Optional.ofNullable(customValues.get(name));
  }

  @Override
  public String linkUrl(String link) {
    asked.add(link);
    return "https://l.example/" + asked.size();
  }
}
