package io.lorapipe.system.processes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The secrets of platforms under test, each easily known again, and where they must not be found. */
public final class Canaries {

    /** The provider takes no other one. */
    public static final String FAL_KEY = "canary-id:canary-fal-key";

    /** What a link is signed with that a user gives; it works with any other query as well. */
    public static final String SIGNED = "?X-Amz-Expires=900&X-Amz-Signature=canary-signature";

    /** Of stores that no role is given to. */
    public static final Map<String, String> OF_STORES = Map.of(
            "AWS_ACCESS_KEY_ID", "an-id",
            "AWS_SECRET_ACCESS_KEY", "canary-aws-secret",
            "AWS_SESSION_TOKEN", "canary-aws-token",
            "SUPABASE_SECRET_KEY", "canary-supabase-secret");

    /** Links of ours are made while it runs. */
    private static final Pattern SECRET = Pattern.compile("canary-|[?&]signature=");

    private Canaries() {}

    /** Whether a text holds a secret, or a link with its signature. */
    public static boolean isIn(String text) {
        return SECRET.matcher(text).find();
    }

    /** The lines below a directory of logs that hold one, each with its file. */
    public static List<String> inLogs(Path directory) {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).flatMap(Canaries::lines).toList();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Lines of a killed process may end in the middle of a character. */
    private static Stream<String> lines(Path log) {
        try {
            return Files.readString(log, ISO_8859_1)
                    .lines()
                    .filter(Canaries::isIn)
                    .limit(5)
                    .map(line -> log.getFileName() + ": " + line);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
