package io.edgepurge.worker;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.edgepurge.aws.DoorbellMessage;
import io.edgepurge.aws.DoorbellMessage.Look;
import io.edgepurge.aws.DoorbellMessage.Sweep;
import io.edgepurge.domain.account.DistributionId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The messages of one batch, sorted by what they ask for. */
record Bells(List<Bell> all) {

    static Bells in(SQSEvent event) {
        return new Bells(Objects.requireNonNullElse(event.getRecords(), List.<SQSMessage>of()).stream()
                .map(Bell::of)
                .toList());
    }

    Map<DistributionId, List<DoorbellRecord>> looks() {
        return all.stream()
                .flatMap(Bell::look)
                .collect(Collectors.groupingBy(
                        doorbell -> doorbell.look().distribution(), TreeMap::new, Collectors.toList()));
    }

    /** Ids of the messages that ask for a sweep. */
    List<String> sweeps() {
        return all.stream()
                .filter(doorbell ->
                        doorbell.message().filter(Sweep.class::isInstance).isPresent())
                .map(Bell::messageId)
                .toList();
    }

    /** Ids of the messages that cannot be understood. */
    List<String> garbage() {
        return all.stream()
                .filter(doorbell -> doorbell.message().isEmpty())
                .map(Bell::messageId)
                .toList();
    }

    /** One message, if it could be understood. */
    record Bell(String messageId, Optional<DoorbellMessage> message) {

        static Bell of(SQSMessage message) {
            String body = Objects.requireNonNullElse(message.getBody(), "");
            return new Bell(message.getMessageId(), DoorbellMessage.parse(body));
        }

        Stream<DoorbellRecord> look() {
            return message.stream()
                    .flatMap(understood -> understood instanceof Look look
                            ? Stream.of(new DoorbellRecord(messageId, look))
                            : Stream.empty());
        }
    }

    /** One message that asks to look at a distribution. */
    record DoorbellRecord(String messageId, Look look) {}
}
