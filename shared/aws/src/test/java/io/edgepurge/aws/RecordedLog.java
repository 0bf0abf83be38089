package io.edgepurge.aws;

import io.edgepurge.domain.purge.ServiceCallFailed;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Records what a class logs. */
final class RecordedLog extends Handler implements AutoCloseable {
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Logger logger;

    RecordedLog(Class<?> logging) {
        this.logger = Logger.getLogger(logging.getName());
        logger.addHandler(this);
    }

    /** Returns the messages so far. */
    List<String> messages() {
        return records.stream().map(LogRecord::getMessage).toList();
    }

    /** Returns the fields of the failed calls so far. */
    List<Map<String, String>> failedCalls() {
        return records.stream()
                .flatMap(line -> Stream.concat(
                        Stream.ofNullable(line.getThrown()),
                        Stream.ofNullable(line.getParameters()).flatMap(Arrays::stream)))
                .filter(ServiceCallFailed.class::isInstance)
                .map(ServiceCallFailed.class::cast)
                .map(ServiceCallFailed::fields)
                .toList();
    }

    @Override
    public void publish(LogRecord line) {
        records.add(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
