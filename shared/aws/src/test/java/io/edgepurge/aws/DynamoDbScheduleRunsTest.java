package io.edgepurge.aws;

import io.edgepurge.domain.schedule.ScheduleRuns;
import io.edgepurge.testing.ScheduleRunsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoDbScheduleRunsTest implements ScheduleRunsContract {
    @RegisterExtension
    static final EmbeddedDynamoDb DYNAMO_DB = new EmbeddedDynamoDb();

    private final Table table = DYNAMO_DB.emptyTable();

    @Override
    public ScheduleRuns runs() {
        return new DynamoDbScheduleRuns(table);
    }
}
