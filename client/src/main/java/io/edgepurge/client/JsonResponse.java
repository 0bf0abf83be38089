package io.edgepurge.client;

/**
 * A successful response of the API.
 *
 * @param value the parsed response
 * @param json the response body as the service sent it, including fields that this client does not know
 */
public record JsonResponse<T>(T value, String json) {}
