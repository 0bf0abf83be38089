package io.edgepurge.local.template;

import java.net.URI;
import java.util.Map;

/**
 * What the template's references stand for on this machine: AWS would fill in the region, the account, the queues' URLs
 * and the parameters given at deployment.
 */
public record LocalValues(String region, String accountId, URI queues, Map<String, String> parameters) {
    public LocalValues {
        parameters = Map.copyOf(parameters);
    }

    String queueUrl(String queue) {
        return queues + "/" + accountId + "/" + queue;
    }

    String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + accountId + ":" + resource;
    }
}
