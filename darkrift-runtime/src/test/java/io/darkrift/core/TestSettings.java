package io.darkrift.core;

import io.darkrift.connection.ConnectionBuilder;
import io.darkrift.connection.ConnectionSettings;
import io.darkrift.connection.SendQueuePolicy;

/** The settings of a builder without anything else. */
public final class TestSettings extends ConnectionBuilder<TestSettings> {
    private TestSettings(int maxReceivedBytes, int maxSentBytes) {
        super(maxReceivedBytes, maxSentBytes, SendQueuePolicy.RETURN_FULL);
    }

    @Override
    protected TestSettings self() {
        return this;
    }

    /** The defaults, with two limits. */
    public static ConnectionSettings of(int maxReceivedBytes, int maxSentBytes) {
        return new TestSettings(maxReceivedBytes, maxSentBytes).settings();
    }
}
