package io.edgepurge.testing;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.schedule.ScheduleId;
import io.edgepurge.domain.schedule.ScheduleRun;
import io.edgepurge.domain.schedule.ScheduleRun.Outcome.Accepted;
import io.edgepurge.domain.schedule.ScheduleRun.Outcome.Refused;
import io.edgepurge.domain.schedule.ScheduleRuns;
import org.junit.jupiter.api.Test;

/** The promises of {@link ScheduleRuns}, which every implementation keeps. */
public interface ScheduleRunsContract {
    ScheduleId NIGHTLY = new ScheduleId(ACME, "nightly");

    /** Returns an empty store. */
    ScheduleRuns runs();

    @Test
    default void an_account_without_runs_has_none() {
        assertThat(runs().last(ACME)).isEmpty();
    }

    @Test
    default void the_last_run_of_each_schedule_is_kept() {
        ScheduleRuns runs = runs();
        ScheduleRun accepted = new ScheduleRun(NOON, new Accepted(id(1)));
        ScheduleRun refused = new ScheduleRun(NOON.plusSeconds(60), new Refused("/problems/quota-exceeded"));
        ScheduleId hourly = new ScheduleId(ACME, "hourly");

        runs.record(NIGHTLY, accepted);
        runs.record(hourly, accepted);
        runs.record(NIGHTLY, refused);

        assertThat(runs.last(ACME)).containsOnlyKeys(NIGHTLY, hourly);
        assertThat(runs.last(ACME)).containsEntry(NIGHTLY, refused).containsEntry(hourly, accepted);
    }

    @Test
    default void the_runs_of_another_account_are_missing() {
        ScheduleRuns runs = runs();

        runs.record(new ScheduleId(new AccountId("acme-two"), "nightly"), new ScheduleRun(NOON, new Accepted(id(1))));

        assertThat(runs.last(ACME)).isEmpty();
    }
}
