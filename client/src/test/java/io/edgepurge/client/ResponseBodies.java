package io.edgepurge.client;

/** Response bodies as the service writes them. */
final class ResponseBodies {
    private ResponseBodies() {}

    static String purge(String id, String status) {
        return """
                {"id":"%s","status":"%s","acceptedAt":"2026-11-25T12:00:00.123Z","source":"api","key":"k1",
                 "reason":"new look","items":[{"index":0,"url":"https://a.example/1.jpg","status":"%s",
                 "since":"2026-11-25T12:00:00.123Z"}],"duplicates":[{"index":1,"duplicateOf":0}],
                 "quota":{"limit":1000,"left":999,"resetsAt":"2026-12-01T00:00:00Z","key":{"limit":50,"left":49}}}
                """.formatted(id, status, status);
    }

    static String completed(String more) {
        return """
                {"id":"p1","status":"completed","acceptedAt":"2026-11-25T12:00:00.123Z","source":"api","key":"k1",
                 "items":[{"index":0,"url":"https://a.example/1.jpg","status":"completed",
                 "since":"2026-11-25T12:00:09Z"%s,"invalidation":"I1"}]}
                """.formatted(more);
    }

    static String problem(String type, int status) {
        return """
                {"type":"/problems/%s","title":"T","status":%d,"detail":"The detail."}""".formatted(type, status);
    }

    static String quotaExceeded() {
        return """
                {"type":"/problems/quota-exceeded","title":"Monthly quota exceeded","status":429,
                 "detail":"The request needs 5 units.","quota":{"limit":1000,"left":3,"resetsAt":"2026-12-01T00:00:00Z"}}
                """;
    }

    static String refused(int index, String url) {
        return """
                {"type":"/problems/items-refused","title":"T","status":422,"detail":"1 URL cannot be purged.",
                 "violations":[{"field":"urls[%d]","index":%d,"url":"%s","rule":"wildcard-too-broad","detail":"Too broad.",
                 "suggestion":"https://a.example/1/2*"}]}
                """.formatted(index, index, url);
    }

    static String preview(String violations) {
        return """
                {"acceptable":%b,"items":[{"index":0,"url":"https://a.example/1.jpg","path":"/1.jpg","coveredBy":"/1*",
                 "alsoCachedAs":[{"url":"https://a.example/1%%2B.jpg","rules":["plus"],"purged":true}]},
                 {"index":2,"endpoint":"https://a.example/","tag":"t","path":"#t"}],"duplicates":[],
                 "violations":[%s],"invalidations":[{"distribution":"E1","paths":["/1*","#t"]}],"pathsBilled":2,
                 "dollarsAtMost":0.010,"units":2,
                 "quota":{"limit":1000,"left":3,"resetsAt":"2026-12-01T00:00:00Z","leftAfter":1}}
                """.formatted(violations.isEmpty(), violations);
    }
}
