package io.darkrift.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldBytesTest {
    private static final int MUCH = 4 * HeldBytes.UNCOUNTED;

    private final MemoryBudget budget = new MemoryBudget(2 * MUCH);
    private final List<String> evicted = new ArrayList<>();
    private int shares;

    private HeldBytes account(String name) {
        return new HeldBytes(() -> {
            shares++;
            return budget.newShare(() -> evicted.add(name));
        });
    }

    @Test
    void littleIsNotCountedAndNeedsNoShare() {
        HeldBytes account = account("one");

        assertThat(account.update(HeldBytes.UNCOUNTED)).isNull();

        assertThat(shares).isZero();
        assertThat(budget.used()).isZero();
    }

    @Test
    void muchIsCountedUntilItIsGivenBack() {
        HeldBytes account = account("one");

        account.update(MUCH);
        assertThat(budget.used()).isEqualTo(MUCH);

        account.update(0);
        assertThat(budget.used()).isZero();
        assertThat(shares).isEqualTo(1);
    }

    @Test
    void theOwnerThatHoldsMostIsEvictedWhereTheBudgetIsUsedUp() {
        HeldBytes most = account("most");
        most.update(2 * MUCH);

        MemoryBudget.Share overdrawn = account("other").update(MUCH);
        assertThat(overdrawn).isNotNull();
        HeldBytes.relieve(overdrawn);

        assertThat(evicted).containsExactly("most");
    }

    @Test
    void withoutABudgetNothingIsCounted() {
        HeldBytes account = new HeldBytes(() -> null);

        assertThat(account.update(100 * MUCH)).isNull();
        account.close();
    }

    @Test
    void anAccountThatIsClosedBeforeItHeldMuchCountsNothingLater() {
        HeldBytes account = account("one");
        account.update(1);

        account.close();
        account.update(MUCH);

        assertThat(budget.used()).isZero();
    }
}
