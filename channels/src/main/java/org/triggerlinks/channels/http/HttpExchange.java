package org.triggerlinks.channels.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.HttpHeaders;

/** Puts a call into the words of Camel's HTTP component, and takes the answer out of them. */
final class HttpExchange {

  private HttpExchange() {}

  static void write(Exchange exchange) {
    Message message = exchange.getMessage();
    ProviderCall call = message.getBody(ProviderCall.class);
    call.headers().forEach(message::setHeader);
    message.setHeader(Exchange.HTTP_METHOD, call.method());
    message.setHeader(Exchange.HTTP_URI, call.url().toASCIIString());
    message.setBody(call.body().isEmpty() ? null : call.body().getBytes(StandardCharsets.UTF_8));
  }

  static void read(Exchange exchange) {
    Message message = exchange.getMessage();
    byte[] body = message.getBody(byte[].class);
    int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    Optional<Duration> retryAfter =
        after(
            message.getHeader(HttpHeaders.RETRY_AFTER, String.class),
            message.getHeader(HttpHeaders.DATE, String.class));
    message.removeHeaders("*");
    message.setBody(
        new ProviderAnswer.Answered(
            status, retryAfter, body == null ? "" : new String(body, StandardCharsets.UTF_8)));
  }

  static void failed(Exchange exchange) {
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    message.setBody(
        WhatFailed.of(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)));
  }

  /** Seconds or a date (RFC 9110, 10.2.3); a date is held against the provider's own clock. */
  private static Optional<Duration> after(String retryAfter, String date) {
    if (retryAfter == null) {
      return Optional.empty();
    }
    if (retryAfter.strip().matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter.strip())));
    }
    Instant then = DateUtils.parseStandardDate(retryAfter.strip());
    Instant now = date == null ? null : DateUtils.parseStandardDate(date);
    return then == null || now == null || then.isBefore(now)
        ? Optional.empty()
        : Optional.of(Duration.between(now, then));
  }
}
