package org.triggerlinks.routes.nodes;

/** Keeps something in memory as it is in the database, whichever node changes it. */
public interface Follower {

  /** Follows these news, if they are about what it keeps. */
  void hear(News news);

  /** Looks for changes whose news did not arrive. */
  void look();
}
