package io.edgepurge.testing;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.ENDPOINT;
import static io.edgepurge.testing.Samples.ZETA;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.PurgeOptions;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.schedule.PurgeSchedule;
import io.edgepurge.domain.schedule.RegisteredSchedule;
import io.edgepurge.domain.schedule.ScheduleId;
import io.edgepurge.domain.schedule.ScheduleRegistry;
import io.edgepurge.domain.schedule.ScheduleResult;
import io.edgepurge.domain.schedule.ScheduleResult.Done;
import io.edgepurge.domain.schedule.Timetable;
import io.edgepurge.domain.url.RequestedTag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of a {@code ScheduleRegistry}. */
public interface ScheduleRegistryContract {
    ScheduleId NIGHTLY = new ScheduleId(ACME, "nightly");
    Timetable AT_TWO = Timetable.of("cron(0 2 * * ? *)", "Europe/Berlin");

    /** Returns a registry without schedules. */
    ScheduleRegistry registry();

    @Test
    default void a_schedule_is_listed_as_created() {
        ScheduleRegistry registry = registry();
        PurgeSchedule schedule = new PurgeSchedule(
                NIGHTLY,
                false,
                new Timetable(
                        "rate(6 hours)",
                        "Asia/Tokyo",
                        Optional.of(Instant.parse("2101-04-01T08:00:00Z")),
                        Optional.of(Instant.parse("2102-04-01T08:00:00Z"))),
                new PurgeSpec(
                        List.of(ENDPOINT + "a.jpg", ENDPOINT + "b/c/*"),
                        List.of(new RequestedTag(ENDPOINT, "prices")),
                        List.of(ENDPOINT + "image.jpg"),
                        PurgeOptions.NONE.withReason(Optional.of("Prices change at night: \"új ár\""))));

        assertThat(registry.create(schedule)).isEqualTo(new Done());

        assertThat(registry.list(ACME)).extracting(RegisteredSchedule::schedule).containsExactly(schedule);
    }

    @Test
    default void each_account_has_its_own_schedules() {
        ScheduleRegistry registry = registry();
        AccountId alike = new AccountId("acme-two");
        registry.create(schedule(NIGHTLY, AT_TWO));
        registry.create(schedule(new ScheduleId(alike, "nightly"), AT_TWO));

        assertThat(registry.list(ACME)).hasSize(1);
        assertThat(registry.list(alike)).hasSize(1);
        assertThat(registry.list(ZETA)).isEmpty();
    }

    @Test
    default void many_schedules_are_listed_by_name() {
        ScheduleRegistry registry = registry();
        List<String> names =
                IntStream.range(0, 120).mapToObj("n-%03d"::formatted).toList();
        names.reversed().forEach(name -> registry.create(schedule(new ScheduleId(ACME, name), AT_TWO)));

        assertThat(registry.list(ACME))
                .extracting(registered -> registered.schedule().id().name())
                .isEqualTo(names);
    }

    @Test
    default void a_second_schedule_with_the_same_name_is_refused() {
        ScheduleRegistry registry = registry();
        registry.create(schedule(NIGHTLY, AT_TWO));

        ScheduleResult again = registry.create(schedule(NIGHTLY, Timetable.of("rate(1 day)", "UTC")));

        assertThat(again).isEqualTo(new ScheduleResult.AlreadyExists());
        assertThat(registry.list(ACME))
                .singleElement()
                .satisfies(registered ->
                        assertThat(registered.schedule().timetable()).isEqualTo(AT_TWO));
    }

    @Test
    default void a_replaced_schedule_keeps_nothing_of_the_old_one() {
        ScheduleRegistry registry = registry();
        registry.create(new PurgeSchedule(
                NIGHTLY,
                false,
                new Timetable(
                        "rate(1 day)",
                        "Asia/Tokyo",
                        Optional.empty(),
                        Optional.of(Instant.parse("2102-04-01T08:00:00Z"))),
                PurgeSpec.urls(List.of(ENDPOINT + "old.jpg"))));
        PurgeSchedule replacement = schedule(NIGHTLY, AT_TWO);

        assertThat(registry.replace(replacement)).isEqualTo(new Done());

        assertThat(registry.list(ACME)).extracting(RegisteredSchedule::schedule).containsExactly(replacement);
    }

    @Test
    default void a_deleted_schedule_is_not_listed() {
        ScheduleRegistry registry = registry();
        registry.create(schedule(NIGHTLY, AT_TWO));

        assertThat(registry.delete(NIGHTLY)).isEqualTo(new Done());

        assertThat(registry.list(ACME)).isEmpty();
        assertThat(registry.delete(NIGHTLY)).isInstanceOf(ScheduleResult.NotFound.class);
    }

    @Test
    default void a_missing_schedule_is_not_replaced() {
        ScheduleRegistry registry = registry();

        assertThat(registry.replace(schedule(NIGHTLY, AT_TWO)))
                .isEqualTo(new ScheduleResult.NotFound("Schedule acme.nightly does not exist."));
        assertThat(registry.list(ACME)).isEmpty();
    }

    private static PurgeSchedule schedule(ScheduleId id, Timetable timetable) {
        return new PurgeSchedule(id, true, timetable, PurgeSpec.urls(List.of(ENDPOINT + "a.jpg")));
    }
}
