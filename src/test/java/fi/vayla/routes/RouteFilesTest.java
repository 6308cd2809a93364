package fi.vayla.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RouteFilesTest {

    private static final RouteFiles BEFORE = files(Map.of("a", "first", "b", "same"));

    @Test
    void a_file_that_is_being_written_stays_as_it_was() {
        RouteFiles half = files(Map.of("a", "sec", "b", "same"));
        RouteFiles whole = files(Map.of("a", "second", "b", "same"));

        assertThat(half.settled(BEFORE, BEFORE)).isEqualTo(BEFORE);
        assertThat(whole.settled(half, BEFORE)).isEqualTo(BEFORE);
        assertThat(whole.settled(whole, BEFORE)).isEqualTo(whole);
    }

    @Test
    void a_file_that_is_gone_for_one_look_is_not_gone() {
        RouteFiles gone = files(Map.of("b", "same"));

        assertThat(gone.settled(BEFORE, BEFORE)).isEqualTo(BEFORE);
        assertThat(gone.settled(gone, BEFORE)).isEqualTo(gone);
    }

    @Test
    void a_file_that_is_never_finished_holds_up_no_other() {
        RouteFiles now = files(Map.of("a", "changing 2", "b", "new", "c", "added"));
        RouteFiles earlier = files(Map.of("a", "changing 1", "b", "new", "c", "added"));

        assertThat(now.settled(earlier, BEFORE)).isEqualTo(files(Map.of("a", "first", "b", "new", "c", "added")));
    }

    private static RouteFiles files(Map<String, String> texts) {
        TreeMap<String, TextFile> files = new TreeMap<>();
        texts.forEach((name, text) -> files.put(name, TextFile.of(Path.of(name), text)));
        return new RouteFiles(files, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }
}
