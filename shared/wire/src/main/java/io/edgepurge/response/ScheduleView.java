package io.edgepurge.response;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.schedule.PurgeSchedule;
import io.edgepurge.domain.schedule.RegisteredSchedule;
import io.edgepurge.domain.schedule.Timetable;
import java.time.Instant;
import java.util.List;

/** Renders the schedules of an account. */
public final class ScheduleView {
    private static final int NEXT_TIMES = 5;

    /** Enough items to recognize a schedule; an event may contain thousands. */
    private static final int FIRST_ITEMS = 10;

    private ScheduleView() {}

    /** @param now the time of the response */
    public static ObjectNode of(List<RegisteredSchedule> schedules, Instant now) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("schedules");
        schedules.forEach(schedule -> list.add(of(schedule, now)));
        return json;
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
        json.put("items", spec.urls().size() + spec.tags().size());
        ArrayNode urls = json.putArray("urls");
        spec.urls().stream().limit(FIRST_ITEMS).forEach(urls::add);
        ArrayNode tags = json.putArray("tags");
        spec.tags().stream()
                .limit(FIRST_ITEMS)
                .forEach(tag -> tags.addObject().put("endpoint", tag.endpoint()).put("tag", tag.tag()));
    }
}
