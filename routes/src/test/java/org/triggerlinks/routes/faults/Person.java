package org.triggerlinks.routes.faults;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.triggerlinks.routes.promises.Visitor;

/** A contact under load. Only one thread at a time acts as this one. */
final class Person {

  /** Place among the contacts of the run, from 0. */
  final int number;

  /** Id of the contact. */
  final String id;

  /** A link in a message to this contact, which may be clicked as often as one likes. */
  final String saleUrl;

  /** A link that a wait is open for; null if this contact is to let every wait pass. */
  final String confirmUrl;

  private final Set<String> confirming = ConcurrentHashMap.newKeySet();
  private volatile boolean confirmed;
  private int clicks;
  private int texts;

  Person(int number, String id, String saleUrl, String confirmUrl) {
    this.number = number;
    this.id = id;
    this.saleUrl = saleUrl;
    this.confirmUrl = confirmUrl;
  }

  /** A browser's name that no other click has. */
  String nextBrowser() {
    return "%s Person/%d Click/%d".formatted(Visitor.PHONE, number, ++clicks);
  }

  /** The how manieth click the last one was. */
  int clicks() {
    return clicks;
  }

  /** A text that no other message has. */
  String nextText() {
    return "note %d of %d".formatted(++texts, number);
  }

  /** The click of this browser, if it arrives, ends the open wait. */
  void tryToConfirm(String browser) {
    confirming.add(browser);
  }

  /** Browsers whose clicks end the open wait, answered or not. */
  Set<String> confirming() {
    return confirming;
  }

  /** The click that ends the open wait was answered. */
  void confirm() {
    confirmed = true;
  }

  boolean mayConfirm() {
    return confirmUrl != null && !confirmed;
  }
}
