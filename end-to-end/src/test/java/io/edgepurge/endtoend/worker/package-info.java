/** The worker against the CloudFront simulator and DynamoDB Local over HTTP, through the AWS SDK, on turned clocks. */
@NullMarked
package io.edgepurge.endtoend.worker;

import org.jspecify.annotations.NullMarked;
