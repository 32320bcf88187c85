package org.triggerlinks.model.key;

import java.security.SecureRandom;
import java.util.UUID;
import org.apache.commons.text.RandomStringGenerator;

/**
 * Makes link keys and message references: letters and digits, so that no channel breaks or escapes
 * them.
 */
public final class Keys {

  /** Characters of a link key: 3.5 trillion keys. */
  public static final int KEY_LENGTH = 7;

  /** Random characters of a reference: 59.5 bits, behind one that names the partition. */
  public static final int REF_RANDOM_LENGTH = 10;

  /** How many partitions the contacts are spread over: one per letter and digit. */
  public static final int PARTITIONS = 62;

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final RandomStringGenerator BASE62 =
      RandomStringGenerator.builder()
          .selectFrom(ALPHABET.toCharArray())
          .usingRandom(RANDOM::nextInt)
          .get();

  private Keys() {}

  /** A new link key. */
  public static String newLinkKey() {
    return BASE62.generate(KEY_LENGTH);
  }

  /** A new reference for a message part to this contact. */
  public static String newRef(UUID contact) {
    return ALPHABET.charAt(partition(contact)) + BASE62.generate(REF_RANDOM_LENGTH);
  }

  /**
   * The partition of a contact, 0 to 61. It is written into references and so never changes. Ids
   * that follow one another, as time-ordered ones do, are spread evenly.
   */
  public static int partition(UUID contact) {
    long mixed =
        contact.getMostSignificantBits() ^ Long.rotateLeft(contact.getLeastSignificantBits(), 32);
    mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return (int) Long.remainderUnsigned(mixed ^ (mixed >>> 33), PARTITIONS);
  }

  /**
   * The partition of the contact that a reference belongs to, 0 to 61.
   *
   * @throws IllegalArgumentException if it does not start like a reference
   */
  public static int partitionOf(String ref) {
    int partition = ref.isEmpty() ? -1 : ALPHABET.indexOf(ref.charAt(0));
    if (partition < 0) {
      throw new IllegalArgumentException("\"" + ref + "\" is not a message reference.");
    }
    return partition;
  }

  /** True if this is a whole reference, and nothing else. */
  public static boolean isRef(String text) {
    return text.length() == 1 + REF_RANDOM_LENGTH
        && text.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0);
  }

  static String random(int length) {
    return BASE62.generate(length);
  }
}
