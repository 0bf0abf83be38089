package io.edgepurge.cli.run;

import java.util.Arrays;
import java.util.Optional;

/** What can be set by a flag, in the environment, or in the file of settings; the first of them counts. */
enum Setting {
    URL("the address of the API", "--url", "EDGEPURGE_URL"),
    KEY("an API key", "--key", "EDGEPURGE_KEY"),
    TABLE("the name of the stack's DynamoDB table", "--table", "EDGEPURGE_TABLE"),
    QUEUE_URL("the URL of the stack's doorbell queue", "--queue-url", "EDGEPURGE_QUEUE_URL"),
    SCHEDULE_GROUP("the stack's group of schedules", "--schedule-group", "EDGEPURGE_SCHEDULE_GROUP"),
    FUNCTION_ARN("the ARN that schedules invoke", "--function-arn", "EDGEPURGE_FUNCTION_ARN"),
    SCHEDULE_ROLE_ARN("the ARN of the role of schedules", "--schedule-role-arn", "EDGEPURGE_SCHEDULE_ROLE_ARN"),
    SCHEDULE_DEAD_LETTERS_ARN(
            "the ARN of the queue for what schedules cannot deliver",
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

    /** In the file: {@code queue-url}. */
    String key() {
        return flag.substring("--".length());
    }

    static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key().equals(key))
                .findFirst();
    }

    /** What to do where it is nowhere to be found. */
    CommandFailure missing(ConfigFile file) {
        return new CommandFailure(
                ExitCode.REFUSED,
                "This command needs %s: give %s, set %s, or write %s = \"...\" into %s."
                        .formatted(meaning, flag, variable, key(), file.path()));
    }
}
