package org.triggerlinks.channels.meta;

import com.restfb.DefaultFacebookClient;
import com.restfb.DefaultJsonMapper;
import com.restfb.FacebookEndpoints;
import com.restfb.Version;
import com.restfb.types.webhook.WebhookObject;
import java.net.URI;
import org.triggerlinks.channels.WebhookRequest;

/**
 * RestFB, a client of the Graph API that others wrote, led to a stand-in: what the two understand
 * of each other is as Meta says it.
 */
public final class RestFb {

  private RestFb() {}

  /** A client that calls the stand-in, and proves that it knows the app's secret. */
  public static DefaultFacebookClient client(URI standIn, String token, String secret) {
    DefaultFacebookClient client = new DefaultFacebookClient(token, secret, Version.LATEST);
    client.setFacebookEndpointUrls(endpoints(standIn.toString()));
    return client;
  }

  private static FacebookEndpoints endpoints(String url) {
    return new FacebookEndpoints() {
      @Override
      public String getFacebookEndpoint() {
        return url;
      }

      @Override
      public String getGraphEndpoint() {
        return url;
      }

      @Override
      public String getGraphVideoEndpoint() {
        return url;
      }
    };
  }

  /** What it reads out of a webhook. */
  public static WebhookObject read(WebhookRequest request) {
    return new DefaultJsonMapper().toJavaObject(request.text(), WebhookObject.class);
  }
}
