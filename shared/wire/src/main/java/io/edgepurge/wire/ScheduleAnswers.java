package io.edgepurge.wire;

import io.edgepurge.domain.schedule.StandingSchedule;
import java.time.Instant;
import java.util.List;

/** What {@code GET /v1/schedules} answers. */
public final class ScheduleAnswers {
    private static final int OK = 200;

    private ScheduleAnswers() {}

    /** @param now the moment of the answer */
    public static HttpAnswer listed(List<StandingSchedule> schedules, Instant now) {
        return HttpAnswer.json(OK, ScheduleView.of(schedules, now));
    }
}
