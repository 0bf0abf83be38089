package io.edgepurge.aws;

import io.edgepurge.testing.GivenStandIn;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("endpoint")
class EndpointRecordsTest implements DynamoDbRecordsContract {
    @RegisterExtension
    static final GivenStandIn GIVEN = new GivenStandIn(System.getenv());

    @RegisterExtension
    static final StandInTables TABLES = new StandInTables(GIVEN::standIn);

    @Override
    public Table emptyTable() {
        return TABLES.emptyTable();
    }
}
