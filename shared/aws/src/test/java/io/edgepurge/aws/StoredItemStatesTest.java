package io.edgepurge.aws;

import static io.edgepurge.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.ItemState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class StoredItemStatesTest {
    private static final ItemState COMPLETED = ItemState.submitted("I1", NOON)
            .withCarrier(Optional.of(new InvalidationPath("/img/red-*")))
            .completed(NOON.plusSeconds(9));

    @Test
    void a_state_can_be_written_and_read_again() {
        assertThat(read(StoredItemStates.write(COMPLETED))).containsExactly(entry(7, COMPLETED));
    }

    @Test
    void a_state_of_an_older_version_has_no_submission_time() {
        Map<String, AttributeValue> older =
                new HashMap<>(StoredItemStates.write(COMPLETED).m());
        older.remove("submittedAt");

        assertThat(older).containsOnlyKeys("status", "since", "invalidation", "carriedBy", "q", "e");
        assertThat(read(Attributes.map(older))).containsExactly(entry(7, COMPLETED.withSubmittedAt(Optional.empty())));
    }

    private static Map<Integer, ItemState> read(AttributeValue state) {
        return StoredItemStates.read(Map.of("i7", state));
    }
}
