package io.lorapipe.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.store.ByteProgress;
import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.StoreException;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class S3DamageTests {

    private static final Content CONTENT = Content.of(new byte[3000], "application/zip");

    private final DamagingServer server = new DamagingServer();

    S3DamageTests() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPartThatArrivesDamagedMakesNoObjectAndTheUploadIsTakenBack() {
        assertThatThrownBy(() -> send(true))
                .isInstanceOf(StoreException.Unavailable.class)
                .hasMessageContaining("damaged");
        assertThat(server.completed).hasValue(0);
        assertThat(server.aborted).hasValue(1);
    }

    @Test
    void whereTheSdkSignsEveryPieceThatIsEnough() {
        send(false);

        assertThat(server.completed).hasValue(1);
    }

    private void send(boolean compared) {
        S3Settings settings = new S3Settings("b", "r", server.url(), null, S3Server.ID, S3Server.SECRET, null);
        S3Bucket bucket = new S3Bucket(S3Connection.of(settings));
        new S3Multipart(bucket, new PartSizes(1000, 1000), compared)
                .send(new ObjectKey("ann/a.zip"), CONTENT, ByteProgress.NONE);
    }
}
