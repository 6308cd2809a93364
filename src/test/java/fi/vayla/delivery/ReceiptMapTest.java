package fi.vayla.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.Receipt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptMapTest {

    private record Row(long offset, int state) {}

    @Test
    void a_receipt_that_was_never_put_is_not_there() {
        ReceiptMap map = new ReceiptMap();
        String receipt = Receipt.of("ideas", "1").value();

        assertThat(map.state(receipt)).isEqualTo(-1);
        assertThat(map.place(receipt)).isEqualTo(-1);
    }

    @Test
    void a_second_put_replaces_the_first_and_tells_its_state() {
        ReceiptMap map = new ReceiptMap();
        String receipt = Receipt.of("ideas", "1").value();

        assertThat(map.put(receipt, 0, 0)).isEqualTo(-1);
        assertThat(map.put(receipt, 1L << 40, 2)).isZero();
        assertThat(map.state(receipt)).isEqualTo(2);
        assertThat(map.place(receipt)).isEqualTo(1L << 40);
    }

    @Test
    void the_receipt_of_all_zeros_is_one_like_any_other() {
        ReceiptMap map = new ReceiptMap();
        String zeros = "0".repeat(32);

        assertThat(map.state(zeros)).isEqualTo(-1);
        map.put(zeros, 0, 0);
        assertThat(map.state(zeros)).isZero();
        assertThat(map.place(zeros)).isZero();
        assertThat(map.state("0".repeat(31) + "1")).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void it_agrees_with_a_hash_map(long seed) {
        Random random = new Random(seed);
        List<String> receipts = receipts(random);
        ReceiptMap map = new ReceiptMap();
        Map<String, Row> model = new HashMap<>();
        for (int step = 0; step < 20_000; step++) {
            String receipt = receipts.get(random.nextInt(receipts.size()));
            Row row = new Row(random.nextLong(1L << 50), random.nextInt(3));
            assertThat(map.put(receipt, row.offset(), row.state())).isEqualTo(state(model.put(receipt, row)));
            assertSame(receipts.get(random.nextInt(receipts.size())), map, model);
        }
        receipts.forEach(receipt -> assertSame(receipt, map, model));
    }

    /** Some of them fall on the same few slots, at the table's end too, whatever its size. */
    private static List<String> receipts(Random random) {
        List<String> receipts = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            receipts.add("%016x%016x".formatted(random.nextLong(), random.nextLong()));
            receipts.add("%016x%016x".formatted(random.nextLong() | 0xffffff, random.nextLong()));
            receipts.add("%016x%016x".formatted(7L, random.nextLong()));
        }
        return receipts;
    }

    private static void assertSame(String receipt, ReceiptMap map, Map<String, Row> model) {
        Row row = model.get(receipt);
        assertThat(map.state(receipt)).isEqualTo(state(row));
        assertThat(map.place(receipt)).isEqualTo(row == null ? -1 : row.offset());
    }

    private static int state(@Nullable Row row) {
        return row == null ? -1 : row.state();
    }
}
