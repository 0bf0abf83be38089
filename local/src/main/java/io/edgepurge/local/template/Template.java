package io.edgepurge.local.template;

import java.nio.file.Path;
import java.util.List;

/** The resources of template.yaml that run locally, with their references resolved. */
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

    /** The names of the schedule groups, and the schedules. */
    public record Scheduled(List<String> groups, List<ScheduleResource> schedules) {
        public Scheduled {
            groups = List.copyOf(groups);
            schedules = List.copyOf(schedules);
        }
    }

    /**
     * Reads a SAM template. Jar paths are relative to its folder.
     *
     * @throws TemplateException if the template has an unsupported type, event or reference, a missing property, or a
     *     parameter value that it does not allow
     */
    public static Template read(Path file, LocalValues values) {
        return new TemplateReader(file, values).read();
    }

    /** Returns a function by its name in the template. */
    public FunctionResource function(String name) {
        return functions.stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the template has no function " + name));
    }
}
