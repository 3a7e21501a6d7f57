package io.lorapipe.images.fetch;

import static io.lorapipe.images.fetch.HostileServer.ok;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.images.check.ImageCheck;
import io.lorapipe.images.check.ImageFile;
import io.lorapipe.images.check.ImageProblem.Code;
import io.lorapipe.images.check.ImageRules;
import io.lorapipe.images.check.Verdict;
import io.lorapipe.images.fetch.FetchResult.Fetched;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** What arrives whole, and is no image to train on. */
class HostileImageTests extends HostileServerTests {

    @Test
    void anEmptyAnswerIsAnEmptyImage() throws Exception {
        assertThat(problem(new byte[0])).isEqualTo(Code.EMPTY);
    }

    @Test
    void anArchiveUnderTheNameOfAnImageIsRefused() throws Exception {
        assertThat(problem("PK\3\4 fox.jpg".getBytes(ISO_8859_1))).isEqualTo(Code.UNSUPPORTED_FORMAT);
    }

    @Test
    void aKilobyteThatSaysItHasBillionsOfPixelsIsRefusedByItsHeader() throws Exception {
        byte[] bomb = ByteBuffer.allocate(1024)
                .put("\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1))
                .put(chunk("IHDR", header()))
                .put(chunk("IDAT", new byte[1024 - 8 - 25 - 12 - 12]))
                .put(chunk("IEND", new byte[0]))
                .array();

        assertThat(problem(bomb)).isEqualTo(Code.TOO_MANY_PIXELS);
    }

    private Code problem(byte[] body) throws Exception {
        server.at("/trap.jpg", ok(body.length), body);
        var result = fetch("/trap.jpg");
        assertThat(result).isInstanceOf(Fetched.class);
        var verdict = new ImageCheck(ImageRules.standard()).check(new ImageFile("trap.jpg", ((Fetched) result).file()));
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return ((Verdict.Refused) verdict).problem().code();
    }

    private static byte[] header() {
        return ByteBuffer.allocate(13)
                .putInt(50_000)
                .putInt(50_000)
                .put((byte) 8)
                .put((byte) 2)
                .array();
    }

    private static byte[] chunk(String type, byte[] data) {
        var chunk = ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(type.getBytes(ISO_8859_1))
                .put(data);
        var crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + data.length);
        return chunk.putInt((int) crc.getValue()).array();
    }
}
