package io.edgepurge.conformance.openapi;

import java.util.List;

/**
 * The arguments of a program that calls the API with a generated client.
 *
 * @param folder the URL of a folder below the endpoint; each client has its own
 */
record CallArguments(String api, String key, String endpoint, String folder) {

    List<String> asList() {
        return List.of(api, key, endpoint, folder);
    }
}
