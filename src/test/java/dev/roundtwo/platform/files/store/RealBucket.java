package dev.roundtwo.platform.files.store;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A bucket in S3Proxy, which keeps it in memory and checks signatures: a process of its own with jars of its own, since they
 * would not agree with ours.
 */
final class RealBucket {

    private static final Path JARS = Path.of("target", "s3proxy");
    private static final String KEY = "round-two";
    private static final String SECRET = "a-secret-of-the-tests";

    private static @Nullable Process server;
    private static URI address = URI.create("http://127.0.0.1");

    private RealBucket() {}

    static boolean isHere() {
        return Files.isDirectory(JARS);
    }

    /** Starts the server and makes the bucket. */
    static Bucket start() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        address = URI.create("http://127.0.0.1:" + port);
        Path settings =
                Files.writeString(Files.createTempFile("s3proxy", ".conf"), """
                s3proxy.endpoint=%s
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=transient
                jclouds.identity=any
                jclouds.credential=any
                """.formatted(address, KEY, SECRET));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        JARS.toAbsolutePath() + "/*",
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "s3proxy.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        server = process;
        await().atMost(Duration.ofSeconds(60)).until(() -> listens(port));
        try (S3Client client = S3Client.builder()
                .endpointOverride(address)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)))
                .build()) {
            client.createBucket(bucket -> bucket.bucket("files"));
        }
        return with(KEY, SECRET);
    }

    static Bucket with(String key, String secret) {
        return new Bucket(new Bucket.Place(address, "us-east-1", "files", key, secret, "round-two/", true));
    }

    static void stop() throws InterruptedException {
        Process standing = server;
        if (standing != null) {
            standing.destroyForcibly().waitFor();
        }
    }

    private static boolean listens(int port) {
        try (Socket line = new Socket("127.0.0.1", port)) {
            return line.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
