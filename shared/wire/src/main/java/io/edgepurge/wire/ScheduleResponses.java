package io.edgepurge.wire;

import io.edgepurge.domain.schedule.RegisteredSchedule;
import java.time.Instant;
import java.util.List;

/** What {@code GET /v1/schedules} answers. */
public final class ScheduleResponses {
    private static final int OK = 200;

    private ScheduleResponses() {}

    /** @param now the moment of the answer */
    public static ApiResponse listed(List<RegisteredSchedule> schedules, Instant now) {
        return ApiResponse.json(OK, ScheduleView.of(schedules, now));
    }
}
