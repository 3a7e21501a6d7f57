package io.lorapipe.sandbox.faults.web;

import static io.lorapipe.sandbox.Sandbox.FAST_TRAINING;
import static io.lorapipe.sandbox.Sandbox.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.sandbox.RawCall;
import io.lorapipe.sandbox.Sandbox;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmitFaultsTests {

    @TempDir
    static Path data;

    private static Sandbox sandbox;
    private static URI url;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(data);
        url = sandbox.base().resolve("/" + FAST_TRAINING);
    }

    @AfterEach
    void clear() {
        sandbox.noFaults();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDroppedSubmitIsAnsweredWithoutAByteAndIsInTheLedgerIfItWasAccepted(boolean accepted) {
        var before = sandbox.ledger().size();
        sandbox.faults("{'at':'submit','fault':'drop','accepted':" + accepted + "}");

        assertThat(RawCall.post(url, "{}")).isEmpty();

        assertThat(sandbox.ledger()).hasSize(accepted ? before + 1 : before);
    }

    @Test
    void whatWasThrownAtAnAcceptedSubmitNamesItsRequestAndItsArchive() {
        sandbox.faults("{'at':'submit','fault':'drop','accepted':true,'matching':'/a7/'}");

        RawCall.post(url, "{\"images_data_url\":\"http://127.0.0.1:1/a7/dataset.zip\"}");

        var thrown = sandbox.thrown().getLast();
        assertThat(thrown.get("fault").stringValue()).isEqualTo("drop");
        assertThat(thrown.get("archive_url").stringValue()).isEqualTo("http://127.0.0.1:1/a7/dataset.zip");
        assertThat(thrown.get("request_id"))
                .isEqualTo(sandbox.ledger().getLast().get("request_id"));
    }

    @Test
    void anAnswerCanBreakOffInTheMiddleOfItsBody() {
        var before = sandbox.ledger().size();
        sandbox.faults("{'at':'submit','fault':'cut','after_bytes':12}");

        var answer = RawCall.post(url, "{}");

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4)).hasSize(12);
        assertThat(answer).containsPattern("Content-Length: \\d{3}");
        assertThat(sandbox.ledger()).hasSize(before + 1);
    }

    @ParameterizedTest
    @CsvSource({"500,false", "502,true", "503,true", "504,false", "408,false", "421,true", "599,false"})
    void anyStatusIsAnsweredWithOrWithoutHavingAccepted(int status, boolean accepted) {
        var before = sandbox.ledger().size();
        sandbox.faults(
                "{'at':'submit','fault':'answer','status':" + status + ",'retry_after':0,'accepted':" + accepted + "}");

        var answer = sandbox.post("/" + FAST_TRAINING, "{}");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("0");
        assertThat(json(answer).has("detail")).isTrue();
        assertThat(sandbox.ledger()).hasSize(accepted ? before + 1 : before);
    }
}
