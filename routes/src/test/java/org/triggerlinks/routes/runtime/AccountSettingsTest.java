package org.triggerlinks.routes.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.channels.Account;

/** Accounts at providers, as they are set. */
class AccountSettingsTest {

  private static final String SID = "AC" + "0".repeat(32);
  private static final String TOKEN = "sesame";

  @TempDir Path folder;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private String file = "";

  private List<Account> accounts() throws IOException {
    Path properties = Files.writeString(folder.resolve("application.properties"), file);
    return new SettingsSources(problems)
        .file(properties)
        .environment(environment)
        .accounts()
        .accounts();
  }

  private void whole(String prefix) {
    environment.put(prefix + "ACCOUNT_SID", SID);
    environment.put(prefix + "AUTH_TOKEN", TOKEN);
    environment.put(prefix + "FROM", "+15005550006");
  }

  @Test
  void without_any_key_there_is_no_account() throws IOException {
    assertThat(accounts()).isEmpty();
    assertThat(problems).isEmpty();
  }

  @Test
  void an_account_for_all_locations_is_made_of_the_file_and_the_environment() throws IOException {
    file = "channels.sms.account-sid = %s\nchannels.sms.from = +15005550006\n".formatted(SID);
    environment.put("TRIGGERLINKS_CHANNELS_SMS_AUTH_TOKEN", TOKEN);

    assertThat(accounts())
        .singleElement()
        .satisfies(
            account -> {
              assertThat(account.location()).isNull();
              assertThat(account.gateway().name()).isEqualTo("twilio");
              assertThat(account.get("account-sid")).isEqualTo(SID);
              assertThat(account.get("auth-token")).isEqualTo(TOKEN);
              assertThat(account.get("api-url")).isEqualTo("https://api.twilio.com");
              assertThat(account.sendsToPeople()).isTrue();
              assertThat(account.toString()).contains("from=+15005550006", "auth-token=***");
              assertThat(account.toString()).doesNotContain(TOKEN);
            });
    assertThat(problems).isEmpty();
  }

  @Test
  void a_location_whose_name_has_hyphens_has_an_account_of_its_own() throws IOException {
    whole("TRIGGERLINKS_LOCATIONS_MAIN_STREET_SMS_");

    assertThat(accounts()).extracting(Account::location).containsExactly("main-street");
  }

  @Test
  void locations_refine_what_is_set_for_all() throws IOException {
    file =
        "channels.sms.account-sid = %s\nlocations.a.sms.from = +15005550001\n".formatted(SID)
            + "locations.b.sms.from = +15005550002\n";
    environment.put("TRIGGERLINKS_CHANNELS_SMS_AUTH_TOKEN", TOKEN);

    assertThat(accounts())
        .extracting(account -> account.location() + " " + account.get("from"))
        .containsExactly("a +15005550001", "b +15005550002");
    assertThat(problems).isEmpty();
  }

  @Test
  void each_key_that_is_missing_is_told_with_its_variable_and_what_it_is() throws IOException {
    file = "channels.sms.from = +15005550006\n";

    assertThat(accounts()).isEmpty();
    assertThat(problems)
        .satisfiesExactly(
            sid ->
                assertThat(sid)
                    .startsWith("channels.sms.account-sid is missing")
                    .contains("TRIGGERLINKS_CHANNELS_SMS_ACCOUNT_SID.", "console"),
            token ->
                assertThat(token)
                    .startsWith("channels.sms.auth-token is missing")
                    .contains("TRIGGERLINKS_CHANNELS_SMS_AUTH_TOKEN_FILE."));
  }

  @Test
  void a_sender_is_needed_and_only_one() throws IOException {
    whole("TRIGGERLINKS_CHANNELS_SMS_");
    environment.put("TRIGGERLINKS_CHANNELS_SMS_MESSAGING_SERVICE_SID", "MG" + "0".repeat(32));

    assertThat(accounts()).isEmpty();
    assertThat(problems)
        .containsExactly(
            "channels.sms.* (twilio) needs a sender: either from or messaging-service-sid, not"
                + " both.");
  }

