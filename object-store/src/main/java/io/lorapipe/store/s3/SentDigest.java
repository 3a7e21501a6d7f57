package io.lorapipe.store.s3;

import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** The MD5 of a part as it was sent, to compare with what the server calls it; computed where that is needed. */
final class SentDigest {

    private final boolean needed;
    private @Nullable DigestInputStream sent;

    SentDigest(boolean needed) {
        this.needed = needed;
    }

    /** The same bytes, of which the digest is taken as they are read; from their start where they are sent again. */
    InputStream of(InputStream part) {
        if (!needed) {
            return part;
        }
        sent = new DigestInputStream(part, Digests.md5());
        return sent;
    }

    /**
     * Whether the server got other bytes. Only where it names a part by its MD5: not where another's key encrypts it.
     */
    boolean isContradictedBy(UploadPartResponse answer) {
        ServerSideEncryption encryption = answer.serverSideEncryption();
        boolean named = (encryption == null || encryption == ServerSideEncryption.AES256)
                && answer.sseCustomerAlgorithm() == null
                && answer.eTag() != null
                && answer.eTag().replace("\"", "").matches("[0-9a-f]{32}");
        MessageDigest digest = sent == null ? null : sent.getMessageDigest();
        return named
                && digest != null
                && !Digests.hex(digest).equals(answer.eTag().replace("\"", ""));
    }
}
