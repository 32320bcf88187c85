package org.triggerlinks.model.text;

import java.util.Optional;

/** What the placeholders of one message part stand for. Values are data and never read again. */
public interface Values {

  /** A standard or custom field of the contact. */
  Optional<String> contact(String field);

  Optional<String> customValue(String name);

  /** The URL of this link in this message part; asked once for each link and rendering. */
  String linkUrl(String link);
}
