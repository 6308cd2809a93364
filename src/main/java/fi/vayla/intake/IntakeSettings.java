package fi.vayla.intake;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How messages are let in.
 *
 * @param sources the file that says who may send what; {@code config/sources.yaml} by default
 * @param maxBodySize the largest message taken, 1 B to 10 MB; 5 MB by default. The log takes no
 *     more, since what is parked is written in Base64
 * @param openOnLoopback true lets callers on this machine in without key or signature, for demonstrations; false by default
 * @param remembered how many accepted messages are kept in mind to answer repeats without appending them again, 26 bytes
 *     each, 1 to 10,000,000; 200,000 by default
 * @param concurrent how many messages of one source are worked on at a time before it is told to slow down, 1 or more; 512
 *     by default
 */
@ConfigurationProperties("vayla.intake")
public record IntakeSettings(
        @DefaultValue("config/sources.yaml") Path sources,
        @DefaultValue("5MB") DataSize maxBodySize,
        @DefaultValue("false") boolean openOnLoopback,
        @DefaultValue("200000") int remembered,
        @DefaultValue("512") int concurrent) {

    public IntakeSettings {
        requireBetween(
                "max-body-size", maxBodySize.toBytes(), DataSize.ofMegabytes(10).toBytes());
        requireBetween("remembered", remembered, 10_000_000);
        requireBetween("concurrent", concurrent, Integer.MAX_VALUE);
    }

    int largest() {
        return Math.toIntExact(maxBodySize.toBytes());
    }

    private static void requireBetween(String name, long value, long most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(
                    "vayla.intake." + name + " is " + value + "; it must be from 1 to " + most);
        }
    }
}
