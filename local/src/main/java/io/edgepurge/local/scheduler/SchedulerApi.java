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
 * The schedule operations of EventBridge Scheduler, from parsed requests to JSON responses. Errors are
 * {@link SchedulerException}s.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/APIReference/API_Operations.html">Its operations</a>
 */
final class SchedulerApi {
    private static final Pattern NAME = Pattern.compile("[0-9a-zA-Z-_.]{1,64}");
    private static final String DEFAULT_GROUP = "default";
    private static final int PAGE = 100;

    private final ScheduleTable schedules;

    SchedulerApi(ScheduleTable schedules) {
        this.schedules = schedules;
    }

    JsonNode create(String name, JsonNode settings) {
        String group = groupIn(settings);
        requireValid(name, group, settings);
        return schedules
                .create(group, name, settings)
                .map(SchedulerApi::arnOf)
                .orElseThrow(() -> SchedulerException.alreadyExists(name));
    }

    JsonNode update(String name, JsonNode settings) {
        String group = groupIn(settings);
        requireValid(name, group, settings);
        return schedules
                .replace(group, name, settings)
                .map(SchedulerApi::arnOf)
                .orElseThrow(() -> SchedulerException.notFound("Schedule " + name));
    }

    JsonNode get(String name, Optional<String> group) {
        return schedules
                .find(group.orElse(DEFAULT_GROUP), name)
                .map(StoredSchedule::json)
                .orElseThrow(() -> SchedulerException.notFound("Schedule " + name));
    }

    JsonNode delete(String name, Optional<String> group) {
        if (!schedules.delete(group.orElse(DEFAULT_GROUP), name)) {
            throw SchedulerException.notFound("Schedule " + name);
        }
        return JsonNodeFactory.instance.objectNode();
    }

    JsonNode list(Map<String, String> query) {
        Optional<String> group = Optional.ofNullable(query.get("ScheduleGroup"));
        group.ifPresent(this::requireGroup);
        int from = numberIn(query, "NextToken", 0);
        int max = numberIn(query, "MaxResults", PAGE);
        List<StoredSchedule> found = schedules.of(group).stream()
                .filter(schedule -> schedule.identity().name().startsWith(query.getOrDefault("NamePrefix", "")))
                .skip(from)
                .toList();
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        ArrayNode page = response.putArray("Schedules");
        found.stream().limit(max).map(StoredSchedule::summary).forEach(page::add);
        return found.size() > max ? response.put("NextToken", Integer.toString(from + max)) : response;
    }

    private static int numberIn(Map<String, String> query, String name, int fallback) {
        String text = query.getOrDefault(name, Integer.toString(fallback));
        if (!text.matches("[0-9]{1,6}")) {
            throw SchedulerException.invalid(name + " is not valid.");
        }
        return Integer.parseInt(text);
    }

    private static String groupIn(JsonNode settings) {
        return settings.path("GroupName").asText(DEFAULT_GROUP);
    }

    private void requireValid(String name, String group, JsonNode settings) {
        if (!NAME.matcher(name).matches()) {
            throw SchedulerException.invalid("Name must be 1 to 64 letters, digits, '-', '_' and '.'.");
        }
        for (String needed :
                List.of("/ScheduleExpression", "/FlexibleTimeWindow/Mode", "/Target/Arn", "/Target/RoleArn")) {
            if (settings.at(needed).asText().isEmpty()) {
                throw SchedulerException.invalid(needed.substring(1).replace('/', '.') + " must not be null.");
            }
        }
        StoredSchedule.timetableOf(settings).violation().ifPresent(violation -> {
            throw SchedulerException.invalid("Invalid Schedule Expression: " + violation + ".");
        });
        requireGroup(group);
    }

    private void requireGroup(String group) {
        if (!schedules.hasGroup(group)) {
            throw SchedulerException.notFound("Schedule group " + group);
        }
    }

    private static JsonNode arnOf(StoredSchedule schedule) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("ScheduleArn", schedule.identity().arn());
    }
}
