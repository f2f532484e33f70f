package io.darkrift.testing;

import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/**
 * Assertions for AssertJ, which must be on the class path. They do not wait: everything that follows from a message has
 * been handled when {@code send} of a {@link TestClient} returns.
 *
 * <pre>{@code
 * import static io.darkrift.testing.DarkriftAssertions.assertThat;
 *
 * assertThat(bob).hasReceived(new Said("hello"));
 * assertThat(bob).received(Said.class).hasSize(1);
 * assertThat(eve).isDisconnectedWith(Reason.KICKED);
 * }</pre>
 */
public final class DarkriftAssertions {
    private DarkriftAssertions() {}

    /**
     * Creates an assertion about a client.
     *
     * @param actual the client
     * @return the assertion
     */
    public static TestClientAssert assertThat(TestClient actual) {
        return new TestClientAssert(actual);
    }

    /**
     * Creates an assertion about a client without a connection.
     *
     * @param actual the client
     * @return the assertion
     */
    public static FakeRemoteClientAssert assertThat(FakeRemoteClient actual) {
        return new FakeRemoteClientAssert(actual);
    }

    /**
     * The assertions that both kinds of clients share.
     *
     * @param <S> the type of the assertion
     * @param <A> the type of the client
     */
    public abstract static class MessagesAssert<S extends MessagesAssert<S, A>, A> extends AbstractAssert<S, A> {
        private final String verb;

        MessagesAssert(A actual, Class<S> type, String verb) {
            super(actual, type);
            this.verb = verb;
        }

        abstract List<Object> messages();

        final ListAssert<Object> all() {
            isNotNull();
            return Assertions.assertThat(messages()).as("%s", descriptionText().isEmpty() ? verb : descriptionText());
        }

        final S contains(Object... expected) {
            all().contains(expected);
            return myself;
        }

        final S containsNone(Class<?> type) {
            all().noneMatch((Predicate<Object>) type::isInstance, "is a " + type.getSimpleName());
            return myself;
        }

        final <T> ListAssert<T> ofType(Class<T> type) {
            isNotNull();
            return Assertions.assertThat(messages().stream()
                            .filter(type::isInstance)
                            .map(type::cast)
                            .toList())
                    .as("%s of type %s", verb, type.getSimpleName());
        }

        final S endedWith(boolean open, DisconnectInfo info, Reason reason) {
            if (open) {
                failWithMessage("Expected %s to be disconnected with %s, but it is connected", actual, reason);
            } else if (info.reason() != reason) {
                failWithMessage("Expected %s to be disconnected with %s, but it was with %s", actual, reason, info);
            }
            return myself;
        }
    }

    /** Assertions about a {@link TestClient}. */
    public static final class TestClientAssert extends MessagesAssert<TestClientAssert, TestClient> {
        TestClientAssert(TestClient actual) {
            super(actual, TestClientAssert.class, "what was received and not taken");
        }

        @Override
        List<Object> messages() {
            return actual.received();
        }

        /**
         * Checks that messages, in any order, are among those that the client has received and the test has not taken.
         *
         * @param expected records, or raw messages
         * @return this
         */
        public TestClientAssert hasReceived(Object... expected) {
            return contains(expected);
        }

        /**
         * Checks that the client has not received messages of a type, or that the test has taken all of them.
         *
         * @param type the type
         * @return this
         */
        public TestClientAssert hasNotReceived(Class<?> type) {
            return containsNone(type);
        }

        /**
         * Checks that the client has not received messages, or that the test has taken all of them.
         *
         * @return this
         */
        public TestClientAssert hasReceivedNothing() {
            all().isEmpty();
            return this;
        }

        /**
         * Returns an assertion about the records of a type that the client has received and the test has not taken, the
         * oldest first.
         *
         * @param <T> the type
         * @param type its class
         * @return an assertion about the records
         */
        public <T> ListAssert<T> received(Class<T> type) {
            return ofType(type);
        }

        /**
         * Checks that the client is connected.
         *
         * @return this
         */
        public TestClientAssert isConnected() {
            isNotNull();
            if (!actual.client().isOpen()) {
                failWithMessage("Expected a client that is connected, but: %s", actual);
            }
            return this;
        }

        /**
         * Checks that the client is disconnected, and the reason on the client's side: a client that was kicked has the
         * reason {@link Reason#PEER}.
         *
         * @param reason the reason
         * @return this
         */
        public TestClientAssert isDisconnectedWith(Reason reason) {
            isNotNull();
            boolean open = !actual.client().closed().isDone();
            return endedWith(
                    open,
                    open
                            ? DisconnectInfo.of(reason, "")
                            : actual.client().closed().join(),
                    reason);
        }
    }

    /** Assertions about a {@link FakeRemoteClient}. */
    public static final class FakeRemoteClientAssert extends MessagesAssert<FakeRemoteClientAssert, FakeRemoteClient> {
        FakeRemoteClientAssert(FakeRemoteClient actual) {
            super(actual, FakeRemoteClientAssert.class, "what was sent and not taken");
        }

        @Override
        List<Object> messages() {
            return actual.sent();
        }

        /**
         * Checks that messages, in any order, are among those that the client was sent and the test has not taken.
         *
         * @param expected records, or raw messages
         * @return this
         */
        public FakeRemoteClientAssert wasSent(Object... expected) {
            return contains(expected);
        }

        /**
         * Checks that the client was not sent messages of a type, or that the test has taken all of them.
         *
         * @param type the type
         * @return this
         */
        public FakeRemoteClientAssert wasNotSent(Class<?> type) {
            return containsNone(type);
        }

        /**
         * Checks that the client was not sent messages, or that the test has taken all of them.
         *
         * @return this
         */
        public FakeRemoteClientAssert wasSentNothing() {
            all().isEmpty();
            return this;
        }

        /**
         * Returns an assertion about the records of a type that the client was sent and the test has not taken, the
         * oldest first.
         *
         * @param <T> the type
         * @param type its class
         * @return an assertion about the records
         */
        public <T> ListAssert<T> sent(Class<T> type) {
            return ofType(type);
        }

        /**
         * Checks that the client is connected.
         *
         * @return this
         */
        public FakeRemoteClientAssert isConnected() {
            isNotNull();
            if (!actual.isOpen()) {
                failWithMessage(
                        "Expected a client that is connected, but it is not: %s",
                        actual.closed().join());
            }
            return this;
        }

        /**
         * Checks that the client is disconnected, and the reason.
         *
         * @param reason the reason
         * @return this
         */
        public FakeRemoteClientAssert isDisconnectedWith(Reason reason) {
            isNotNull();
            return endedWith(
                    actual.isOpen(),
                    actual.isOpen()
                            ? DisconnectInfo.of(reason, "")
                            : actual.closed().join(),
                    reason);
        }
    }
}
