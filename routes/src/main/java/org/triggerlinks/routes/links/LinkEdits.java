package org.triggerlinks.routes.links;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.model.location.Locations;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.nodes.Follower;
import org.triggerlinks.routes.nodes.News;

/**
 * Changes of what links lead to: of links, custom values, domains. The redirects of this node
 * follow before the change returns, those of the others when they hear of it.
 */
public final class LinkEdits {

  private static final Logger LOG = LoggerFactory.getLogger(LinkEdits.class);

  private final Database database;
  private final Follower table;
  private final Consumer<News> tell;

  /**
   * Edits of this node.
   *
   * @param table keeps this node's table of links
   * @param tell tells the other nodes, without waiting for them
   */
  public LinkEdits(Database database, LinkFollower table, Consumer<News> tell) {
    this.database = database;
    this.table = table;
    this.tell = tell;
  }

  private record Edited<T>(T result, News news) {}

  /** Changes something of this location in one transaction. Edits of a location do not overlap. */
  public <T> T edit(UUID location, Function<Session, T> change) {
    Edited<T> edited =
        database.inTransaction(
            session -> {
              long version = new Locations(session).changeLinks(location);
              return new Edited<>(change.apply(session), new News.LinksChanged(location, version));
            });
    tell.accept(edited.news());
    follow(edited.news());
    return edited.result();
  }

  // The change is committed: that it cannot be read just now does not make it fail.
  private void follow(News news) {
    try {
      table.hear(news);
    } catch (RuntimeException e) {
      LOG.warn("{} is committed, but its links lead where they did until it can be read.", news, e);
    }
  }
}
