package io.edgepurge.local.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.domain.schedule.Timetable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A schedule as sent by the caller, with the attributes that EventBridge Scheduler adds.
 *
 * @param settings the body of CreateSchedule or UpdateSchedule
 */
record StoredSchedule(Identity identity, JsonNode settings, Instant createdAt, Instant changedAt) {
    private static final String UTC = "UTC";

    /** The group and name of a schedule. */
    record Identity(String arnPrefix, String group, String name) {
        String arn() {
            return arnPrefix + ":schedule/" + group + "/" + name;
        }

        String key() {
            return group + "/" + name;
        }
    }

    boolean enabled() {
        return !settings.path("State").asText().equals("DISABLED");
    }

    boolean deletesAfterCompletion() {
        return settings.path("ActionAfterCompletion").asText().equals("DELETE");
    }

    Timetable timetable() {
        return timetableOf(settings);
    }

    static Timetable timetableOf(JsonNode settings) {
        return new Timetable(
                settings.path("ScheduleExpression").asText(),
                settings.path("ScheduleExpressionTimezone").asText(UTC),
                time(settings.path("StartDate")),
                time(settings.path("EndDate")));
    }

    /** Parses seconds since 1970 with an optional fraction. */
    private static Optional<Instant> time(JsonNode seconds) {
        return seconds.isNumber()
                ? Optional.of(Instant.ofEpochMilli(
                        seconds.decimalValue().movePointRight(3).longValue()))
                : Optional.empty();
    }

    /** Returns the next run after a time; empty if the schedule is disabled or has no further run. */
    Optional<Instant> next(Instant after) {
        return enabled() ? timetable().next(createdAt, after, 1).stream().findFirst() : Optional.empty();
    }

    /** Returns the response of GetSchedule. */
    ObjectNode json() {
        ObjectNode json = settings.deepCopy();
        json.remove("ClientToken");
        return json.put("Arn", identity.arn())
                .put("Name", identity.name())
                .put("GroupName", identity.group())
                .put("State", enabled() ? "ENABLED" : "DISABLED")
                .put("ScheduleExpressionTimezone", timetable().zone())
                .put("CreationDate", seconds(createdAt))
                .put("LastModificationDate", seconds(changedAt));
    }

    /** Returns the schedule's entry in the response of ListSchedules. */
    ObjectNode summary() {
        ObjectNode json = json();
        json.retain("Arn", "CreationDate", "GroupName", "LastModificationDate", "Name", "State");
        json.putObject("Target").put("Arn", settings.at("/Target/Arn").asText());
        return json;
    }

    private static BigDecimal seconds(Instant time) {
        return BigDecimal.valueOf(time.toEpochMilli(), 3);
    }
}
