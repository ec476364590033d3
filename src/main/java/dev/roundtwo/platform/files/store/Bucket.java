package dev.roundtwo.platform.files.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** A bucket of any store that speaks S3, which all nodes share. The bucket must be there and closed to everybody else. */
public final class Bucket implements Store, AutoCloseable {

    private static final Duration WHOLE_CALL = Duration.ofSeconds(60);
    private static final Duration ONE_TRY = Duration.ofSeconds(25);

    private final S3Client client;
    private final String bucket;
    private final String prefix;

    /**
     * Where the bucket is, and as whom we come. Without an endpoint it is Amazon's; without a key the machine's own identity.
     */
    public record Place(
            @Nullable URI endpoint,
            String region,
            String bucket,
            @Nullable String accessKey,
            @Nullable String secretKey,
            String prefix,
            boolean pathStyle) {}

    public Bucket(Place place) {
        this.bucket = place.bucket();
        this.prefix = place.prefix();
        S3ClientBuilder building = S3Client.builder()
                .region(Region.of(place.region()))
                .forcePathStyle(place.pathStyle())
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(5))
                        .socketTimeout(Duration.ofSeconds(10)))
                .overrideConfiguration(
                        limits -> limits.apiCallTimeout(WHOLE_CALL).apiCallAttemptTimeout(ONE_TRY))
                // Other stores than Amazon's know no trailing checksums.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        if (place.endpoint() != null) {
            building.endpointOverride(place.endpoint());
        }
        String key = place.accessKey();
        String secret = place.secretKey();
        building.credentialsProvider(
                key == null || secret == null
                        ? DefaultCredentialsProvider.builder().build()
                        : StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)));
        this.client = building.build();
    }

    @Override
    public void put(Key key, Path from) throws IOException {
        call(() -> client.putObject(
                put -> put.bucket(bucket).key(prefix + key.name()).contentType("application/octet-stream"),
                RequestBody.fromFile(from)));
    }

    @Override
    public InputStream read(Key key, long from, long length) throws IOException {
        String range = "bytes=%d-%d".formatted(from, from + Math.max(1, length) - 1);
        return call(() -> client.getObject(
                get -> get.bucket(bucket).key(prefix + key.name()).range(range)));
    }

    @Override
    public void delete(Key key) throws IOException {
        call(() -> client.deleteObject(gone -> gone.bucket(bucket).key(prefix + key.name())));
    }

    @Override
    public void each(Consumer<Kept> visitor) throws IOException {
        call(() -> {
            client.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix))
                    .contents()
                    .forEach(one -> Key.named(one.key().substring(prefix.length()))
                            .ifPresent(key -> visitor.accept(new Kept(key, one.lastModified()))));
            return prefix;
        });
    }

    @Override
    public void close() {
        client.close();
    }

    private static <T> T call(Call<T> call) throws IOException {
        try {
            return call.made();
        } catch (NoSuchKeyException gone) {
            throw new NoSuchFileException("An object that is gone");
        } catch (SdkException failure) {
            throw new IOException("The store did not do it: " + failure.getMessage(), failure);
        }
    }

    private interface Call<T> {
        T made();
    }
}
