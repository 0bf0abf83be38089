package io.edgepurge.cli.run;

import io.edgepurge.request.TimeParser;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses times as the API does, such as {@code 2026-12-24T08:00:00Z} and {@code 2026-12-24T09:00:00+0100}. */
public final class TimeText implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
        return TimeParser.parse(text)
                .orElseThrow(() -> new TypeConversionException(
                        "a time must be a date, a time, and an offset, such as 2026-12-24T08:00:00Z or"
                                + " 2026-12-24T09:00:00+01:00, not '" + text + "'"));
    }
}
