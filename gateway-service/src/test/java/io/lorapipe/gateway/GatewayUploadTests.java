package io.lorapipe.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.gateway.TestGateway.Answer;
import io.lorapipe.gateway.image.CheckedImages;
import io.lorapipe.gateway.image.Spool;
import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.check.ImageFormat;
import jakarta.servlet.MultipartConfigElement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.util.unit.DataSize;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayUploadTests {

    private final java.nio.file.Path data = TestGateway.temporary("upload");
    private final TestGateway gateway = TestGateway.on(data);

    @BeforeAll
    void addCharacter() {
        gateway.post("/api/characters", "{\"name\":\"Mira\",\"characterId\":\"mira\"}");
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void anImageThatIsTooLargeIsNamed() {
        var answer = upload(Map.of("huge.jpg", new byte[21 << 20]));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("culprit").asString()).isEqualTo("huge.jpg");
        assertThat(answer.body().path("detail").asString())
                .isEqualTo("huge.jpg has 22,020,096 bytes, the limit is 20,971,520; save it smaller.");
    }

    @Test
    void theSameImageTwiceInOneUploadIsRefused() {
        var twice = new LinkedHashMap<String, byte[]>();
        twice.put("one.png", Pictures.png(50));
        twice.put("again.png", Pictures.png(50));

        var answer = upload(twice);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("detail").asString())
                .isEqualTo("again.png is the same image as one.png; remove one of them.");
    }

    @Test
    void anUploadWaitsOutsideWhileOthersTakeAllTheRoom() {
        try (var all = gateway.bean(Spool.class)
                .reserve(DataSize.ofGigabytes(2).toBytes())
                .orElseThrow()) {
            var answer = upload(Map.of("one.png", Pictures.png(51)));

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body().path("code").asString()).isEqualTo("spool_full");
        }
        assertThat(upload(Map.of("one.png", Pictures.png(51))).status()).isEqualTo(201);
    }

    @Test
    void uploadsAreSpooledInTheDirectoryThatIsSweptAndLeaveNothingThere() {
        upload(Map.of("one.png", Pictures.png(52)));

        var spool = data.resolve("gateway-spool");
        assertThat(gateway.bean(MultipartConfigElement.class).getLocation())
                .isEqualTo(spool.toAbsolutePath().toString());
        assertThat(spool).isEmptyDirectory();
    }

    @Test
    void aVerdictByOtherRulesIsForgotten() {
        var known = gateway.bean(CheckedImages.class);
        var image = new CheckedImage("one.png", ImageFormat.PNG, 300, 320, 1000, 1, "ab".repeat(32));

        known.remember("check 1", image);
        assertThat(known.find("check 1", image.sha256())).isPresent();
        assertThat(known.find("check 2", image.sha256())).isEmpty();

        known.remember("check 2", image);
        assertThat(known.find("check 1", image.sha256())).isEmpty();
        assertThat(known.find("check 2", image.sha256())).isPresent();
    }

    private Answer upload(Map<String, byte[]> files) {
        return gateway.send(Pictures.form(gateway.request("/api/characters/mira/images"), files));
    }
}
