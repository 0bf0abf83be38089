package io.edgepurge.aws;

import static io.edgepurge.aws.FaultyDynamoDb.Fault.CONFLICT;
import static io.edgepurge.aws.FaultyDynamoDb.Fault.LOST_AFTER;
import static io.edgepurge.aws.FaultyDynamoDb.Fault.LOST_BEFORE;
import static io.edgepurge.testing.PurgeStoreContract.NOVEMBER;
import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.acceptance;
import static io.edgepurge.testing.Samples.purge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgepurge.aws.FaultyDynamoDb.Fault;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.purge.PurgeStore.AcceptResult;
import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import io.edgepurge.domain.purge.StoreUnavailable;
import java.time.Clock;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultyAcceptTest {
    @RegisterExtension
    static final EmbeddedDynamoDb DYNAMO_DB = new EmbeddedDynamoDb();

    private static final Acceptance ACCEPTANCE = acceptance(purge(1, "/a.jpg"), 10);

    private final String table = DYNAMO_DB.emptyTable().name();

    @Test
    void conflicts_with_others_are_waited_out() {
        PurgeStore ledger = ledger(CONFLICT, CONFLICT, CONFLICT);

        assertThat(ledger.accept(ACCEPTANCE)).isEqualTo(new AcceptResult.Done());
        assertThat(left()).isEqualTo(9);
    }

    @Test
    void when_patience_runs_out_nothing_is_charged() {
        PurgeStore ledger = ledger(Collections.nCopies(10, CONFLICT).toArray(Fault[]::new));

        assertThat(ledger.accept(ACCEPTANCE)).isEqualTo(new AcceptResult.Busy());
        assertThat(left()).isEqualTo(10);
    }

    @Test
    void a_lost_answer_is_looked_up() {
        PurgeStore ledger = ledger(LOST_AFTER);

        assertThat(ledger.accept(ACCEPTANCE)).isEqualTo(new AcceptResult.Done());
        assertThat(left()).isEqualTo(9);
    }

    @Test
    void a_lost_request_is_not_taken_for_done() {
        PurgeStore ledger = ledger(LOST_BEFORE);

        assertThatThrownBy(() -> ledger.accept(ACCEPTANCE)).isInstanceOf(StoreUnavailable.class);
        assertThat(left()).isEqualTo(10);
    }

    @Test
    void asking_again_after_a_lost_answer_charges_once() {
        ledger(LOST_AFTER).accept(ACCEPTANCE);

        assertThat(ledger().accept(ACCEPTANCE)).isEqualTo(new AcceptResult.Done());
        assertThat(left()).isEqualTo(9);
    }

    private PurgeStore ledger(Fault... faults) {
        Table faulty = TestTables.table(new FaultyDynamoDb(DYNAMO_DB.client(), faults), table);
        return new DynamoDbPurgeStore(faulty, Clock.systemUTC());
    }

    private int left() {
        return ledger().quota(ACME, NOVEMBER, 10).left();
    }
}
