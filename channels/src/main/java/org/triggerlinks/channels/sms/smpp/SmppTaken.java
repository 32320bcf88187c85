package org.triggerlinks.channels.sms.smpp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsmpp.bean.SubmitSm;

/** What a stand-in took, put together as a phone would. */
final class SmppTaken {

  private final List<SmppStandIn.Taken> whole = new ArrayList<>();
  private final Map<String, TreeMap<Integer, Piece>> unfinished = new HashMap<>();

  private record Piece(String id, String text) {}

  synchronized List<SmppStandIn.Taken> whole() {
    return List.copyOf(whole);
  }

  /** Adds what is right by the rules. */
  synchronized void add(String id, SubmitSm pdu) {
    // Parts are read one by one, so that a sign that was split shows.
    Piece piece = new Piece(id, Signs.text(SmppRules.text(pdu), pdu.getDataCoding()).orElseThrow());
    if (!SmppRules.isHeaded(pdu)) {
      whole.add(taken(pdu, List.of(piece)));
      return;
    }
    byte[] octets = pdu.getShortMessage();
    String message =
        "%s %s %d %d".formatted(pdu.getSourceAddr(), pdu.getDestAddress(), octets[3], octets[4]);
    TreeMap<Integer, Piece> parts = unfinished.computeIfAbsent(message, any -> new TreeMap<>());
    parts.put(octets[5] & 0xff, piece);
    if (parts.size() == (octets[4] & 0xff)) {
      unfinished.remove(message);
      whole.add(taken(pdu, List.copyOf(parts.values())));
    }
  }

  private static SmppStandIn.Taken taken(SubmitSm pdu, List<Piece> parts) {
    return new SmppStandIn.Taken(
        parts.stream().map(Piece::id).toList(),
        pdu.getSourceAddr(),
        pdu.getSourceAddrTon(),
        pdu.getDestAddress(),
        pdu.getDataCoding() & 0xff,
        pdu.getRegisteredDelivery() == 1,
        parts.stream().map(Piece::text).toList());
  }
}
