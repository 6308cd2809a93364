package fi.vayla.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.vayla.event.InvalidConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    private final Secrets secrets = new Secrets(Map.of("SET", "salaisuus", "BLANK", " ")::get);

    @Test
    void an_environment_variable_holds_a_secret() {
        assertThat(secrets.find("env:SET")).contains("salaisuus");
        assertThat(secrets.find("env:BLANK")).isEmpty();
        assertThat(secrets.find("env:UNSET")).isEmpty();
    }

    @Test
    void a_file_holds_a_secret_and_a_changed_file_counts_at_once(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("secret");
        assertThat(secrets.find("file:" + file)).isEmpty();
        Files.writeString(file, "vanha\n");
        assertThat(secrets.find("file:" + file)).contains("vanha");
        Files.writeString(file, "uusi\n");
        assertThat(secrets.find("file:" + file)).contains("uusi");
    }

    @Test
    void a_file_that_has_been_there_for_long_counts_as_it_is_now(@TempDir Path folder) throws IOException {
        Secrets secrets = new Secrets(name -> null, Duration.ZERO);
        Path file = Files.writeString(folder.resolve("secret"), "vanha\n");
        FileTime longAgo = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(file, longAgo);
        assertThat(secrets.find("file:" + file)).contains("vanha");
        assertThat(secrets.find("file:" + file)).contains("vanha");

        Files.writeString(file, "uusii\n");
        assertThat(secrets.find("file:" + file)).contains("uusii");

        Path other = Files.writeString(folder.resolve("other"), "kolme\n");
        Files.setLastModifiedTime(other, longAgo);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(secrets.find("file:" + file)).contains("kolme");

        Files.delete(file);
        assertThat(secrets.find("file:" + file)).isEmpty();
    }

    @Test
    void a_file_that_has_changed_twice_at_one_time_counts_as_it_is_now(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("secret");
        FileTime time = FileTime.from(Instant.EPOCH);
        for (String secret : List.of("yksi!", "kaksi", "kolme")) {
            Files.writeString(file, secret);
            Files.setLastModifiedTime(file, time);
            assertThat(secrets.find("file:" + file)).contains(secret);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"salaisuus", "", "env:", "file:", "ENV:SET"})
    void a_secret_itself_is_no_reference_and_is_not_repeated(String text) {
        assertThatThrownBy(() -> secrets.find(text))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("A secret is given by reference, env:NAME or file:PATH, never as the secret itself");
    }
}
