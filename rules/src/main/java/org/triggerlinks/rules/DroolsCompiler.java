package org.triggerlinks.rules;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.compiler.kie.builder.impl.DrlProject;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieBuilder.ProjectType;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.Message.Level;
import org.kie.api.builder.ReleaseId;
import org.kie.api.io.ResourceType;

/** Compiles one DRL file into a KieBase of its own. */
final class DroolsCompiler {

  /** What the compiler said; the base is null if there are errors. */
  record Compilation(KieBase base, List<Message> errors) {}

  private static final AtomicLong COUNT = new AtomicLong();

  private DroolsCompiler() {}

  /** Compiles for running. Its messages do not know their lines. */
  static Compilation compile(Source source) {
    return build(source, ExecutableModelProject.class, true);
  }

  /** Compiles once more, slower, for messages that know their lines. */
  static List<Message> diagnose(Source source) {
    return build(source, DrlProject.class, false).errors();
  }

  private static Compilation build(
      Source source, Class<? extends ProjectType> type, boolean wanted) {
    KieServices kie = KieServices.Factory.get();
    // Compiled modules meet in a repository that is global to the process, so each has its own id.
    ReleaseId id =
        kie.newReleaseId("org.triggerlinks.rules", "file-" + COUNT.incrementAndGet(), "1");
    KieFileSystem files = kie.newKieFileSystem();
    files.generateAndWritePomXML(id);
    files.write(
        kie.getResources()
            .newByteArrayResource(source.text().getBytes(StandardCharsets.UTF_8), "UTF-8")
            .setSourcePath("src/main/resources/" + source.path().text())
            .setResourceType(ResourceType.DRL));
    try {
      KieBuilder builder = kie.newKieBuilder(files).buildAll(type);
      List<Message> errors = builder.getResults().getMessages(Level.ERROR);
      KieBase base = wanted && errors.isEmpty() ? kie.newKieContainer(id).getKieBase() : null;
      return new Compilation(base, errors);
    } finally {
      kie.getRepository().removeKieModule(id);
    }
  }
}
