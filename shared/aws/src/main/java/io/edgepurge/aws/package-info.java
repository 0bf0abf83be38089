/** Adapters of the domain's ports: DynamoDB, SQS, CloudFront, and EventBridge Scheduler. */
@NullMarked
package io.edgepurge.aws;

import org.jspecify.annotations.NullMarked;
