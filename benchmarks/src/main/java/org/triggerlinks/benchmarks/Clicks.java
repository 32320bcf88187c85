package org.triggerlinks.benchmarks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Contacts that click at a steady rate, whether or not the clicks before were answered. */
final class Clicks {

  private static final int TICKS_PER_SECOND = 100;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI service;

  Clicks(URI service) {
    this.service = service;
  }

  /**
   * Clicks these links, so many a second; gives how long each answer took, in milliseconds.
   *
   * @throws IllegalStateException if an answer is no redirect
   */
  List<Double> click(List<String> paths, double perSecond) throws InterruptedException {
    List<CompletableFuture<Double>> answers = new ArrayList<>();
    long start = System.nanoTime();
    for (int number = 0; number < paths.size(); number++) {
      long due = start + (long) (number / perSecond * 1e9);
      long ahead = due - System.nanoTime();
      if (ahead > 1_000_000_000L / TICKS_PER_SECOND) {
        TimeUnit.NANOSECONDS.sleep(ahead);
      }
      answers.add(click(paths.get(number)));
    }
    return answers.stream().map(CompletableFuture::join).toList();
  }

  private CompletableFuture<Double> click(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(service + path))
            .header("User-Agent", Population.PHONE)
            .build();
    long asked = System.nanoTime();
    return http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .thenApply(
            answer -> {
              if (answer.statusCode() != 302) {
                throw new IllegalStateException(path + " was answered " + answer.statusCode());
              }
              return (System.nanoTime() - asked) / 1e6;
            });
  }

  /** The value that so many hundredths of these are below or equal to. */
  static double percentile(List<Double> figures, int hundredths) {
    List<Double> sorted = figures.stream().sorted().toList();
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * hundredths / 100));
  }
}
