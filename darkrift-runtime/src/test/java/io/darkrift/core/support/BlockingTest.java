package io.darkrift.core.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.DarkriftException;
import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.connection.EventLoops;
import io.darkrift.connection.ReceiveTimeoutException;
import io.darkrift.connection.TransportKind;
import io.darkrift.message.Message;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlockingTest {
    private final CompletableFuture<String> future = new CompletableFuture<>();

    @AfterEach
    void forgetInterrupts() {
        Thread.interrupted();
    }

    @Test
    void what_is_there_is_returned_at_once() throws Exception {
        future.complete("here");
        assertThat(Blocking.await(future, null)).isEqualTo("here");
        assertThat(Blocking.await(future, Duration.ZERO)).isEqualTo("here");
        assertThat(Blocking.await(future, ChronoUnit.FOREVER.getDuration())).isEqualTo("here");
    }

    @Test
    void what_does_not_arrive_in_time_is_given_up() {
        assertThatThrownBy(() -> Blocking.await(future, Duration.ofMillis(1)))
                .isInstanceOf(ReceiveTimeoutException.class)
                .hasMessageContaining("PT0.001S");
        assertThat(future).isCancelled();
    }

    @Test
    void what_arrives_at_the_last_moment_is_not_lost() throws Exception {
        assertThat(Blocking.await(new Late("here", null), Duration.ZERO)).isEqualTo("here");
        Thread.currentThread().interrupt();
        assertThat(Blocking.await(new Late("here", null), null)).isEqualTo("here");
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void what_fails_at_the_last_moment_fails_as_before() {
        ConnectionClosedException closed = new ConnectionClosedException("gone", null);
        assertThatThrownBy(() -> Blocking.await(new Late(null, closed), Duration.ZERO))
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessage("gone");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Blocking.await(new Late(null, closed), null))
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessage("gone");
    }

    @Test
    void an_interrupt_ends_the_waiting() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Blocking.await(future, null)).isInstanceOf(InterruptedException.class);
        assertThat(future).isCancelled();
    }

    @Test
    void the_stack_trace_shows_who_waited() {
        future.completeExceptionally(new ConnectionClosedException("gone", null));
        assertThatThrownBy(() -> Blocking.await(future, null))
                .isInstanceOf(ConnectionClosedException.class)
                .satisfies(e -> assertThat(e.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(BlockingTest.class.getName())));
    }

    @Test
    void other_failures_are_thrown_as_they_are_or_wrapped() {
        IllegalStateException failure = new IllegalStateException();
        future.completeExceptionally(failure);
        assertThatThrownBy(() -> Blocking.await(future, null)).isSameAs(failure);
        CompletableFuture<String> other = CompletableFuture.failedFuture(new Exception());
        assertThatThrownBy(() -> Blocking.await(other, null)).isInstanceOf(DarkriftException.class);
    }

    @Test
    void an_iterator_ends_when_the_connection_has_ended() {
        Deque<CompletableFuture<Message>> futures = new ArrayDeque<>();
        futures.add(CompletableFuture.completedFuture(Message.of(1)));
        futures.add(CompletableFuture.completedFuture(Message.of(2)));
        Iterator<Message> iterator = Blocking.iterator(
                () -> futures.isEmpty()
                        ? CompletableFuture.failedFuture(new ConnectionClosedException("gone", null))
                        : futures.remove(),
                null);
        assertThat(iterator.hasNext()).isTrue();
        assertThat(iterator.hasNext()).isTrue();
        assertThat(iterator.next().tag()).isEqualTo(1);
        assertThat(iterator.next().tag()).isEqualTo(2);
        assertThat(iterator.hasNext()).isFalse();
        assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void an_iterator_that_is_interrupted_says_so() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Blocking.iterator(CompletableFuture::new, null).hasNext())
                .isInstanceOf(DarkriftException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void on_an_event_loop_an_iterator_refuses_before_it_asks_for_a_message() throws Exception {
        try (EventLoops eventLoops = EventLoops.create(1, TransportKind.NIO)) {
            CompletableFuture<Boolean> asked = new CompletableFuture<>();
            Iterator<Message> iterator = Blocking.iterator(
                    () -> {
                        asked.complete(true);
                        return new CompletableFuture<>();
                    },
                    null);
            eventLoops.group().submit(iterator::hasNext).await();
            assertThat(asked).isNotDone();
        }
    }

    /** Is done between the end of waiting and the attempt to cancel. */
    private static final class Late extends CompletableFuture<String> {
        private final String value;
        private final Throwable failure;

        Late(String value, Throwable failure) {
            this.value = value;
            this.failure = failure;
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            if (failure == null) {
                complete(value);
            } else {
                completeExceptionally(failure);
            }
            return super.cancel(mayInterrupt);
        }
    }
}
