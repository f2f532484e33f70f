package io.darkrift.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.connection.StrikeReason;
import io.darkrift.message.MessageRegistry;
import io.darkrift.testing.TestMessages;
import io.darkrift.testing.TestMessages.Numbered;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandlerTableTest {
    private final HandlerTable<String> table = new HandlerTable<>(Traffic.ofServer(TestMessages.registry()));

    @Test
    void a_handler_is_found_by_tag_and_gets_connection_and_message() {
        List<String> calls = new ArrayList<>();
        assertThat(table.isEmpty()).isTrue();
        assertThat(table.put(Numbered.class, (who, what) -> calls.add(who + what)))
                .isTrue();
        assertThat(table.isEmpty()).isFalse();
        assertThat(table.typed(2)).isNull();
        Handler<String> handler = table.typed(1);
        assertThat(handler).isNotNull();
        handler.handle("me", new Numbered(1, 2));
        assertThat(calls).containsExactly("meNumbered[sender=1, number=2]");
    }

    @Test
    void a_later_handler_takes_the_place_of_an_earlier() {
        table.put(Numbered.class, (who, what) -> {});
        assertThat(table.put(Numbered.class, (who, what) -> {})).isFalse();
        assertThat(table.raw()).isNull();
        assertThat(table.putRaw((who, message) -> {})).isTrue();
        assertThat(table.putRaw((who, message) -> {})).isFalse();
        assertThat(table.raw()).isNotNull();
    }

    @Test
    void a_type_that_is_not_in_the_registry_is_refused() {
        HandlerTable<String> other = new HandlerTable<>(Traffic.ofClient(MessageRegistry.empty()));
        assertThatThrownBy(() -> other.put(Numbered.class, (who, what) -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_tag_without_a_handler_is_news_once() {
        assertThat(table.isFirstUnhandled(5)).isTrue();
        assertThat(table.isFirstUnhandled(5)).isFalse();
        assertThat(table.isFirstUnhandled(6)).isTrue();
    }

    @Test
    void a_reason_to_refuse_a_message_is_news_once() {
        assertThat(table.isFirstRefused(StrikeReason.UNREADABLE_MESSAGE)).isTrue();
        assertThat(table.isFirstRefused(StrikeReason.UNREADABLE_MESSAGE)).isFalse();
        assertThat(table.isFirstRefused(StrikeReason.WRONG_DIRECTION)).isTrue();
    }
}
