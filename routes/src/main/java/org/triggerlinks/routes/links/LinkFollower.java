package org.triggerlinks.routes.links;

import java.util.Map;
import java.util.UUID;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.nodes.Follower;
import org.triggerlinks.routes.nodes.News;

/**
 * Keeps the table of links as the database has it. One at a time reads and puts into the table, so
 * that what was read earlier never replaces what was read later, and who waited for the others
 * finds its change in the table already. When reading fails, the table stays as it is, and so does
 * the number of the last change in it: the next look tries again.
 */
public final class LinkFollower implements Follower {

  private final LinkTable table;
  private final StoredLinks stored;

  /** Follows into an empty table, which has all links when this returns. */
  public LinkFollower(LinkTable table, Database database) {
    this.table = table;
    this.stored = new StoredLinks(database);
    stored.all().forEach(table::put);
  }

  @Override
  public void hear(News news) {
    if (news instanceof News.LinksChanged changed) {
      follow(changed.location(), changed.version());
    }
  }

  /** Reads the links of a location, unless the table has this change of them. */
  private synchronized void follow(UUID location, long version) {
    if (table.version(location) < version) {
      stored.of(location).ifPresentOrElse(table::put, () -> table.remove(location));
    }
  }

  @Override
  public synchronized void look() {
    Map<UUID, Long> versions = stored.versions();
    versions.forEach(this::follow);
    table.locations().stream().filter(id -> !versions.containsKey(id)).forEach(table::remove);
  }
}
