package org.triggerlinks.routes.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;

/**
 * A list that is read page by page, by keys and never by offsets: page 1,000 costs what page 1
 * costs. Ids are ordered by time, so the order of ids is the order of creation.
 */
final class Listing<T> {

  private final Session session;
  private final Class<T> entity;
  private final boolean latestFirst;
  private final StringBuilder where = new StringBuilder();
  private final Map<String, Object> values = new LinkedHashMap<>();

  private Listing(Session session, Class<T> entity, boolean latestFirst) {
    this.session = session;
    this.entity = entity;
    this.latestFirst = latestFirst;
  }

  static <T> Listing<T> oldestFirst(Session session, Class<T> entity) {
    return new Listing<>(session, entity, false);
  }

  static <T> Listing<T> latestFirst(Session session, Class<T> entity) {
    return new Listing<>(session, entity, true);
  }

  /** Only rows with this condition on {@code e}; {@code name} is its parameter. */
  Listing<T> where(String condition, String name, Object value) {
    return where(condition).with(name, value);
  }

  /** The value of a parameter. */
  Listing<T> with(String name, Object value) {
    values.put(name, value);
    return this;
  }

  /** Only rows with this condition on {@code e}. */
  Listing<T> where(String condition) {
    where.append(where.isEmpty() ? " where " : " and ").append(condition);
    return this;
  }

  /** The page that the call asks for. */
  Page<T> page(ApiRequest request, Function<T, UUID> idOf) {
    int limit = request.number("limit");
    request
        .find("cursor")
        .ifPresent(
            cursor ->
                where(latestFirst ? "e.id < :cursor" : "e.id > :cursor", "cursor", id(cursor)));
    return Page.cut(rows(limit + 1), limit, row -> idOf.apply(row).toString());
  }

  /** The first rows. */
  List<T> rows(int most) {
    String hql =
        "from %s e%s order by e.id%s"
            .formatted(entity.getSimpleName(), where, latestFirst ? " desc" : "");
    SelectionQuery<T> query = session.createSelectionQuery("select e " + hql, entity);
    values.forEach(query::setParameter);
    return query.setMaxResults(most).getResultList();
  }

  private static UUID id(String cursor) {
    try {
      return UUID.fromString(cursor);
    } catch (IllegalArgumentException e) {
      throw InvalidRequest.parameters(
          List.of(new FieldError("cursor", "It must be the next_cursor of an earlier answer.")));
    }
  }
}
