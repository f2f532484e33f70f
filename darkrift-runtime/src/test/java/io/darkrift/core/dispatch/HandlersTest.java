package io.darkrift.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.connection.HandlerError;
import io.darkrift.core.support.LogLimiter;
import io.darkrift.message.MessageRegistry;
import io.darkrift.testing.TestMessages;
import io.darkrift.testing.TestMessages.Numbered;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HandlersTest {
    private final DirectedMessages messages = DirectedMessages.ofServer(TestMessages.registry());
    private final Handlers<String> table = new Handlers<>(messages);

    @Test
    void a_handler_is_found_by_tag_and_gets_connection_and_message() throws Exception {
        List<String> calls = new ArrayList<>();
        assertThat(table.isEmpty()).isTrue();
        assertThat(table.put(Numbered.class, (who, what) -> calls.add(who + what)))
                .isTrue();
        assertThat(table.isEmpty()).isFalse();
        assertThat(table.typed(2)).isNull();
        Handlers.Handler<String> handler = table.typed(1);
        assertThat(handler).isNotNull();
        handler.handle("me", new Numbered(1, 2));
        assertThat(calls).containsExactly("meNumbered[sender=1, number=2]");
    }

    @Test
    void a_later_handler_replaces_an_earlier_one() {
        table.put(Numbered.class, (who, what) -> {});
        assertThat(table.put(Numbered.class, (who, what) -> {})).isFalse();
        assertThat(table.raw()).isNull();
        table.putRaw((who, message) -> {});
        assertThat(table.raw()).isNotNull();
        assertThat(table.isEmpty()).isFalse();
    }

    @Test
    void a_type_that_is_not_in_the_registry_is_refused() {
        Handlers<String> other = new Handlers<>(DirectedMessages.ofClient(MessageRegistry.empty()));
        assertThatThrownBy(() -> other.put(Numbered.class, (who, what) -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_log_line_of_a_kind_is_written_once_in_its_period() {
        assertThat(table.limiter("slow", 1, TimeUnit.DAYS).acquire()).isZero();
        assertThat(table.limiter("slow", 1, TimeUnit.DAYS).acquire()).isEqualTo(-1);
        assertThat(table.limiter("executor", 1, TimeUnit.DAYS).acquire()).isZero();
    }

    @Test
    void a_peer_that_chooses_many_tags_fills_neither_memory_nor_log() {
        long lines = 0;
        for (int tag = 0; tag < 5_000; tag++) {
            lines += table.unhandledLimiter(tag).acquire() >= 0 ? 1 : 0;
        }
        assertThat(lines).isBetween(1_000L, 1_001L);
    }

    @Test
    void a_builder_refuses_a_second_handler_for_the_same_message_or_event() {
        Handlers.Builder<String> builder = new Handlers.Builder<>();
        builder.on(Numbered.class, (who, what) -> {});
        builder.on(Numbered.class, (who, what) -> {});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.build(messages))
                .withMessage(Numbered.class.getName() + " has two handlers: combine them into one");
        builder.onUnhandledMessage((who, what) -> {});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.onUnhandledMessage((who, what) -> {}))
                .withMessage("onUnhandledMessage has two handlers: combine them into one");
        assertThatNullPointerException().isThrownBy(() -> builder.onHandlerError(null));
    }

    @Test
    void what_a_handler_throws_reaches_the_handler_of_errors_each_time() {
        List<HandlerError> errors = new ArrayList<>();
        Handlers.Builder<String> builder = new Handlers.Builder<>();
        builder.onHandlerError((who, error) -> {
            errors.add(error);
            throw new AssertionError("as planned");
        });
        Handlers<String> built = builder.build(messages);
        Error cause = new Error("as planned");
        built.failed("me", "Numbered", 1, cause);
        built.failed("me", "Numbered", 1, cause);
        assertThat(errors)
                .containsExactly(new HandlerError("Numbered", 1, cause), new HandlerError("Numbered", 1, cause));
    }

    @Test
    void many_unknown_tags_share_a_limiter_and_leave_other_kinds_alone() {
        Handlers<String> handlers = new Handlers<>(DirectedMessages.ofServer(MessageRegistry.empty()));
        LogLimiter first = handlers.unhandledLimiter(0);
        for (int tag = 1; tag < 1_000; tag++) {
            assertThat(handlers.unhandledLimiter(tag)).isNotSameAs(first);
        }
        LogLimiter others = handlers.unhandledLimiter(1_000);
        assertThat(handlers.unhandledLimiter(60_000)).isSameAs(others);
        assertThat(handlers.unhandledLimiter(0)).isSameAs(first);
        others.acquire();
        assertThat(handlers.limiter("handler", 1, TimeUnit.MINUTES).acquire()).isZero();
    }
}
