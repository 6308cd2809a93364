package fi.vayla.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.Receipt;
import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecentReceiptsTest {

    @Test
    void the_oldest_is_forgotten_first() {
        var receipts = new RecentReceipts(2);
        receipts.add(receipt(1));
        receipts.add(receipt(2));
        receipts.add(receipt(1));
        receipts.add(receipt(3));
        assertThat(receipts.contains(receipt(1))).isFalse();
        assertThat(receipts.contains(receipt(2))).isTrue();
        assertThat(receipts.contains(receipt(3))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 1000})
    void it_knows_exactly_the_newest_ones_whatever_comes(int capacity) {
        var receipts = new RecentReceipts(capacity);
        var newest = new ArrayDeque<Integer>();
        var random = new Random(capacity);
        for (int i = 0; i < 20 * capacity + 100; i++) {
            int number = random.nextInt(3 * capacity);
            receipts.add(receipt(number));
            if (!newest.contains(number)) {
                newest.addLast(number);
            }
            if (newest.size() > capacity) {
                newest.removeFirst();
            }
        }
        for (int number = 0; number < 3 * capacity; number++) {
            assertThat(receipts.contains(receipt(number))).as("%d", number).isEqualTo(newest.contains(number));
        }
    }

    private static Receipt receipt(int number) {
        return Receipt.of("testi", Integer.toString(number));
    }
}
