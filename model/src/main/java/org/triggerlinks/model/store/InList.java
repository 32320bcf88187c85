package org.triggerlinks.model.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.query.CommonQueryContract;

/**
 * The values of an {@code in}, each a parameter of its own. Hibernate keeps no plan of a query with
 * a parameter that is a list: it translates the query anew each time (its SqmInterpretationsKey).
 * As each number of values is a query of its own, the last value is repeated up to a power of two.
 */
public final class InList {

  private final String name;
  private final List<Object> values;

  private InList(String name, List<Object> values) {
    this.name = name;
    this.values = values;
  }

  /**
   * Values for an {@code in}; without any it is never true.
   *
   * @param name how the parameters' names begin
   */
  public static InList of(String name, Collection<?> values) {
    List<Object> filled = new ArrayList<>(values);
    int size = filled.isEmpty() ? 0 : Integer.highestOneBit(2 * filled.size() - 1);
    while (filled.size() < size) {
      filled.add(filled.get(filled.size() - 1));
    }
    return new InList(name, filled);
  }

  /** What follows the word {@code in}. */
  public String hql() {
    return values.isEmpty()
        ? "(null)"
        : IntStream.range(0, values.size())
            .mapToObj(i -> ":" + name + i)
            .collect(Collectors.joining(",", "(", ")"));
  }

  /** Gives the query its values. */
  public <Q extends CommonQueryContract> Q bind(Q query) {
    for (int i = 0; i < values.size(); i++) {
      query.setParameter(name + i, values.get(i));
    }
    return query;
  }
}
