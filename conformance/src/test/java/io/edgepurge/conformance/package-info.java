/** Tests that the code matches its contracts: OpenAPI, template and IAM policy, shipped artifacts, and architecture rules. */
@NullMarked
package io.edgepurge.conformance;

import org.jspecify.annotations.NullMarked;
