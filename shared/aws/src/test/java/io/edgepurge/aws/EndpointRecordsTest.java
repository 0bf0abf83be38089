package io.edgepurge.aws;

import io.edgepurge.standin.ConfiguredStandIn;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("endpoint")
class EndpointRecordsTest implements DynamoDbRecordsContract {
    @RegisterExtension
    static final ConfiguredStandIn GIVEN = new ConfiguredStandIn(System.getenv());

    @RegisterExtension
    static final StandInTables TABLES = new StandInTables(GIVEN::standIn);

    @Override
    public Table emptyTable() {
        return TABLES.emptyTable();
    }
}
