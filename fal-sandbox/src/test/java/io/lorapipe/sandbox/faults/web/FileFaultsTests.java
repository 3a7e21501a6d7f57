package io.lorapipe.sandbox.faults.web;

import static io.lorapipe.sandbox.Sandbox.FAST_TRAINING;
import static io.lorapipe.sandbox.Sandbox.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.sandbox.Archives;
import io.lorapipe.sandbox.Neighbour;
import io.lorapipe.sandbox.RawCall;
import io.lorapipe.sandbox.Sandbox;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Faults of files: downloads and uploads. */
class FileFaultsTests {

    @TempDir
    static Path data;

    private static Sandbox sandbox;
    private static Neighbour neighbour;
    private static URI weights;
    private static byte[] whole;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(data);
        neighbour = new Neighbour();
        var path = sandbox.submit(
                FAST_TRAINING, "{\"images_data_url\":\"" + neighbour.serving("a.zip", Archives.ofImages(2)) + "\"}");
        var file = json(sandbox.awaitResult(path)).get("diffusers_lora_file");
        weights = URI.create(file.get("url").stringValue());
        whole = download().body();
    }

    @AfterEach
    void clear() {
        sandbox.noFaults();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
        neighbour.close();
    }

    private static HttpResponse<byte[]> download(String... headers) {
        var request = sandbox.request(weights.toString());
        return sandbox.send(headers.length == 0 ? request : request.headers(headers), BodyHandlers.ofByteArray());
    }

    @Test
    void aFileThatIsCutOnceIsResumedWithRange() {
        sandbox.faults("{'at':'file','fault':'cut','after_bytes':100000,'times':1}");

        var cut = RawCall.get(weights);
        var rest = download("Range", "bytes=100000-");

        assertThat(cut).contains("Content-Length: " + whole.length);
        assertThat(cut.substring(cut.indexOf("\r\n\r\n") + 4)).hasSize(100_000);
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.body()).hasSize(whole.length - 100_000);
        assertThat(sandbox.thrown().getLast().get("request_id"))
                .isEqualTo(sandbox.ledger().getLast().get("request_id"));
    }

    @Test
    void aFileThatIsCutAlwaysIsCutAtEveryRange() {
        sandbox.faults("{'at':'file','fault':'cut','after_bytes':5000}");

        for (var call = 0; call < 2; call++) {
            var cut = RawCall.get(weights);
            assertThat(cut.substring(cut.indexOf("\r\n\r\n") + 4)).hasSize(5000);
        }
    }

    @Test
    void aSlowFileIsWhole() {
        sandbox.faults("{'at':'file','fault':'slow','bytes_per_second':" + whole.length * 2 + "}");

        assertThat(download().body()).isEqualTo(whole);
    }

    @Test
    void whatIsNotSafetensorsHasTheRightSize() {
        sandbox.faults("{'at':'file','fault':'not_safetensors'}");

        assertThat(download().body()).hasSize(whole.length).containsOnly('x');
        assertThat(download("Range", "bytes=10-19").body()).hasSize(10).containsOnly('x');
    }

    @ParameterizedTest
    @CsvSource({"expired,404", "empty,200", "answer,503"})
    void aFileIsGoneOrEmptyOrNotToBeHadNow(String fault, int status) {
        sandbox.faults("{'at':'file','fault':'" + fault + "'" + (status == 503 ? ",'status':503" : "") + ",'times':1}");

        var answer = download();

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).hasSizeLessThan(100);
        assertThat(download().body()).isEqualTo(whole);
    }

    @Test
    void aFileIsDroppedWithoutAByte() {
        sandbox.faults("{'at':'file','fault':'drop'}");

        assertThat(RawCall.get(weights)).isEmpty();
    }

    @Test
    void theArchivesThatCallersUploadAreNoFilesOfRuns() {
        sandbox.faults("{'at':'file','fault':'expired'}");
        var target = initiate();
        sandbox.send(sandbox.request(target.get("upload_url").stringValue()).PUT(BodyPublishers.ofString("zip")));

        assertThat(sandbox.get(target.get("file_url").stringValue()).body()).isEqualTo("zip");
    }

    @Test
    void anUploadFailsBeforeOrAfterItsBytesAreKept() {
        sandbox.faults(
                "{'at':'upload','fault':'answer','status':503,'matching':'initiate','times':1}",
                "{'at':'upload','fault':'answer','status':502,'matching':'/put/','nth':1}",
                "{'at':'upload','fault':'answer','status':502,'matching':'/put/','nth':2,'accepted':true}");

        assertThat(sandbox.post("/storage/upload/initiate", "{}").statusCode()).isEqualTo(503);
        var target = initiate();
        var put = sandbox.request(target.get("upload_url").stringValue()).PUT(BodyPublishers.ofString("zip"));
        var file = target.get("file_url").stringValue();

        assertThat(sandbox.send(put).statusCode()).isEqualTo(502);
        assertThat(sandbox.get(file).statusCode()).isEqualTo(404);
        assertThat(sandbox.send(put).statusCode()).isEqualTo(502);
        assertThat(sandbox.get(file).body()).isEqualTo("zip");
    }

    private static JsonNode initiate() {
        return json(sandbox.post("/storage/upload/initiate", "{\"file_name\":\"images.zip\"}"));
    }
}
