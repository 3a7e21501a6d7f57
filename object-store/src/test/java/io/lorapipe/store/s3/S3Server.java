package io.lorapipe.store.s3;

import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A real S3 server in this process, which keeps its objects in memory and checks signatures. */
final class S3Server {

    static final String ID = "an-id";
    static final String SECRET = "a secret of ours";

    private static final Pattern ARRIVING = Pattern.compile("-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$");
    private static final AtomicInteger BUCKETS = new AtomicInteger();
    private static @Nullable S3Server running;

    private final BlobStore behind = new TransientNio2BlobStore();
    private final S3Proxy proxy;

    private S3Server() throws Exception {
        this.proxy = S3Proxy.builder()
                .blobStore(behind)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, ID, SECRET)
                .build();
        proxy.start();
    }

    /** The one server of all tests; it goes with the process. */
    static synchronized S3Server running() {
        try {
            if (running == null) {
                running = new S3Server();
            }
            return running;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + proxy.getPort());
    }

    int port() {
        return proxy.getPort();
    }

    String newBucket() {
        String name = "bucket-" + BUCKETS.incrementAndGet();
        behind.createContainer(name);
        return name;
    }

    S3Settings settings(String bucket) {
        return settings(bucket, url());
    }

    S3Settings settings(String bucket, URI endpoint) {
        return new S3Settings(bucket, "eu-west-1", endpoint, null, ID, SECRET, null);
    }

    /** Keys of its objects, without the files in which it gathers what is still arriving. */
    List<String> objects(String bucket) {
        return behind
                .list(ListObjectsV2Request.builder()
                        .bucket(bucket)
                        .maxKeys(1000)
                        .build())
                .contents()
                .stream()
                .map(S3Object::key)
                .filter(key -> !ARRIVING.matcher(key).find())
                .toList();
    }

    /** Puts empty objects with this prefix straight into the bucket. */
    void fill(String bucket, String prefix, int number) {
        for (int i = 0; i < number; i++) {
            String key = prefix + i;
            behind.putBlob(PutObjectRequest.builder().bucket(bucket).key(key).build(), InputStream.nullInputStream());
        }
    }

    List<MultipartUpload> uploads(String bucket) {
        return behind.listMultipartUploads(bucket);
    }
}
