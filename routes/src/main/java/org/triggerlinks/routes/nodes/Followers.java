package org.triggerlinks.routes.nodes;

import java.util.List;

/** Everybody on this node who follows; one who fails does not keep the others from following. */
public final class Followers implements Follower {

  private final List<Follower> all;

  public Followers(List<Follower> all) {
    this.all = List.copyOf(all);
  }

  @Override
  public void hear(News news) {
    all.forEach(follower -> follower.hear(news));
  }

  @Override
  public void look() {
    RuntimeException failure = null;
    for (Follower follower : all) {
      try {
        follower.look();
      } catch (RuntimeException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
