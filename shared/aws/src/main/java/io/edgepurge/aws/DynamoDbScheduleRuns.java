package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.number;
import static io.edgepurge.aws.Attributes.text;
import static io.edgepurge.aws.Attributes.time;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.schedule.ScheduleId;
import io.edgepurge.domain.schedule.ScheduleRun;
import io.edgepurge.domain.schedule.ScheduleRun.Outcome;
import io.edgepurge.domain.schedule.ScheduleRuns;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A DynamoDB-backed {@code ScheduleRuns}. The partition of an account contains one item per schedule. */
final class DynamoDbScheduleRuns implements ScheduleRuns {
    /** Longer than the pause between two runs of a yearly schedule. */
    private static final Duration TIME_TO_LIVE = Duration.ofDays(400);

    private final Table table;

    DynamoDbScheduleRuns(Table table) {
        this.table = table;
    }

    @Override
    public void record(ScheduleId id, ScheduleRun run) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("ranAt", time(run.at()));
        item.put("expiresAt", number(run.at().plus(TIME_TO_LIVE).getEpochSecond()));
        switch (run.outcome()) {
            case Outcome.Accepted(PurgeId first) -> item.put("purge", text(first.value()));
            case Outcome.Refused(String problem) -> item.put("problem", text(problem));
        }
        table.put(Key.scheduleRun(id), item);
    }

    @Override
    public Map<ScheduleId, ScheduleRun> last(AccountId account) {
        return table.queryAll(Key.scheduleRuns(account), "").stream()
                .collect(Collectors.toUnmodifiableMap(
                        item -> new ScheduleId(account, text(item, Key.SORT)), DynamoDbScheduleRuns::read));
    }

    private static ScheduleRun read(Map<String, AttributeValue> item) {
        Outcome outcome = item.containsKey("purge")
                ? new Outcome.Accepted(new PurgeId(text(item, "purge")))
                : new Outcome.Refused(text(item, "problem"));
        return new ScheduleRun(time(item, "ranAt"), outcome);
    }
}
