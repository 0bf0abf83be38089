package io.edgepurge.aws;

import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Invalidations for priming requests, in CloudFront's XML. There is one, and it is completed. */
final class PrimingInvalidations {
    private static final String NAMESPACE = " xmlns=\"http://cloudfront.amazonaws.com/doc/2020-05-31/\"";
    private static final String SUMMARY =
            "<Id>IPRIMING</Id><Status>Completed</Status><CreateTime>2026-01-01T00:00:00Z</CreateTime>";

    private PrimingInvalidations() {}

    /** Returns the response to {@code CreateInvalidation}, {@code GetInvalidation}, or {@code ListInvalidations}. */
    static String answer(SdkHttpRequest request) {
        boolean list =
                request.method() == SdkHttpMethod.GET && request.encodedPath().endsWith("/invalidation");
        return list
                ? "<InvalidationList" + NAMESPACE + "><MaxItems>100</MaxItems><IsTruncated>false</IsTruncated>"
                        + "<Quantity>1</Quantity><Items><InvalidationSummary>" + SUMMARY
                        + "</InvalidationSummary></Items></InvalidationList>"
                : "<Invalidation" + NAMESPACE + ">" + SUMMARY + "<InvalidationBatch><Paths><Quantity>1</Quantity>"
                        + "<Items><Path>/priming.jpg</Path></Items></Paths><CallerReference>priming</CallerReference>"
                        + "</InvalidationBatch></Invalidation>";
    }
}
