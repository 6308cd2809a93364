package fi.vayla.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PartTest {

    @Test
    void what_a_librarys_method_works_for_is_told_by_who_called_it() {
        assertThat(Part.of(List.of(
                        "tools.jackson.databind.ObjectMapper.writeValueAsBytes",
                        "fi.vayla.event.Json.write",
                        "fi.vayla.delivery.Ledger.append",
                        "fi.vayla.delivery.Sending.send")))
                .isEqualTo(Part.LEDGER);
        assertThat(Part.of(List.of(
                        "sun.nio.ch.SocketDispatcher.write0",
                        "org.apache.hc.core5.http.impl.io.SessionOutputBufferImpl.flush",
                        "fi.vayla.system.SystemHttp.execute",
                        "fi.vayla.delivery.Sending.send")))
                .isEqualTo(Part.HTTP_CLIENT);
    }

    @Test
    void what_belongs_to_no_part_is_said_to_be_other() {
        assertThat(Part.of(List.of("java.lang.Thread.sleep0", "java.lang.Thread.run")))
                .isEqualTo(Part.OTHER);
    }
}
