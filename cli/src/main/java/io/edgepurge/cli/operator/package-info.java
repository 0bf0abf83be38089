/** Commands for operators, directly against the table with AWS credentials. */
@NullMarked
package io.edgepurge.cli.operator;

import org.jspecify.annotations.NullMarked;
