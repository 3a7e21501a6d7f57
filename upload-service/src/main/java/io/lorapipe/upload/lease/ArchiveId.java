package io.lorapipe.upload.lease;

import io.lorapipe.store.ObjectKey;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One archive in one store; its keys follow from it, so that nothing else can be taken for an archive.
 *
 * @param store id of the store
 * @param sha256 64 lower-case hexadecimal digits
 */
public record ArchiveId(String userId, String store, String sha256) {

    private static final Pattern KEY =
            Pattern.compile("([A-Za-z0-9_-]{1,64})/lora-training/training_([0-9a-f]{64})\\.(zip|json)");

    /** The archive that this key belongs to, as itself or as its manifest; empty when it belongs to none. */
    public static Optional<ArchiveId> of(String store, ObjectKey key) {
        var matcher = KEY.matcher(key.value());
        return matcher.matches()
                ? Optional.of(new ArchiveId(matcher.group(1), store, matcher.group(2)))
                : Optional.empty();
    }

    public ObjectKey key() {
        return ObjectKey.archive(userId, sha256);
    }

    /** The key of what the archive was packed from, which lies beside it. */
    public ObjectKey manifestKey() {
        return ObjectKey.manifest(userId, sha256);
    }
}
