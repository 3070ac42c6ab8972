package org.touchstone.casework.courses;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import org.touchstone.base.settings.Settings;
import org.touchstone.base.settings.Settings.RefusedSettingException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
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
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Evidence files in a bucket of a store that speaks the S3 protocol, under the names they have in the data folder. */
final class BucketStore implements EvidenceStore {

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration OF_SILENCE = Duration.ofSeconds(30);
    private static final Duration TO_SEND = Duration.ofMinutes(5);

    private final S3Client client;
    private final String bucket;

    /**
     * Opens the bucket.
     *
     * @throws RefusedSettingException where it is not there, or may not be used with these settings
     */
    BucketStore(Settings.Evidence settings) {
        this.bucket = settings.bucket();
        this.client = client(settings);
        try {
            client.headBucket(request -> request.bucket(bucket));
        } catch (S3Exception e) {
            client.close();
            throw new RefusedSettingException(refusal(e.statusCode()));
        } catch (SdkException | IllegalArgumentException e) {
            client.close();
            throw new RefusedSettingException("The store for evidence cannot be reached (touchstone.evidence.endpoint,"
                    + " touchstone.evidence.region): " + firstLine(e) + ".");
        }
    }

    private static S3Client client(Settings.Evidence settings) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(settings.region()))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(TO_CONNECT)
                        .socketTimeout(OF_SILENCE))
                .overrideConfiguration(limits -> limits.apiCallTimeout(TO_SEND))
                // Not every store knows the newer checksums. Each file is sent with one that all know, and is named by
                // its own.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        if (!settings.endpoint().isEmpty()) {
            builder.endpointOverride(URI.create(settings.endpoint())).forcePathStyle(true);
        }
        if (!settings.accessKey().isEmpty()) {
            builder.credentialsProvider(StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())));
        }
        return builder.build();
    }

    private String refusal(int status) {
        return switch (status) {
            case 404 -> "The store has no bucket " + bucket + " (touchstone.evidence.bucket).";
            case 401, 403 ->
                "The store refuses the keys, or they do not open the bucket " + bucket
                        + " (touchstone.evidence.access-key, touchstone.evidence.secret-key). They have to allow"
                        + " ListBucket, GetObject and PutObject.";
            case 301, 400 -> "The bucket " + bucket + " is in another region (touchstone.evidence.region).";
            default -> "The store for evidence answers with the status " + status + " (touchstone.evidence.endpoint).";
        };
    }

    @Override
    public void bring(String digest, Path bytes) throws IOException {
        String sum = md5(bytes);
        try {
            client.putObject(
                    request -> request.bucket(bucket).key(key(digest)).contentMD5(sum), RequestBody.fromFile(bytes));
        } catch (SdkException e) {
            throw away(e);
        }
    }

    /** It is all there since it was brought. */
    @Override
    public void keep(String digest, Path bytes) {}

    @Override
    public void mend(String digest, Path bytes) throws IOException {
        bring(digest, bytes);
    }

    @Override
    public InputStream open(String digest) throws IOException {
        try {
            return client.getObject(request -> request.bucket(bucket).key(key(digest)));
        } catch (NoSuchKeyException e) {
            throw new NoSuchFileException(digest);
        } catch (SdkException e) {
            throw away(e);
        }
    }

    private static String key(String digest) {
        return "evidence/" + EvidenceStore.place(digest);
    }

    private static StoreAwayException away(SdkException e) {
        return new StoreAwayException("The store for evidence does not answer as it should: " + firstLine(e) + ".", e);
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceAll("[.: ]+$", "");
    }

    /** The store compares what it gets with this, so that it keeps nothing that was damaged on its way. */
    private static String md5(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest sum = MessageDigest.getInstance("MD5");
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sum.update(buffer, 0, read);
            }
            return Base64.getEncoder().encodeToString(sum.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
