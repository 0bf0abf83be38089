/** What reviewers' tools ask of a template, asked here: each rule by its id, each exception with its reason. */
@NullMarked
package io.edgepurge.conformance.policy;

import org.jspecify.annotations.NullMarked;
