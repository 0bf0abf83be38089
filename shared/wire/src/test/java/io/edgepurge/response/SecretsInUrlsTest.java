package io.edgepurge.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsInUrlsTest {
    @ParameterizedTest
    @CsvSource({
        "https://me:s3cret@a.example/b, https://REDACTED@a.example/b",
        "https://s3cret@a.example/b, https://REDACTED@a.example/b",
        "https://me:s3c@ret@a.example/b, https://REDACTED@a.example/b",
        "me:s3cret@a.example/b, REDACTED@a.example/b",
        "https://a.example/b https://me:s3cret@c.example/, https://a.example/b https://REDACTED@c.example/",
        "https:\\\\me:s3cret@a.example/b, https:\\\\REDACTED@a.example/b",
        "https:/me:s3cret@a.example/b, https:/REDACTED@a.example/b",
        "https:me:s3cret@a.example/b, REDACTED@a.example/b",
        "https:/s3cret@a.example/b, https:/REDACTED@a.example/b",
        "https://me:/s3cret@a.example/b, https://REDACTED@a.example/b",
        "https://me:s3/cret@a.example/b, https://REDACTED@a.example/b",
        "https://me:s3?cret@a.example/b, https://REDACTED@a.example/b",
        "https://me:s3#cret@a.example/b, https://REDACTED@a.example/b",
        "https://me:s3 cret@a.example/b, https://REDACTED@a.example/b",
        "https://me:s3@x/cret@a.example/b, https://REDACTED@a.example/b",
        "https://me:80/s3cret@a.example/b, https://REDACTED@a.example/b",
        "//me:s3/cret@a.example/b, //REDACTED@a.example/b",
        "me:s3/cret@a.example/b, REDACTED@a.example/b",
        "https://a.example/https://me:s3/cret@c.example/, https://a.example/https://REDACTED@c.example/",
        "https://a/b?Signature=s3cret&w=1, https://a/b?Signature=REDACTED&w=1",
        "https://a/b?Policy=s3cret, https://a/b?Policy=REDACTED",
        "https://a/b?w=1&X-Amz-Security-Token=s3cret*, https://a/b?w=1&X-Amz-Security-Token=REDACTED",
        "https://a/b?alt=media&token=s3cret, https://a/b?alt=media&token=REDACTED",
        "https://a/b?sig=s3cret, https://a/b?sig=REDACTED",
        "https://a/b?w=1&amp;api_key=s3cret, https://a/b?w=1&amp;api_key=REDACTED",
        "https://a/b?PASSWORD=s3cret, https://a/b?PASSWORD=REDACTED",
        "https://a/b?url=https%3A%2F%2Fc%3Ftoken%3Ds3cret%26w%3D1,"
                + " https://a/b?url=https%3A%2F%2Fc%3Ftoken%3DREDACTED%26w%3D1",
    })
    void a_secret_is_redacted(String url, String redacted) {
        assertThat(SecretsInUrls.redactedIn(url)).isEqualTo(redacted).doesNotContain("s3", "cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example/b@2x.jpg?w=1&h=2",
                "https://a.example/monkey=1/design=2/x.jpg",
                "https://a.example/b?width=100&keywords=x&format=auto",
                "https://a.example:8443/b@2x.jpg",
                "https://localhost:8080/demo/b@2x.jpg",
                "https://a.example:/b@2x.jpg",
                "https://a.example/tr:w-1/b@2x.jpg",
                "https://a.example/x//tr:w-1/b@2x.jpg",
                "images/b@2x.jpg",
                "",
            })
    void other_text_is_unchanged(String url) {
        assertThat(SecretsInUrls.redactedIn(url)).isEqualTo(url);
    }

    @Test
    void a_long_text_takes_linear_time() {
        String url = "//a:".repeat(50_000) + "?token%3".repeat(50_000);

        assertThat(SecretsInUrls.redactedIn(url)).isEqualTo(url);
        assertThat(SecretsInUrls.redactedIn(url + "x@y")).endsWith("@y");
        assertThat(SecretsInUrls.redactedIn("://a.b:1/".repeat(50_000) + "@")).endsWith("@");
    }
}
