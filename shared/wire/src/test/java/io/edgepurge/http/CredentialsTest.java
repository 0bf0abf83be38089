package io.edgepurge.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.fixture.Requests;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
    private static final Credentials PRIVATE_DEMO = new Credentials.Key(new ApiKey("private_demo"));

    @ParameterizedTest
    @ValueSource(strings = {"private_demo:", "private_demo:do_not_set", "private_demo", "private_demo:a:b"})
    void the_user_name_is_the_key_with_any_password(String userPass) {
        assertThat(credentialsIn("Basic " + base64(userPass))).isEqualTo(PRIVATE_DEMO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer private_demo", "bearer private_demo", "BEARER   private_demo "})
    void the_bearer_token_is_the_key(String header) {
        assertThat(credentialsIn(header)).isEqualTo(PRIVATE_DEMO);
    }

    @Test
    void the_scheme_ignores_case() {
        assertThat(credentialsIn("bAsIc " + base64("private_demo:"))).isEqualTo(PRIVATE_DEMO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Bearer", "Bearer  ", "Basic %%%", "Basic Og==", "Digest x", "private_demo"})
    void malformed_credentials_are_missing(String header) {
        assertThat(credentialsIn(header)).isInstanceOf(Credentials.Missing.class);
    }

    @Test
    void a_key_that_is_too_long_is_missing() {
        assertThat(credentialsIn("Bearer " + "k".repeat(257))).isInstanceOf(Credentials.Missing.class);
    }

    @Test
    void without_the_header_credentials_are_missing() {
        ApiRequest request = new ApiRequest("request-1", Map.of(), Map.of(), Optional.empty());

        assertThat(Credentials.in(request))
                .isEqualTo(new Credentials.Missing(
                        "Send the API key as the user name of HTTP Basic authentication or as a Bearer token."));
    }

    private static Credentials credentialsIn(String header) {
        return Credentials.in(Requests.withHeader("authorization", header));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
