package io.edgepurge.local.template;

/** {@code input} goes to the queue whenever {@code expression}, such as {@code rate(1 minute)}, says so. */
public record ScheduleResource(String name, String expression, String queue, String input) {}
