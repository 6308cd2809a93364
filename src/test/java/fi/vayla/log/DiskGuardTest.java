package fi.vayla.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskGuardTest {

    private final FreeSpace real = new LogConfiguration().freeSpace();

    @TempDir
    Path folder;

    @Test
    void there_is_no_problem_while_the_disk_has_what_it_must() {
        assertThat(guard(at -> settings().minFree().toBytes()).problem()).isEmpty();
    }

    @Test
    void a_disk_with_less_is_a_problem_that_says_what_to_do() {
        assertThat(guard(at -> settings().minFree().toBytes() - 1).problem())
                .hasValueSatisfying(
                        problem -> assertThat(problem).contains("has only", "vayla.log.min-free", "free some"));
    }

    @Test
    void a_disk_that_does_not_tell_is_a_problem() {
        Path gone = folder.resolve("poissa");

        assertThat(guard(at -> real.bytes(gone)).problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("does not say", "poissa"));
    }

    @Test
    void what_is_left_is_what_the_file_store_says() throws IOException {
        assertThat(real.bytes(folder)).isBetween(1L, Files.getFileStore(folder).getTotalSpace());
    }

    @Test
    void the_disks_of_a_cluster_are_not_the_hubs_to_watch() {
        assertThat(new DiskGuard(LogForTests.settings(), folder -> {
                            throw new IOException("Nobody asks for " + folder);
                        })
                        .problem())
                .isEmpty();
    }

    private DiskGuard guard(FreeSpace freeSpace) {
        return new DiskGuard(settings(), freeSpace);
    }

    private LogSettings settings() {
        return TestBroker.embedded(folder);
    }
}
