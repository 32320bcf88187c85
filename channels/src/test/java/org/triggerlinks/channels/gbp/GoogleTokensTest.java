package org.triggerlinks.channels.gbp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triggerlinks.channels.gbp.GoogleFixture.CLOCK;
import static org.triggerlinks.channels.gbp.GoogleFixture.NOW;

import com.google.api.client.json.webtoken.JsonWebSignature;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.http.ProviderAnswer;

/** The tokens at hand, and what is signed to be given one. */
class GoogleTokensTest {

  private final RcsStandIn standIn = new RcsStandIn(0, "agent", CLOCK);
  private final GoogleTokens tokens = new GoogleTokens(RcsApi.SCOPE, CLOCK);

  @AfterEach
  void close() {
    standIn.close();
  }

  private static Account account(String keyFile) {
    return new Account(
        new RcsForBusiness(CLOCK),
        null,
        Map.of(RcsForBusiness.AGENT_ID, "agent", GoogleKeys.SERVICE_ACCOUNT, keyFile));
  }

  @Test
  void accounts_share_a_token_if_they_share_a_key() {
    Account one = account(standIn.keyFile());
    tokens.keep(one, answered("{\"access_token\":\"a\",\"expires_in\":3600}"));

    assertThat(tokens.atHand(account(standIn.keyFile()))).isPresent();
    assertThat(tokens.atHand(account(standIn.keyFile() + " "))).isEmpty();
  }

  @Test
  void one_that_lives_for_a_minute_only_is_used_once() {
    Account account = account(standIn.keyFile());

    assertThat(tokens.keep(account, answered("{\"access_token\":\"a\",\"expires_in\":60}")))
        .isPresent();
    assertThat(tokens.atHand(account)).isEmpty();
  }

  private static ProviderAnswer answered(String body) {
    return new ProviderAnswer.Answered(200, Optional.empty(), body);
  }

  @Test
  void googles_own_library_reads_what_is_signed() throws Exception {
    ServiceAccount account = ServiceAccount.read(standIn.keyFile());
    JsonWebSignature signed =
        JsonWebSignature.parse(
            BusinessMessagesJudge.JSON, Assertion.of(account, RcsApi.SCOPE, NOW));

    RSAPrivateCrtKey key = (RSAPrivateCrtKey) account.key();
    PublicKey proof =
        KeyFactory.getInstance("RSA")
            .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
    assertThat(signed.verifySignature(proof)).isTrue();
    assertThat(signed.getHeader().getAlgorithm()).isEqualTo("RS256");
    assertThat(signed.getHeader().getType()).isEqualTo("JWT");
    assertThat(signed.getHeader().getKeyId()).isEqualTo("1");
    assertThat(signed.getPayload().getIssuer()).isEqualTo(account.email());
    assertThat(signed.getPayload().getAudience()).isEqualTo(account.tokenUri().toString());
    assertThat(signed.getPayload().get("scope")).isEqualTo(RcsApi.SCOPE);
    assertThat(signed.getPayload().getIssuedAtTimeSeconds()).isEqualTo(NOW.getEpochSecond());
    assertThat(signed.getPayload().getExpirationTimeSeconds())
        .isEqualTo(NOW.plus(Duration.ofHours(1)).getEpochSecond());
  }
}
