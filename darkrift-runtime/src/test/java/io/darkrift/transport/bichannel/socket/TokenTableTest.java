package io.darkrift.transport.bichannel.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.transport.bichannel.framing.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenTableTest {
    private final TokenTable<Holder> table = new TokenTable<>();

    private record Holder(Token token) implements TokenTable.Holder {
        @Override
        public long tokenValue() {
            return token.value();
        }

        @Override
        public boolean hasToken(Token other) {
            return token.equals(other);
        }
    }

    @Test
    void each_is_found_by_its_token_until_it_is_removed() {
        Random random = new Random(7);
        List<Holder> present = new ArrayList<>();
        List<Holder> gone = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            // Few places, so that many want the same one.
            Holder holder = new Holder(new Token(1, (long) i << 32 | i ^ random.nextInt(64)));
            table.add(holder);
            present.add(holder);
            if (random.nextInt(3) > 0) {
                Holder removed = present.remove(random.nextInt(present.size()));
                table.remove(removed);
                gone.add(removed);
            }
        }
        assertThat(present)
                .allSatisfy(each -> assertThat(table.get(each.token())).isSameAs(each));
        assertThat(gone).allSatisfy(each -> assertThat(table.get(each.token())).isNull());
        assertThat(table.all()).containsExactlyInAnyOrderElementsOf(present);
        present.forEach(table::remove);
        assertThat(table.size()).isZero();
    }

    @Test
    void the_version_belongs_to_the_token() {
        table.add(new Holder(new Token(1, 5)));
        assertThat(table.get(new Token(0, 5))).isNull();
        assertThat(table.get(new Token(1, 5))).isNotNull();
    }

    @Test
    void what_is_not_there_need_not_be_removed() {
        Holder holder = new Holder(new Token(1, 5));
        table.add(holder);
        table.remove(new Holder(new Token(1, 5)));
        assertThat(table.get(holder.token())).isSameAs(holder);
    }
}
