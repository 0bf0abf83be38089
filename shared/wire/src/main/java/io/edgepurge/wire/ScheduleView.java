package io.edgepurge.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.schedule.PurgeSchedule;
import io.edgepurge.domain.schedule.RegisteredSchedule;
import io.edgepurge.domain.schedule.Timetable;
import java.time.Instant;
import java.util.List;

/** Schedules as their account sees them. */
public final class ScheduleView {
    private static final int NEXT_TIMES = 5;

    /** Enough to recognise a schedule by; an event may hold thousands. */
    private static final int FIRST_ITEMS = 10;

    private ScheduleView() {}

    /** @param now the moment of the answer */
    public static ObjectNode of(List<RegisteredSchedule> schedules, Instant now) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("schedules");
        schedules.forEach(schedule -> list.add(of(schedule, now)));
        return json;
    }

    /** @param now the moment of the answer */
    public static ObjectNode of(RegisteredSchedule registered, Instant now) {
        PurgeSchedule schedule = registered.schedule();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("name", schedule.id().name())
                .put("state", schedule.enabled() ? "enabled" : "disabled");
        addTimes(json, schedule.timetable());
        schedule.spec().reason().ifPresent(reason -> json.put("reason", reason));
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

    private static void addItems(ObjectNode json, PurgeSpec asked) {
        json.put("items", asked.urls().size() + asked.tags().size());
        ArrayNode urls = json.putArray("urls");
        asked.urls().stream().limit(FIRST_ITEMS).forEach(urls::add);
        ArrayNode tags = json.putArray("tags");
        asked.tags().stream()
                .limit(FIRST_ITEMS)
                .forEach(tag -> tags.addObject().put("endpoint", tag.endpoint()).put("tag", tag.tag()));
    }
}
