package org.triggerlinks.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Load by wrk: as many requests as so many connections can make. */
final class Wrk {

  private static final int CONNECTIONS = 64;

  // The first ones of a cold process may take longer than the two seconds that wrk gives them.
  private static final String LONGEST_ANSWER = "10s";

  private static final String IN_TURN =
      """
      local paths = { %s }
      local next = 0
      local path = function()
        next = next %% #paths + 1
        return paths[next]
      end
      """;

  // A script in wrk's own language; the last function prints what is read here.
  private static final String SCRIPT =
      """
      %s
      request = function()
        return wrk.format("GET", path())
      end
      wrk.headers["User-Agent"] = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1"
      done = function(summary, latency, requests)
        local errors = summary.errors
        io.write(string.format("RESULT %%d %%d %%d %%d %%d %%d\\n", summary.requests, summary.duration,
          latency:percentile(50), latency:percentile(99),
          errors.connect + errors.read + errors.write + errors.timeout, errors.status))
      end
      """;

  private static final Pattern RESULT =
      Pattern.compile("RESULT (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)");

  private final Path script;

  /** Load on these paths, one after the other. */
  Wrk(List<String> paths) throws IOException {
    this(IN_TURN.formatted(String.join(", ", paths.stream().map("\"%s\""::formatted).toList())));
  }

  /** Load on paths that are too many to be listed: each call of this Lua function gives one. */
  Wrk(String functionPath) throws IOException {
    script = Files.createTempFile("paths", ".lua");
    script.toFile().deleteOnExit();
    Files.writeString(script, SCRIPT.formatted(functionPath));
  }

  /**
   * What came of it.
   *
   * @param requests how many were answered
   * @param perSecond requests a second
   * @param p50 median latency in milliseconds
   * @param p99 99th percentile of the latency in milliseconds
   */
  record Result(long requests, double perSecond, double p50, double p99) {}

  /**
   * As many requests as it can make for so long.
   *
   * @throws IllegalStateException if an answer was neither a success nor a redirect, or a request
   *     was not answered within ten seconds
   */
  Result load(URI server, int seconds) throws IOException, InterruptedException {
    Process wrk =
        new ProcessBuilder(
                "wrk",
                "-t1",
                "-c" + CONNECTIONS,
                "-d%ds".formatted(seconds),
                "--timeout",
                LONGEST_ANSWER,
                "-s",
                script.toString(),
                server.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    wrk.waitFor();
    Matcher result = RESULT.matcher(output);
    if (!result.find()) {
      throw new IOException("wrk did not say what came of its load:\n" + output);
    }
    long requests = Long.parseLong(result.group(1));
    long errors = Long.parseLong(result.group(5));
    long failures = Long.parseLong(result.group(6));
    if (requests == 0 || failures > 0 || errors > 0) {
      throw new IllegalStateException(
          "Of %,d answers of %s %,d were no redirects, and %,d requests had none within ten seconds:%n%s"
              .formatted(requests, server, failures, errors, output));
    }
    double micros = Double.parseDouble(result.group(2));
    return new Result(
        requests,
        requests / micros * 1e6,
        Double.parseDouble(result.group(3)) / 1000,
        Double.parseDouble(result.group(4)) / 1000);
  }
}
