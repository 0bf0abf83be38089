package io.edgepurge.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.edgepurge.local.template.BrowserSettings.Cors;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BrowserSettingsTest {
    private static final Path DEPLOYED = Path.of("..", "template.yaml");

    private static final String SMALL = """
            Parameters:
              Origin: {Type: String, Default: ''}
              Open: {Type: String, Default: 'yes'}
            Conditions:
              IsOpen: !Equals [!Ref Open, 'yes']
              HasOrigin: !Not [!Equals [!Ref Origin, '']]
              Both: !And [!Condition IsOpen, !Condition HasOrigin]
              Any: !Or [!Condition Both, !Equals [!Ref Origin, 'always']]
            Resources:
              Api:
                Type: AWS::Serverless::HttpApi
                Properties:
                  CorsConfiguration: !If
                    - Any
                    - AllowOrigins: [!Ref Origin]
                      AllowMethods: [GET, DELETE]
                      AllowHeaders: [authorization]
                      ExposeHeaders: [etag, date]
                      MaxAge: 60
                    - !Ref AWS::NoValue
              Headers:
                Type: AWS::CloudFront::ResponseHeadersPolicy
                Properties:
                  ResponseHeadersPolicyConfig:
                    SecurityHeadersConfig:
                      ContentSecurityPolicy: {ContentSecurityPolicy: default-src 'none', Override: true}
                      ContentTypeOptions: {Override: true}
                      FrameOptions: {FrameOption: DENY, Override: true}
                      ReferrerPolicy: {ReferrerPolicy: no-referrer, Override: true}
                      StrictTransportSecurity: {AccessControlMaxAgeSec: 9, Override: true}
                    CustomHeadersConfig:
                      Items:
                        - {Header: X-Own, Value: 'yes', Override: true}
            """;

    @TempDir
    private Path folder;

    @Test
    void the_origin_parameter_is_allowed() {
        assertThat(read(SMALL, Map.of("Origin", "https://a.test"))
                        .browserSettings()
                        .cors())
                .contains(new Cors(
                        List.of("https://a.test"),
                        List.of("GET", "DELETE"),
                        List.of("authorization"),
                        List.of("etag", "date"),
                        60));
    }

    @Test
    void the_conditions_can_disable_cors() {
        assertThat(read(SMALL, Map.of()).browserSettings().cors()).isEmpty();
        assertThat(read(SMALL, Map.of("Origin", "https://a.test", "Open", "no"))
                        .browserSettings()
                        .cors())
                .isEmpty();
        assertThat(read(SMALL, Map.of("Origin", "always", "Open", "no"))
                        .browserSettings()
                        .cors())
                .isPresent();
    }

    @Test
    void the_page_headers_come_from_the_policy_except_for_TLS() {
        assertThat(read(SMALL, Map.of()).browserSettings().pageHeaders())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Content-Security-Policy", "default-src 'none'",
                        "X-Content-Type-Options", "nosniff",
                        "X-Frame-Options", "DENY",
                        "Referrer-Policy", "no-referrer",
                        "X-Own", "yes"));
    }

    @Test
    void unsupported_browser_settings_are_rejected() {
        assertRefused(
                SMALL.replace("MaxAge: 60", "AllowCredentials: true"),
                "template.yaml: Api.CorsConfiguration.AllowCredentials: is not supported by the local stack, which has no cookies");
        assertRefused(
                SMALL.replace("[!Ref Origin]", "['*']"),
                "template.yaml: Api.CorsConfiguration.AllowOrigins: is not supported by the local stack with '*'");
        assertRefused(
                SMALL.replace("ReferrerPolicy: {", "XSSProtection: {"),
                "template.yaml: Headers.ResponseHeadersPolicyConfig.SecurityHeadersConfig.XSSProtection: is not supported by the local stack");
        assertRefused(
                SMALL.replace("    - Any\n", "    - None\n"),
                "template.yaml: Api.CorsConfiguration: unknown condition None");
        assertRefused(
                SMALL.replace("!Equals [!Ref Origin, 'always']", "!Contains [a, b]")
                        .replace("[!Condition Both, ", "[")
                        .replace("  Open:", "  Closed:"),
                "template.yaml: Api.CorsConfiguration: Fn::Contains is not supported by the local stack");
    }

    @Test
    void the_deployed_template_allows_cors_only_for_a_configured_origin() {
        assertThat(deployedWith("").cors()).isEmpty();
        assertThat(deployedWith("https://page.example").cors())
                .contains(new Cors(
                        List.of("https://page.example"),
                        List.of("GET", "POST", "DELETE"),
                        List.of("authorization", "content-type", "idempotency-key", "if-none-match"),
                        List.of(
                                "location",
                                "retry-after",
                                "etag",
                                "ratelimit",
                                "ratelimit-policy",
                                "date",
                                "apigw-requestid"),
                        3600));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a",
                "https://purge.example.com",
                "https://purge.example.com:8443",
                "https://purge.example.com:4430",
                "https://purge.example.com:80",
                "http://localhost:5173"
            })
    void an_origin_as_sent_by_a_browser_is_accepted(String origin) {
        assertThat(deployedWith(origin).cors()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "https://*",
                "https://*.example.com",
                "https://purge.example.com/",
                "http://purge.example.com",
                "http://localhost",
                "http://localhost.example.com:80",
                "https://PURGE.example.com",
                "https://purge.example.com:443",
                "https://purge.example.com:0443",
                "http://localhost:80",
                "https://a@example.com",
                "https://a,https://b",
                "https://a https://b",
                "purge.example.com"
            })
    void anything_else_is_rejected_as_an_origin(String value) {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> deployedWith(value))
                .withMessageMatching("template.yaml: BrowserOrigin: must be https://HOST, .*, not \\Q" + value + "\\E");
    }

    @Test
    void the_deployed_page_loads_and_calls_only_its_own_host() {
        Map<String, String> headers = deployedWith("").pageHeaders();

        assertThat(headers.get("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self';", "connect-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("http:", "https:", "*", "unsafe-eval");
        assertThat(headers)
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("X-Frame-Options", "DENY")
                .containsEntry("Referrer-Policy", "no-referrer")
                .containsEntry("Cross-Origin-Opener-Policy", "same-origin")
                .containsKey("Permissions-Policy")
                .doesNotContainKey("Strict-Transport-Security");
    }

    private static BrowserSettings deployedWith(String origin) {
        return Template.read(DEPLOYED, values(Map.of("BrowserOrigin", origin))).browserSettings();
    }

    private void assertRefused(String yaml, String message) {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> read(yaml, Map.of("Origin", "https://a.test")))
                .withMessage(message);
    }

    private Template read(String yaml, Map<String, String> parameters) {
        try {
            return Template.read(Files.writeString(folder.resolve("template.yaml"), yaml), values(parameters));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static LocalValues values(Map<String, String> parameters) {
        return new LocalValues("eu-central-1", "000000000000", URI.create("http://127.0.0.1:8084"), parameters);
    }
}
