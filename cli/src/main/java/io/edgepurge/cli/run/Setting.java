package io.edgepurge.cli.run;

import java.util.Arrays;
import java.util.Optional;

/** A setting: given by a flag, an environment variable or the configuration file, in order of precedence. */
enum Setting {
    URL("the URL of the API", "--url", "EDGEPURGE_URL"),
    KEY("an API key", "--key", "EDGEPURGE_KEY"),
    TABLE("the name of the stack's DynamoDB table", "--table", "EDGEPURGE_TABLE"),
    QUEUE_URL("the URL of the stack's doorbell queue", "--queue-url", "EDGEPURGE_QUEUE_URL"),
    SCHEDULE_GROUP("the stack's schedule group", "--schedule-group", "EDGEPURGE_SCHEDULE_GROUP"),
    FUNCTION_ARN("the ARN of the function that schedules invoke", "--function-arn", "EDGEPURGE_FUNCTION_ARN"),
    SCHEDULE_ROLE_ARN("the ARN of the schedules' role", "--schedule-role-arn", "EDGEPURGE_SCHEDULE_ROLE_ARN"),
    SCHEDULE_DEAD_LETTERS_ARN(
            "the ARN of the schedules' dead-letter queue",
            "--schedule-dead-letters-arn",
            "EDGEPURGE_SCHEDULE_DEAD_LETTERS_ARN");

    private final String meaning;
    private final String flag;
    private final String variable;

    Setting(String meaning, String flag, String variable) {
        this.meaning = meaning;
        this.flag = flag;
        this.variable = variable;
    }

    String variable() {
        return variable;
    }

    /** Returns the name in the configuration file, such as {@code queue-url}. */
    String key() {
        return flag.substring("--".length());
    }

    static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key().equals(key))
                .findFirst();
    }

    /** Returns the failure that explains how to provide this setting. */
    CommandFailure missing(ConfigFile file) {
        return new CommandFailure(
                ExitCode.REFUSED,
                "This command needs %s. Use %s, set %s, or add %s = \"...\" to %s."
                        .formatted(meaning, flag, variable, key(), file.path()));
    }
}
