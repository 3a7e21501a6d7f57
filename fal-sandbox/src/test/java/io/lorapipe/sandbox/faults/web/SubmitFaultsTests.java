package io.lorapipe.sandbox.faults.web;

import static io.lorapipe.sandbox.Sandbox.FAST_TRAINING;
import static io.lorapipe.sandbox.Sandbox.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lorapipe.sandbox.RawCall;
import io.lorapipe.sandbox.Sandbox;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
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

    @ParameterizedTest
    @ValueSource(strings = {"'fault':'drop','accepted':true", "'fault':'cut','after_bytes':0"})
    void aConnectionIsResetInsteadOfClosed(String fault) {
        var before = sandbox.ledger().size();
        sandbox.faults("{'at':'submit','reset':true," + fault + "}");

        assertThatThrownBy(() -> RawCall.post(url, "{}"))
                .hasRootCauseInstanceOf(SocketException.class)
                .hasRootCauseMessage("Connection reset");

        assertThat(sandbox.ledger()).hasSize(before + 1);
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

    @ParameterizedTest
    @CsvSource({"delay_before", "delay_after"})
    void aLateAnswerIsTheTrueOne(String fault) {
        sandbox.faults("{'at':'submit','fault':'" + fault + "','by':'100ms'}");

        var answer = sandbox.post("/" + FAST_TRAINING, "{}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).get("request_id"))
                .isEqualTo(sandbox.ledger().getLast().get("request_id"));
    }

    @ParameterizedTest
    @CsvSource({"delay_before,0", "delay_after,1"})
    void aCallerThatDoesNotWaitMayOrMayNotHaveBeenAccepted(String fault, int accepted) throws Exception {
        var before = sandbox.ledger().size();
        sandbox.faults("{'at':'submit','fault':'" + fault + "','by':'1h'}");

        try (var impatient = new Socket(url.getHost(), url.getPort())) {
            RawCall.send(impatient, "POST", url, "{}");
            await().untilAsserted(() -> assertThat(
                            sandbox.thrown().getLast().get("fault").stringValue())
                    .isEqualTo(fault));
            await().during(Duration.ofMillis(accepted == 0 ? 300 : 0))
                    .untilAsserted(() -> assertThat(sandbox.ledger()).hasSize(before + accepted));
        }
    }

    @ParameterizedTest
    @CsvSource({"empty,''", "unreadable,<html><body>Please wait...</body></html>"})
    void aSuccessCanBeEmptyOrUnreadable(String fault, String body) {
        var before = sandbox.ledger().size();
        sandbox.faults("{'at':'submit','fault':'" + fault + "','accepted':true}");

        var answer = sandbox.post("/" + FAST_TRAINING, "{}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(sandbox.ledger()).hasSize(before + 1);
        assertThat(sandbox.thrown().getLast().get("request_id"))
                .isEqualTo(sandbox.ledger().getLast().get("request_id"));
    }

    @Test
    void aSubmitIsSentElsewhere() {
        var before = sandbox.ledger().size();
        sandbox.faults(
                "{'at':'submit','fault':'redirect','nth':1}",
                "{'at':'submit','fault':'redirect','status':308,'location':'http://elsewhere.invalid/x'}");

        var same = sandbox.post("/" + FAST_TRAINING, "{}");
        var elsewhere = sandbox.post("/" + FAST_TRAINING, "{}");

        assertThat(same.statusCode()).isEqualTo(307);
        assertThat(same.headers().firstValue("Location")).hasValue(url.toString());
        assertThat(elsewhere.statusCode()).isEqualTo(308);
        assertThat(elsewhere.headers().firstValue("Location")).hasValue("http://elsewhere.invalid/x");
        assertThat(sandbox.ledger()).hasSize(before);
    }

    @ParameterizedTest
    @CsvSource({
        "locked,403,User is locked. Reason: Exhausted balance.",
        "unauthorized,401,Invalid key credentials",
        "rate_limited,429,concurrent_requests_limit"
    })
    void aRefusalIsInFalsWordsAndAcceptsNothing(String fault, int status, String words) {
        var before = sandbox.ledger().size();
        sandbox.faults("{'at':'submit','fault':'" + fault + "','retry_after':3}");

        var answer = sandbox.post("/" + FAST_TRAINING, "{}");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("3");
        assertThat(sandbox.ledger()).hasSize(before);
    }

    @Test
    void theLinksOfAnAnswerCanLeadToAnotherServer() {
        sandbox.faults(
                "{'at':'submit','fault':'foreign_links','nth':1}",
                "{'at':'submit','fault':'foreign_links','base':'http://10.0.0.1','link':'cancel_url'}");

        var all = json(sandbox.post("/" + FAST_TRAINING, "{}"));
        var one = json(sandbox.post("/" + FAST_TRAINING, "{}"));

        var path = "/" + FAST_TRAINING + "/requests/" + all.get("request_id").stringValue();
        assertThat(all.get("status_url").stringValue()).isEqualTo("http://elsewhere.invalid" + path + "/status");
        assertThat(all.get("response_url").stringValue()).isEqualTo("http://elsewhere.invalid" + path);
        assertThat(one.get("cancel_url").stringValue())
                .startsWith("http://10.0.0.1/")
                .endsWith("/cancel");
        assertThat(one.get("status_url").stringValue())
                .startsWith(sandbox.base().toString());
        assertThat(sandbox.get(path + "/status").statusCode()).isLessThan(300);
    }
}