  @Test
  void a_secret_in_the_file_of_settings_is_refused_and_not_shown() throws IOException {
    whole("TRIGGERLINKS_CHANNELS_SMS_");
    file = "\nchannels.sms.auth-token = sesame\n";
    accounts();

    assertThat(problems)
        .singleElement()
        .asString()
        .contains(":2: channels.sms.auth-token is a secret")
        .contains("TRIGGERLINKS_CHANNELS_SMS_AUTH_TOKEN_FILE")
        .doesNotContain(TOKEN);
  }

  @Test
  void a_secret_is_read_from_a_file_of_its_own() throws IOException {
    whole("TRIGGERLINKS_CHANNELS_SMS_");
    environment.remove("TRIGGERLINKS_CHANNELS_SMS_AUTH_TOKEN");
    Path secret = Files.writeString(folder.resolve("token"), "open sesame\n");
    environment.put("TRIGGERLINKS_CHANNELS_SMS_AUTH_TOKEN_FILE", secret.toString());

    assertThat(accounts())
        .singleElement()
        .satisfies(account -> assertThat(account.get("auth-token")).isEqualTo("open sesame"));
  }

  @Test
  void a_value_that_cannot_be_one_is_told_where_it_is_written() throws IOException {
    whole("TRIGGERLINKS_CHANNELS_SMS_");
    environment.put("TRIGGERLINKS_CHANNELS_SMS_ACCOUNT_SID", "AC123");
    accounts();

    assertThat(problems)
        .containsExactly(
            "TRIGGERLINKS_CHANNELS_SMS_ACCOUNT_SID: channels.sms.account-sid must be AC and 32"
                + " hexadecimal digits, but is \"AC123\".");
  }

  @Test
  void names_that_do_not_exist_are_told_with_the_nearest_one() throws IOException {
    file = "channels.sms.form = 1\nchannels.fax.from = 1\n";
    environment.put("TRIGGERLINKS_CHANNELS_SMS_AUTH_TOKN", "x");
    accounts();

    assertThat(problems)
        .satisfiesExactly(
            form ->
                assertThat(form)
                    .contains("no setting channels.sms.form; did you mean channels.sms.from?"),
            fax -> assertThat(fax).contains("no setting channels.fax.from"),
            token ->
                assertThat(token).contains("did you mean TRIGGERLINKS_CHANNELS_SMS_AUTH_TOKEN?"));
  }

  @Test
  void a_setting_of_an_account_that_is_written_twice_is_refused() throws IOException {
    whole("TRIGGERLINKS_CHANNELS_SMS_");
    file = "channels.sms.from = 1234\nchannels.sms.from = 5678\n";
    accounts();

    assertThat(problems).singleElement().asString().contains(":2: channels.sms.from is set twice");
  }

  @Test
  void an_unknown_provider_is_refused_with_those_there_are() throws IOException {
    whole("TRIGGERLINKS_CHANNELS_SMS_");
    file = "channels.sms.provider = pigeon\n";
    accounts();

    assertThat(problems)
        .singleElement()
        .asString()
        .contains(":1: channels.sms.provider must be one of: twilio", "\"pigeon\"");
  }

  @Test
  void the_clock_cannot_be_moved_where_an_account_sends_to_people() {
    Map<String, String> overrides = new LinkedHashMap<>();
    overrides.put("channels.sms.account-sid", SID);
    overrides.put("channels.sms.auth-token", TOKEN);
    overrides.put("channels.sms.from", "+15005550006");

    assertThat(
            catchThrowableOfType(WrongSettings.class, () -> TestSettings.in(folder, overrides))
                .problems())
        .singleElement()
        .asString()
        .contains("sandbox.clock must be false where an account sends to people");

    overrides.put("sandbox.clock", "false");
    Settings settings = TestSettings.in(folder, overrides);
    assertThat(settings.accounts()).hasSize(1);
    assertThat(settings.toString()).contains("sms of all locations: twilio").doesNotContain(TOKEN);
    assertThat(settings.placeholders().values()).doesNotContain(TOKEN);

    overrides.put("channels.mode", "sandbox");
    assertThat(TestSettings.in(folder, overrides).accounts()).isEmpty();
  }
}
