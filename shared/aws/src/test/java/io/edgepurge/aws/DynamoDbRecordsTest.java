package io.edgepurge.aws;

import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoDbRecordsTest implements DynamoDbRecordsContract {
    @RegisterExtension
    static final EmbeddedDynamoDb DYNAMO_DB = new EmbeddedDynamoDb();

    @Override
    public Table emptyTable() {
        return DYNAMO_DB.emptyTable();
    }
}
