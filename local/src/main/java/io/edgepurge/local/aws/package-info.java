/** Embedded DynamoDB and SQS, the SQS event source, and a minimal client for both services. */
@NullMarked
package io.edgepurge.local.aws;

import org.jspecify.annotations.NullMarked;
