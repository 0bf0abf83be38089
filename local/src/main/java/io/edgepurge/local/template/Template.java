package io.edgepurge.local.template;

import java.nio.file.Path;
import java.util.List;

/** Everything in template.yaml that runs or is called on one machine; references are resolved. */
public record Template(
        List<FunctionResource> functions,
        List<TableResource> tables,
        List<QueueResource> queues,
        Scheduled scheduled,
        BrowserSettings browserSettings) {
    public Template {
        functions = List.copyOf(functions);
        tables = List.copyOf(tables);
        queues = List.copyOf(queues);
    }

    /** The groups of schedules by their names, and the schedules. */
    public record Scheduled(List<String> groups, List<ScheduleResource> schedules) {
        public Scheduled {
            groups = List.copyOf(groups);
            schedules = List.copyOf(schedules);
        }
    }

    /**
     * Reads a SAM template; jars are found relative to its folder.
     *
     * @throws TemplateException where it cannot be followed: an unknown type, event or reference, a missing property; and
     *     where a parameter's value is not one that it allows
     */
    public static Template read(Path file, LocalValues values) {
        return new TemplateReader(file, values).read();
    }

    /** The function under its name in the template. */
    public FunctionResource function(String name) {
        return functions.stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the template has no function " + name));
    }
}
