package io.edgepurge.testing;

import org.junit.jupiter.api.extension.BeforeAllCallback;

/** A JUnit extension that has a stand-in of AWS ready before the first test of a class. */
public interface StandInSource extends BeforeAllCallback {
    StandIn standIn();
}
