package io.edgepurge.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.PurgeSpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleIdTest {
    private static final AccountId ACME = new AccountId("acme");

    @Test
    void a_schedule_is_identified_by_account_and_name() {
        assertThat(new ScheduleId(ACME, "nightly_Front-1").value()).isEqualTo("acme.nightly_Front-1");
        assertThat(ScheduleId.parse(ACME, "acme.nightly")).contains(new ScheduleId(ACME, "nightly"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme-two.nightly", "acme", "acme.", "acme.a.b", "other.nightly", "acme.a b"})
    void other_names_do_not_belong_to_the_account(String value) {
        assertThat(ScheduleId.parse(ACME, value)).isEmpty();
    }

    @Test
    void account_and_name_fit_into_64_characters() {
        assertThat(new ScheduleId(ACME, "n".repeat(59)).value()).hasSize(64);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScheduleId(ACME, "n".repeat(60)))
                .withMessageContaining("must be 1 to 59 letters");
    }

    @Test
    void a_disabled_schedule_has_no_next_runs_and_an_unsupported_one_an_unknown_number() {
        Instant now = Instant.parse("2026-01-30T12:00:00Z");

        assertThat(registered(true, "rate(1 day)", now).next(now, 5))
                .hasValueSatisfying(next -> assertThat(next).hasSize(5));
        assertThat(registered(false, "rate(1 day)", now).next(now, 5)).contains(List.of());
        assertThat(registered(true, "lunar(1)", now).next(now, 5)).isEmpty();
    }

    @Test
    void a_long_account_id_leaves_few_characters_or_none() {
        AccountId longest = new AccountId("a".repeat(63));

        assertThat(ScheduleId.violationIn(longest, "n")).isNotEmpty();
        assertThat(Optional.of(ScheduleId.prefixOf(longest))).get().asString().hasSize(64);
    }

    private static RegisteredSchedule registered(boolean enabled, String expression, Instant createdAt) {
        return new RegisteredSchedule(
                new PurgeSchedule(
                        new ScheduleId(ACME, "nightly"),
                        enabled,
                        Timetable.of(expression, "UTC"),
                        PurgeSpec.urls(List.of("https://img.example/a.jpg"))),
                createdAt);
    }
}
