package io.edgepurge.aws;

import io.edgepurge.standin.LocalStack;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("docker")
class LocalStackRecordsTest implements DynamoDbRecordsContract {
    @RegisterExtension
    static final LocalStack LOCAL_STACK = new LocalStack(System.getenv());

    @RegisterExtension
    static final StandInTables TABLES = new StandInTables(LOCAL_STACK::standIn);

    @Override
    public Table emptyTable() {
        return TABLES.emptyTable();
    }
}
