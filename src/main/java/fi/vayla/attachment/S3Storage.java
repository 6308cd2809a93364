package fi.vayla.attachment;

import fi.vayla.security.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Files as objects of a bucket, by their SHA-256, which the server compares with what it received. How long they stay is the
 * bucket's lifecycle rule to say.
 */
final class S3Storage implements Storage, AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final String NAME = "name";

    private final AttachmentSettings.S3 settings;
    private final Secrets secrets;
    private final S3Client client;

    S3Storage(AttachmentSettings.S3 settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
        var builder = S3Client.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(this::credentials)
                .forcePathStyle(settings.pathStyle())
                // what servers other than AWS understand
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(
                        S3Configuration.builder().chunkedEncodingEnabled(false).build())
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENCE));
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        client = builder.build();
    }

    /** Asked for with each call, so that a changed key counts at once. */
    private AwsCredentials credentials() {
        return AwsBasicCredentials.create(secret(settings.accessKey()), secret(settings.secretKey()));
    }

    private String secret(String reference) {
        return secrets.find(reference)
                .orElseThrow(() -> SdkClientException.create("there is no key at " + reference + "; set it"));
    }

    @Override
    public void keep(Path file, Attachment attachment) throws IOException {
        byte[] hash = HexFormat.of().parseHex(attachment.sha256());
        try {
            client.putObject(
                    put -> put.bucket(settings.bucket())
                            .key(key(attachment.sha256()))
                            .contentType(attachment.mediaType())
                            .checksumSHA256(Base64.getEncoder().encodeToString(hash))
                            .metadata(metadata(attachment.name())),
                    RequestBody.fromFile(file));
        } catch (SdkException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public Optional<Attachment> find(String sha256) throws IOException {
        try {
            HeadObjectResponse head =
                    client.headObject(object -> object.bucket(settings.bucket()).key(key(sha256)));
            return Optional.of(Attachment.of(name(head.metadata()), head.contentType(), head.contentLength(), sha256));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        try {
            return client.getObject(object -> object.bucket(settings.bucket()).key(key(sha256)));
        } catch (SdkException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public int sweep(Instant before) {
        return 0;
    }

    private String key(String sha256) {
        return settings.prefix() + sha256;
    }

    /** Metadata travels in headers, which have no letters beyond ASCII. */
    private static Map<String, String> metadata(@Nullable String name) {
        return name == null ? Map.of() : Map.of(NAME, URLEncoder.encode(name, StandardCharsets.UTF_8));
    }

    private static @Nullable String name(Map<String, String> metadata) {
        String name = URLDecoder.decode(Objects.requireNonNullElse(metadata.get(NAME), ""), StandardCharsets.UTF_8);
        return name.isEmpty() ? null : name;
    }

    @Override
    public void close() {
        client.close();
    }
}
