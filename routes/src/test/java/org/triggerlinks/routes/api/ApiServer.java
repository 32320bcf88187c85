package org.triggerlinks.routes.api;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.main.Main;
import org.triggerlinks.routes.runtime.HttpFailures;
import org.triggerlinks.routes.runtime.ResponseHeaders;

/** The API's routes alone, served on a free port, and a client for them. */
final class ApiServer implements AutoCloseable {

  private final Main camel = new Main();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;

  private ApiServer(int port) {
    this.port = port;
  }

  static ApiServer start(Api api) throws Exception {
    ApiServer server;
    try (ServerSocket socket = new ServerSocket(0)) {
      server = new ApiServer(socket.getLocalPort());
    }
    server.open(api);
    return server;
  }

  private void open(Api api) throws Exception {
    PlatformHttpComponent component = new PlatformHttpComponent();
    component.setHeaderFilterStrategy(new ResponseHeaders());
    camel.bind("platform-http", component);
    VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
    configuration.setBindHost("127.0.0.1");
    configuration.setBindPort(port);
    camel.configure().addRoutesBuilder(new HttpFailures());
    camel.configure().addRoutesBuilder(new ServeApi(api, 8));
    camel.configure().addRoutesBuilder(new ServeApiDocs(new ApiDocs()));
    camel.init();
    camel.getCamelContext().addService(new VertxPlatformHttpServer(configuration));
    camel.start();
  }

  /** A call that can be added to. */
  HttpRequest.Builder call(String method, String path, String body) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .method(
            method,
            body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body));
  }

  HttpResponse<String> send(HttpRequest.Builder call) throws IOException, InterruptedException {
    return client.send(call.build(), HttpResponse.BodyHandlers.ofString());
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    camel.stop();
  }
}
