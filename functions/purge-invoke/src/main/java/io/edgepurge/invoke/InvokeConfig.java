package io.edgepurge.invoke;

import io.edgepurge.aws.Environment;
import java.util.Map;

record InvokeConfig(String purgeTable, String doorbellQueueUrl, String protectedFolders) {
    static InvokeConfig from(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        return new InvokeConfig(
                environment.text("PURGE_TABLE"),
                environment.text("DOORBELL_QUEUE_URL"),
                environment.text("PROTECTED_FOLDERS"));
    }
}
