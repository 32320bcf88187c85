package org.triggerlinks.routes.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/** Swagger UI out of its jar, with the contract. Nothing is fetched from anywhere else. */
public final class ApiDocs {

  private static final String JAR = "/META-INF/resources/webjars/swagger-ui/";

  // Swagger UI draws its icons from data: URLs and sets style attributes.
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
        <meta charset="utf-8">
        <title>Trigger Links API</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="/api/docs/swagger-ui.css">
      </head>
      <body>
        <div id="swagger-ui"></div>
        <noscript>This page needs JavaScript. The contract is at <a href="/api/openapi.yaml">/api/openapi.yaml</a>.</noscript>
        <script src="/api/docs/swagger-ui-bundle.js"></script>
        <script src="/api/docs/start.js"></script>
      </body>
      </html>
      """;

  private static final String START =
      """
      window.ui = SwaggerUIBundle({
        url: '/api/openapi.yaml',
        dom_id: '#swagger-ui',
        deepLinking: true,
        docExpansion: 'none',
        persistAuthorization: true,
        tryItOutEnabled: true,
        validatorUrl: null
      });
      """;

  private final String version = version();

  /** The way to the page. */
  public HttpReply lead() {
    return new HttpReply(302, Map.of("Location", "/api/docs", "Cache-Control", "no-store"), "");
  }

  /** The contract. */
  public HttpReply contract() {
    return file("application/yaml", ContractText.read());
  }

  /** The page at /api/docs, and what it loads. */
  public HttpReply page(String uri) {
    return switch (uri.split("[?#]", 2)[0]) {
      case "/api/docs", "/api/docs/" -> html();
      case "/api/docs/start.js" -> file("text/javascript; charset=utf-8", START);
      case "/api/docs/swagger-ui-bundle.js" ->
          file("text/javascript; charset=utf-8", read(JAR + version + "/swagger-ui-bundle.js"));
      case "/api/docs/swagger-ui.css" ->
          file("text/css; charset=utf-8", read(JAR + version + "/swagger-ui.css"));
      default -> Problems.reply(NotFound.path(uri));
    };
  }

  private static HttpReply html() {
    return new HttpReply(
        200,
        Map.of(
            "Content-Type", "text/html; charset=utf-8",
            "Cache-Control", "no-cache",
            "Content-Security-Policy", CONTENT_SECURITY_POLICY,
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff"),
        PAGE);
  }

  private static HttpReply file(String type, String content) {
    return new HttpReply(
        200,
        Map.of(
            "Content-Type", type, "Cache-Control", "no-cache", "X-Content-Type-Options", "nosniff"),
        content);
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream file =
        ApiDocs.class.getResourceAsStream(
            "/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
      properties.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  private static String read(String resource) {
    try (InputStream file = ApiDocs.class.getResourceAsStream(resource)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
