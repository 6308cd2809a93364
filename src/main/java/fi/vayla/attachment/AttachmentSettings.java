package fi.vayla.attachment;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.security.Secrets;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
 * @param s3 the bucket that keeps the files instead of the folder; none by default
 */
@ConfigurationProperties("vayla.attachments")
public record AttachmentSettings(
        @DefaultValue("data/attachments") Path folder,
        @DefaultValue("200MB") DataSize largest,
        @DefaultValue("401d") Duration retention,
        @DefaultValue("512MB") DataSize minFree,
        @Nullable S3 s3) {

    public AttachmentSettings {
        if (largest.toBytes() < 1) {
            throw new IllegalArgumentException("vayla.attachments.largest is at least 1B, not " + largest);
        }
        if (!retention.isPositive()) {
            throw new IllegalArgumentException("vayla.attachments.retention is longer than nothing, not " + retention);
        }
    }

    /**
     * A bucket of S3, or of what speaks like it.
     *
     * @param bucket its name; without one the folder is used
     * @param endpoint its address, such as {@code https://s3.example.fi}; that of AWS in the region by default
     * @param region {@code eu-north-1} by default; most servers other than AWS take any
     * @param prefix what the names of the hub's objects begin with, such as {@code vayla/}; nothing by default
     * @param accessKey reference to the access key, {@code env:NAME} or {@code file:PATH}
     * @param secretKey reference to the secret key, {@code env:NAME} or {@code file:PATH}
     * @param pathStyle whether the bucket stands in the path rather than in the host's name; true by default
     */
    public record S3(
            @DefaultValue("") String bucket,
            @Nullable URI endpoint,
            @DefaultValue("eu-north-1") String region,
            @DefaultValue("") String prefix,
            @DefaultValue("") String accessKey,
            @DefaultValue("") String secretKey,
            @DefaultValue("true") boolean pathStyle) {

        public S3 {
            if (!bucket.isBlank()) {
                requireReference("access-key", accessKey);
                requireReference("secret-key", secretKey);
            }
        }

        private static void requireReference(String name, String reference) {
            if (!Secrets.isReference(reference)) {
                throw new InvalidConfiguration("vayla.attachments.s3." + name
                        + " is a reference; write env:NAME or file:PATH, never the key itself");
            }
        }
    }

    /** The bucket; empty when the folder keeps the files. */
    Optional<S3> bucket() {
        return Optional.ofNullable(s3).filter(some -> !some.bucket().isBlank());
    }

    Path incoming() {
        return folder.resolve("incoming");
    }
}
