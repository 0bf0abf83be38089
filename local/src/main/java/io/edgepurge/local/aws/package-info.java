/** DynamoDB and SQS inside this process, and the little of their wire format that the stack itself speaks. */
@NullMarked
package io.edgepurge.local.aws;

import org.jspecify.annotations.NullMarked;
