package io.edgepurge.response;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.schedule.PurgeSchedule;
import io.edgepurge.domain.schedule.RegisteredSchedule;
import io.edgepurge.domain.schedule.ScheduleId;
import io.edgepurge.domain.schedule.ScheduleRun;
import io.edgepurge.domain.schedule.ScheduleRun.Outcome;
import io.edgepurge.domain.schedule.Timetable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders the schedules of an account. */
public final class ScheduleView {
    private static final int NEXT_TIMES = 5;

    /** Enough items to recognize a schedule; an event may contain thousands. */
    private static final int FIRST_ITEMS = 10;

    private ScheduleView() {}

    /**
     * Renders schedules without their last runs.
     *
     * @param now the time of the response
     */
    public static ObjectNode of(List<RegisteredSchedule> schedules, Instant now) {
        return of(schedules, Map.of(), now);
    }

    /**
     * Renders schedules.
     *
     * @param lastRuns the known last runs of these schedules
     * @param now the time of the response
     */
    public static ObjectNode of(
            List<RegisteredSchedule> schedules, Map<ScheduleId, ScheduleRun> lastRuns, Instant now) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("schedules");
        for (RegisteredSchedule registered : schedules) {
            ObjectNode schedule = of(registered, now);
            Optional.ofNullable(lastRuns.get(registered.schedule().id()))
                    .ifPresent(run -> schedule.set("lastRun", lastRun(run)));
            list.add(schedule);
        }
        return json;
    }

    private static ObjectNode lastRun(ScheduleRun run) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("at", run.at().toString());
        return switch (run.outcome()) {
            case Outcome.Accepted(PurgeId first) ->
                json.put("outcome", "accepted").put("purge", first.value());
            case Outcome.Refused(String problem) ->
                json.put("outcome", "refused").put("problem", problem);
        };
    }

    /** @param now the time of the response */
    public static ObjectNode of(RegisteredSchedule registered, Instant now) {
        PurgeSchedule schedule = registered.schedule();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("name", schedule.id().name())
                .put("state", schedule.enabled() ? "enabled" : "disabled");
        addTimes(json, schedule.timetable());
        PurgeOptionsView.addTo(json, schedule.spec().options());
        addItems(json, schedule.spec());
        registered.next(now, NEXT_TIMES).ifPresent(times -> {
            ArrayNode next = json.putArray("next");
            times.forEach(time -> next.add(time.toString()));
        });
        return json;
    }

    private static void addTimes(ObjectNode json, Timetable timetable) {
        json.put("expression", timetable.expression()).put("timeZone", timetable.zone());
        timetable.start().ifPresent(start -> json.put("start", start.toString()));
        timetable.end().ifPresent(end -> json.put("end", end.toString()));
    }

    private static void addItems(ObjectNode json, PurgeSpec spec) {
        json.put("items", spec.size());
        ArrayNode urls = json.putArray("urls");
        spec.urls().stream().limit(FIRST_ITEMS).forEach(urls::add);
        ArrayNode tags = json.putArray("tags");
        spec.tags().stream()
                .limit(FIRST_ITEMS)
                .forEach(tag -> tags.addObject().put("endpoint", tag.endpoint()).put("tag", tag.tag()));
        ArrayNode images = json.putArray("images");
        spec.images().stream().limit(FIRST_ITEMS).forEach(images::add);
    }
}
