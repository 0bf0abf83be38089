package io.edgepurge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PurgeRequestTest {
    @Test
    void each_request_has_its_own_key_and_keeps_it() {
        PurgeRequest one = PurgeRequest.ofUrls("https://a.example/1.jpg");
        PurgeRequest other = PurgeRequest.ofUrls("https://a.example/1.jpg");

        assertThat(one.idempotencyKey()).hasSize(36).isNotEqualTo(other.idempotencyKey());
        assertThat(one.withReason("new look").idempotencyKey()).isEqualTo(one.idempotencyKey());
    }

    @Test
    void a_request_without_items_is_rejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> PurgeRequest.ofUrls(List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "ümlaut", "line\n"})
    void a_malformed_key_is_rejected(String key) {
        PurgeRequest request = PurgeRequest.ofUrls("https://a.example/1.jpg");

        assertThatIllegalArgumentException().isThrownBy(() -> request.withIdempotencyKey(key));
    }
}
