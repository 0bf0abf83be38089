package io.edgepurge.aws;

import io.edgepurge.standin.StandIn;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tables in an emulated DynamoDB, created on demand and deleted after the class. */
final class StandInTables implements AfterAllCallback {
    private final Supplier<StandIn> standIn;
    private Optional<TestTables> tables = Optional.empty();

    StandInTables(Supplier<StandIn> standIn) {
        this.standIn = standIn;
    }

    Table emptyTable() {
        TestTables open =
                tables.orElseGet(() -> new TestTables(new Clients(standIn.get().variables()).dynamoDb()));
        tables = Optional.of(open);
        return open.next();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        tables.ifPresent(TestTables::close);
    }
}
