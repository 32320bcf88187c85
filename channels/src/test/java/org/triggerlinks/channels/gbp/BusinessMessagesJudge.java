package org.triggerlinks.channels.gbp;

import com.google.api.client.googleapis.auth.oauth2.GoogleCredential;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.JsonFactory;
import com.google.api.client.json.jackson2.JacksonFactory;
import com.google.api.services.businessmessages.v1.Businessmessages;
import com.google.api.services.businessmessages.v1.model.BusinessMessagesMessage;
import com.google.api.services.businessmessages.v1.model.BusinessMessagesRepresentative;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Google's own library for Business Messages, which is led to a stand-in, with its own way to a
 * token: what it understands is as Google said it.
 */
final class BusinessMessagesJudge {

  static final JsonFactory JSON = JacksonFactory.getDefaultInstance();

  private static final HttpTransport TRANSPORT = new NetHttpTransport();

  private BusinessMessagesJudge() {}

  static GoogleCredential credential(String keyFile, String scope) throws IOException {
    return GoogleCredential.fromStream(
            new ByteArrayInputStream(keyFile.getBytes(StandardCharsets.UTF_8)), TRANSPORT, JSON)
        .createScoped(List.of(scope));
  }

  static Businessmessages client(BusinessMessagesStandIn standIn) throws IOException {
    return client(standIn, standIn.keyFile());
  }

  static Businessmessages client(BusinessMessagesStandIn standIn, String keyFile)
      throws IOException {
    return new Businessmessages.Builder(
            TRANSPORT, JSON, credential(keyFile, BusinessMessagesApi.SCOPE))
        .setRootUrl(standIn.url() + "/")
        .setApplicationName("judge")
        .build();
  }

  static BusinessMessagesMessage message(String id, String text) {
    return new BusinessMessagesMessage()
        .setMessageId(id)
        .setText(text)
        .setRepresentative(new BusinessMessagesRepresentative().setRepresentativeType("BOT"));
  }

  static BusinessMessagesMessage send(
      Businessmessages client, String conversation, BusinessMessagesMessage message)
      throws IOException {
    return client
        .conversations()
        .messages()
        .create("conversations/" + conversation, message)
        .execute();
  }
}
