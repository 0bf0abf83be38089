/** The ports of the domain, spoken in AWS. */
@NullMarked
package io.edgepurge.aws;

import org.jspecify.annotations.NullMarked;
