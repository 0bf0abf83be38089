/** Operators' commands: with AWS credentials, straight against the table. */
@NullMarked
package io.edgepurge.cli.operator;

import org.jspecify.annotations.NullMarked;
