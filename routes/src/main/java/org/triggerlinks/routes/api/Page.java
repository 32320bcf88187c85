package org.triggerlinks.routes.api;

import java.util.List;
import java.util.function.Function;

/**
 * Part of a list.
 *
 * @param nextCursor what gives the next page, or null after the last one
 */
public record Page<T>(List<T> items, String nextCursor) {

  /** A page out of one item more than the page may have, which only tells that there is more. */
  static <T> Page<T> cut(List<T> oneMore, int limit, Function<T, String> cursor) {
    if (oneMore.size() <= limit) {
      return new Page<>(oneMore, null);
    }
    List<T> items = oneMore.subList(0, limit);
    return new Page<>(items, cursor.apply(items.get(limit - 1)));
  }

  /** The page of a list that is in memory; {@code cursor} is null for the first one. */
  static <T> Page<T> of(List<T> all, String cursor, int limit, Function<T, String> idOf) {
    int start = 0;
    for (int i = 0; cursor != null && i < all.size(); i++) {
      if (idOf.apply(all.get(i)).equals(cursor)) {
        start = i + 1;
      }
    }
    int end = Math.min(all.size(), start + limit + 1);
    return cut(all.subList(start, end), limit, idOf);
  }

  <R> Page<R> map(Function<T, R> view) {
    return new Page<>(items.stream().map(view).toList(), nextCursor);
  }
}
