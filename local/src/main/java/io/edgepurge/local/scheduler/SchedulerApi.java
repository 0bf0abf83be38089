package io.edgepurge.local.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Scheduler's operations on schedules, from parsed calls to JSON. Errors are {@link SchedulerError}s.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/APIReference/API_Operations.html">Its operations</a>
 */
final class SchedulerApi {
    private static final Pattern NAME = Pattern.compile("[0-9a-zA-Z-_.]{1,64}");
    private static final String DEFAULT_GROUP = "default";
    private static final int PAGE = 100;

    private final ScheduleTable book;

    SchedulerApi(ScheduleTable book) {
        this.book = book;
    }

    JsonNode create(String name, JsonNode settings) {
        String group = groupIn(settings);
        mustBeValid(name, group, settings);
        return book.create(group, name, settings)
                .map(SchedulerApi::arnOf)
                .orElseThrow(() -> SchedulerError.existsAlready(name));
    }

    JsonNode update(String name, JsonNode settings) {
        String group = groupIn(settings);
        mustBeValid(name, group, settings);
        return book.replace(group, name, settings)
                .map(SchedulerApi::arnOf)
                .orElseThrow(() -> SchedulerError.notThere("Schedule " + name));
    }

    JsonNode get(String name, Optional<String> group) {
        return book.find(group.orElse(DEFAULT_GROUP), name)
                .map(StoredSchedule::json)
                .orElseThrow(() -> SchedulerError.notThere("Schedule " + name));
    }

    JsonNode delete(String name, Optional<String> group) {
        if (!book.delete(group.orElse(DEFAULT_GROUP), name)) {
            throw SchedulerError.notThere("Schedule " + name);
        }
        return JsonNodeFactory.instance.objectNode();
    }

    JsonNode list(Map<String, String> query) {
        Optional<String> group = Optional.ofNullable(query.get("ScheduleGroup"));
        group.ifPresent(this::mustHave);
        int from = numberIn(query, "NextToken", 0);
        int most = numberIn(query, "MaxResults", PAGE);
        List<StoredSchedule> found = book.of(group).stream()
                .filter(schedule -> schedule.place().name().startsWith(query.getOrDefault("NamePrefix", "")))
                .skip(from)
                .toList();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode page = answer.putArray("Schedules");
        found.stream().limit(most).map(StoredSchedule::summary).forEach(page::add);
        return found.size() > most ? answer.put("NextToken", Integer.toString(from + most)) : answer;
    }

    private static int numberIn(Map<String, String> query, String name, int fallback) {
        String text = query.getOrDefault(name, Integer.toString(fallback));
        if (!text.matches("[0-9]{1,6}")) {
            throw SchedulerError.invalid(name + " is not valid.");
        }
        return Integer.parseInt(text);
    }

    private static String groupIn(JsonNode settings) {
        return settings.path("GroupName").asText(DEFAULT_GROUP);
    }

    private void mustBeValid(String name, String group, JsonNode settings) {
        if (!NAME.matcher(name).matches()) {
            throw SchedulerError.invalid("Name must be 1 to 64 letters, digits, '-', '_' and '.'.");
        }
        for (String needed :
                List.of("/ScheduleExpression", "/FlexibleTimeWindow/Mode", "/Target/Arn", "/Target/RoleArn")) {
            if (settings.at(needed).asText().isEmpty()) {
                throw SchedulerError.invalid(needed.substring(1).replace('/', '.') + " must not be null.");
            }
        }
        StoredSchedule.timetableOf(settings).fault().ifPresent(fault -> {
            throw SchedulerError.invalid("Invalid Schedule Expression: " + fault + ".");
        });
        mustHave(group);
    }

    private void mustHave(String group) {
        if (!book.hasGroup(group)) {
            throw SchedulerError.notThere("Schedule group " + group);
        }
    }

    private static JsonNode arnOf(StoredSchedule schedule) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("ScheduleArn", schedule.place().arn());
    }
}
