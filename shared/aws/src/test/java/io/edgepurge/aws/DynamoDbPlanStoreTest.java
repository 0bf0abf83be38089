package io.edgepurge.aws;

import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.plan;
import static io.edgepurge.testing.Samples.purge;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.cloudfront.PageMarker;
import io.edgepurge.domain.reconcile.InvalidationPlan;
import io.edgepurge.domain.reconcile.PlanStore;
import io.edgepurge.domain.reconcile.Polling;
import io.edgepurge.domain.reconcile.Polling.OlderPages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Checks what the contract of {@code PlanStore} doesn't see: the stored attributes. */
class DynamoDbPlanStoreTest {
    @RegisterExtension
    static final EmbeddedDynamoDb DYNAMO_DB = new EmbeddedDynamoDb();

    private final Table table = DYNAMO_DB.emptyTable();
    private final PlanStore plans = new DynamoDbPlanStore(table);

    @Test
    void a_plan_that_is_refused_again_and_again_does_not_grow() {
        InvalidationPlan plan = plan("plan-1", purge(1, "/a.jpg"));
        table.put(Key.distribution(IMAGES), Map.of("version", Attributes.number(0)));
        plans.replace(IMAGES, 0, List.of(), List.of(plan));

        for (int calls = 0; calls < 3 * PlanStore.REMEMBERED_CALLS; calls++) {
            plan = plans.callRefused(plans.beginCall(plan, NOON).orElseThrow()).orElseThrow();
        }

        assertThat(attribute(Key.plan(IMAGES, plan.id()), "refusedCalls").ns()).hasSize(PlanStore.REMEMBERED_CALLS);
        assertThat(plan.calls().neverCreated()).isTrue();
        assertThat(plan.calls().refused()).isEqualTo(3 * PlanStore.REMEMBERED_CALLS);
    }

    @Test
    void a_search_on_further_pages_leaves_the_format_of_polls_unchanged() {
        table.put(Key.distribution(IMAGES), Map.of("version", Attributes.number(0)));

        plans.recordPoll(
                IMAGES,
                Optional.empty(),
                new Polling(NOON, true, List.of(), new OlderPages(Optional.of(new PageMarker("I9")), false)));

        assertThat(attribute(Key.distribution(IMAGES), "poll").m()).containsOnlyKeys("at", "single", "older");
        assertThat(attribute(Key.distribution(IMAGES), "pollPages").m()).containsOnlyKeys("after", "ended");
    }

    private AttributeValue attribute(Key key, String name) {
        return table.get(key).map(item -> item.get(name)).orElseThrow();
    }
}
