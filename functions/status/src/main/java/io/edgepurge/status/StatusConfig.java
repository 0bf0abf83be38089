package io.edgepurge.status;

import io.edgepurge.aws.Environment;
import java.util.Map;

record StatusConfig(String purgeTable) {
    static StatusConfig from(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        return new StatusConfig(environment.text("PURGE_TABLE"));
    }
}
