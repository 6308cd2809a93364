package fi.vayla.attachment;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where files are kept that events refer to.
 *
 * @param folder of the files, and of what is still on its way; {@code data/attachments} by default. Several instances need the
 *     same one, or a bucket
 * @param largest the largest file taken; 200 MB by default
 * @param retention how long after its last message a file is kept in the folder; 401 days by default, a day more than the log
 *     keeps the message. A bucket has rules of its own for that
 * @param minFree how much the folder's disk must keep free: with less, no file is taken; 512 MB by default, more than the
 *     embedded broker needs, so that files never stop the log
 */
@ConfigurationProperties("vayla.attachments")
public record AttachmentSettings(
        @DefaultValue("data/attachments") Path folder,
        @DefaultValue("200MB") DataSize largest,
        @DefaultValue("401d") Duration retention,
        @DefaultValue("512MB") DataSize minFree) {

    public AttachmentSettings {
        if (largest.toBytes() < 1) {
            throw new IllegalArgumentException("vayla.attachments.largest is at least 1B, not " + largest);
        }
        if (!retention.isPositive()) {
            throw new IllegalArgumentException("vayla.attachments.retention is longer than nothing, not " + retention);
        }
    }

    Path incoming() {
        return folder.resolve("incoming");
    }
}
