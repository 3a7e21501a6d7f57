package io.lorapipe.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

class SentDigestTests {

    private static final String MD5_OF_A_PART = "9db120e8880f33acf4ddeb40892c390c";
    private static final String ANOTHER = "00000000000000000000000000000000";

    @Test
    void aPartThatTheServerCallsByAnotherMd5IsDamaged() throws IOException {
        SentDigest sent = sent(true);

        assertThat(sent.isContradictedBy(named(MD5_OF_A_PART))).isFalse();
        assertThat(sent.isContradictedBy(named(ANOTHER))).isTrue();
        assertThat(sent.isContradictedBy(
                        named(ANOTHER, part -> part.serverSideEncryption(ServerSideEncryption.AES256))))
                .isTrue();
    }

    @Test
    void whatIsSentAgainCountsFromItsStart() throws IOException {
        SentDigest sent = sent(true);
        read(sent.of(bytes()));

        assertThat(sent.isContradictedBy(named(MD5_OF_A_PART))).isFalse();
    }

    @Test
    void aNameThatIsNoMd5SaysNothing() throws IOException {
        SentDigest sent = sent(true);

        assertThat(sent.isContradictedBy(named("0123-1"))).isFalse();
        assertThat(sent.isContradictedBy(UploadPartResponse.builder().build())).isFalse();
        assertThat(sent.isContradictedBy(
                        named(ANOTHER, part -> part.serverSideEncryption(ServerSideEncryption.AWS_KMS))))
                .isFalse();
        assertThat(sent.isContradictedBy(named(ANOTHER, part -> part.sseCustomerAlgorithm("AES256"))))
                .isFalse();
    }

    @Test
    void whereItIsNotNeededNothingIsComputed() throws IOException {
        assertThat(sent(false).isContradictedBy(named(ANOTHER))).isFalse();
    }

    private static SentDigest sent(boolean needed) throws IOException {
        SentDigest sent = new SentDigest(needed);
        read(sent.of(bytes()));
        return sent;
    }

    private static InputStream bytes() {
        return new ByteArrayInputStream("a part".getBytes(UTF_8));
    }

    private static void read(InputStream bytes) throws IOException {
        bytes.readAllBytes();
    }

    private static UploadPartResponse named(String etag) {
        return named(etag, part -> {});
    }

    private static UploadPartResponse named(String etag, Consumer<UploadPartResponse.Builder> more) {
        UploadPartResponse.Builder answer = UploadPartResponse.builder().eTag("\"" + etag + "\"");
        more.accept(answer);
        return answer.build();
    }
}
