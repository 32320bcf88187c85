package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whoever presses Ctrl-C sees. */
class StoppingTest {

  @TempDir Path folder;

  private ServiceProcess service;

  @AfterEach
  void stop() throws InterruptedException {
    service.stop();
  }

  @Test
  void it_says_at_once_that_it_is_stopping_and_at_last_that_it_has_stopped() throws Exception {
    Path rules = folder.resolve("rules");
    Rules.workflow(
        rules,
        "tag",
        "always",
        """
        rule "Tag"
        when
            CustomEvent( name == "tag" )
        then
            insert( addTag( "tagged" ) );
        end
        """);
    service = new ServiceProcess(folder, rules);
    service.start();

    service.stop();

    assertThat(service.printed())
        .containsSubsequence(
            "Trigger Links is ready: ", "Trigger Links is stopping", "Trigger Links has stopped.")
        .endsWith("Trigger Links has stopped.\n");
  }
}
