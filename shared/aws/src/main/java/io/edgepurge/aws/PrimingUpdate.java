package io.edgepurge.aws;

import java.util.Map;
import java.util.StringTokenizer;
import java.util.TreeMap;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * An update of an item in a {@link PrimingTable}. {@code SET} and {@code ADD} store the value, {@code REMOVE} removes the attribute,
 * and {@code DELETE} changes nothing.
 *
 * @param update the update, or the update in a transaction
 */
record PrimingUpdate(JsonNode update) {

    /** Returns the item after the update. */
    Map<String, JsonNode> applyTo(Map<String, JsonNode> item) {
        Map<String, JsonNode> updated = new TreeMap<>(item);
        String clause = "";
        String name = "";
        StringTokenizer tokens = new StringTokenizer(expression(), " =,()");
        while (tokens.hasMoreTokens()) {
            String token = tokens.nextToken();
            switch (token) {
                case "SET", "ADD", "REMOVE", "DELETE" -> clause = token;
                case "if_not_exists" -> {
                    // the name and the value follow
                }
                default -> {
                    if (!token.startsWith(":")) {
                        name = nameOf(token);
                    }
                    change(updated, clause, name, token);
                }
            }
        }
        return updated;
    }

    private void change(Map<String, JsonNode> item, String clause, String name, String token) {
        if (clause.equals("REMOVE")) {
            item.remove(name);
        } else if (token.startsWith(":") && !clause.equals("DELETE")) {
            item.put(name, at("ExpressionAttributeValues").field(token).orElseThrow());
        }
    }

    private String nameOf(String token) {
        return token.startsWith("#")
                ? at("ExpressionAttributeNames").field(token).orElseThrow().text()
                : token;
    }

    private String expression() {
        return at("UpdateExpression").text();
    }

    private JsonNode at(String field) {
        return update.field(field).orElseThrow();
    }
}
