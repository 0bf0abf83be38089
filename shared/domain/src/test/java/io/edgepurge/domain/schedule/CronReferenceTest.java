package io.edgepurge.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.cronutils.model.definition.CronConstraintsFactory;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares generated expressions with a third-party implementation. Expressions that it evaluates incorrectly are excluded. */
class CronReferenceTest {
    private static final int EXPRESSIONS = 400;

    private static final CronDefinition DIALECT = CronDefinitionBuilder.defineCron()
            .withMinutes()
            .and()
            .withHours()
            .and()
            .withDayOfMonth()
            .withValidRange(1, 31)
            .supportsL()
            .supportsW()
            .supportsLW()
            .supportsQuestionMark()
            .and()
            .withMonth()
            .withValidRange(1, 12)
            .and()
            .withDayOfWeek()
            .withValidRange(1, 7)
            .withMondayDoWValue(2)
            .supportsHash()
            .supportsL()
            .supportsQuestionMark()
            .and()
            .withYear()
            .withValidRange(1970, 2199)
            .and()
            .withCronValidation(CronConstraintsFactory.ensureEitherDayOfWeekOrDayOfMonth())
            .instance();

    private static final List<String> MINUTES = List.of("0", "59", "0/7", "*/20", "5,35", "10-20/5", "3/58");
    private static final List<String> HOURS = List.of("*", "0", "23", "8-17/3", "0/5", "2,3,22");
    // excluded: it throws for 29W to 31W in February, and it can return a Sunday for 28W
    private static final List<String> DAYS_OF_MONTH =
            List.of("*", "1", "31", "L", "LW", "1W", "15W", "25W", "1-10/4", "29,30");
    // excluded: it treats NOV-FEB as November only
    private static final List<String> MONTHS = List.of("*", "2", "JAN,JUL", "3/4", "SEP-DEC", "12");
    private static final List<String> DAYS_OF_WEEK =
            List.of("MON-FRI", "1", "7", "SAT,SUN", "2#1", "FRI#5", "6L", "L", "2/2");
    private static final List<String> YEARS = List.of("*", "2027", "2028-2032/2", "2026,2099");

    static Stream<String> expressions() {
        return LongStream.range(0, EXPRESSIONS).mapToObj(seed -> {
            Random random = new Random(seed);
            boolean ofMonth = random.nextBoolean();
            return String.join(
                    " ",
                    one(MINUTES, random),
                    one(HOURS, random),
                    ofMonth ? one(DAYS_OF_MONTH, random) : "?",
                    one(MONTHS, random),
                    ofMonth ? "?" : one(DAYS_OF_WEEK, random),
                    one(YEARS, random));
        });
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void both_implementations_return_the_same_times(String fields) {
        Instant after = Instant.parse("2026-01-30T12:00:00Z");
        ExecutionTime other = ExecutionTime.forCron(new CronParser(DIALECT).parse(fields));
        List<Instant> expected = Stream.iterate(
                        other.nextExecution(after.atZone(ZoneOffset.UTC)),
                        Optional::isPresent,
                        time -> time.flatMap(other::nextExecution))
                .limit(8)
                .flatMap(Optional::stream)
                .map(ZonedDateTime::toInstant)
                .toList();

        List<Instant> ours = Timetable.of("cron(" + fields + ")", "UTC").next(after, after, 8);

        assertThat(ours).isEqualTo(expected);
    }

    private static String one(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
