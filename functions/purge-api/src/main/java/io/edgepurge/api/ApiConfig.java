package io.edgepurge.api;

import io.edgepurge.aws.Environment;
import java.util.Map;

record ApiConfig(String purgeTable, String doorbellQueueUrl, String protectedFolders) {
    static ApiConfig from(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        return new ApiConfig(
                environment.text("PURGE_TABLE"),
                environment.text("DOORBELL_QUEUE_URL"),
                environment.text("PROTECTED_FOLDERS"));
    }
}
