package io.lorapipe.benchmark.stores;

import io.lorapipe.sandbox.FalSandbox;
import io.lorapipe.store.supabase.standin.SupabaseStandIn;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** One server that a store speaks to, in a process of its own. */
final class Server {

    private static final String S3_SECRET = "a-secret";

    private Server() {}

    /** Prints the server's address and the key it wants, and serves until its input ends. */
    public static void main(String... args) throws Exception {
        var directory = Files.createDirectories(Path.of(args[1]));
        System.out.println(
                switch (Kind.valueOf(args[0])) {
                    case LOCAL -> "file:" + directory + " none";
                    case S3 -> s3proxy(directory);
                    case SUPABASE -> standIn();
                    case FAL -> sandbox(directory);
                });
        while (System.in.read() >= 0) {}
        System.exit(0);
    }

    private static String s3proxy(Path directory) throws Exception {
        var behind = new FilesystemNio2BlobStore(directory.toString());
        behind.createContainer(Target.BUCKET);
        var proxy = S3Proxy.builder()
                .blobStore(behind)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, Target.S3_ID, S3_SECRET)
                .build();
        proxy.start();
        return "http://127.0.0.1:" + proxy.getPort() + " " + S3_SECRET;
    }

    private static String standIn() throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // or the end of an answer may wait 40 ms
        var standIn = new SupabaseStandIn(Clock.systemUTC());
        standIn.projectLimit(Integer.MAX_VALUE);
        standIn.bucket(Target.BUCKET, Integer.MAX_VALUE);
        standIn.after = call -> answer -> {
            if (call.method().equals("DELETE")) {
                standIn.expireUploads(); // it keeps the bytes of those that have ended, too
            }
            return answer;
        };
        return standIn.url() + " " + standIn.secretKey();
    }

    private static String sandbox(Path directory) {
        var sandbox = FalSandbox.application()
                .run("--server.port=0", "--lorapipe.sandbox.data-directory=" + directory, "--logging.level.root=ERROR");
        return "http://127.0.0.1:" + sandbox.getEnvironment().getProperty("local.server.port") + " any";
    }
}
