package io.lorapipe.training.fal;

import static io.lorapipe.training.fal.ScriptedProvider.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.presets.Presets;
import io.lorapipe.training.attempt.RemoteRequest;
import io.lorapipe.training.attempt.Sight;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a provider repeats of ours is not repeated to users. */
class UnsaidTests {

    private static final String KEY = "an-id:0123456789abcdef";

    @Test
    void aLinkInALogIsShownWithoutItsQuery() throws Exception {
        var sight = look("""
                {"status":"IN_PROGRESS","logs":[
                  {"message":"Downloading https://files.example/a.zip?expires=9&signature=abc into /tmp"}]}""", "{}");

        assertThat(sight).isEqualTo(new Sight.Running(List.of("Downloading https://files.example/a.zip into /tmp")));
    }

    @Test
    void aLinkInAFailureIsShownWithoutItsQuery() throws Exception {
        var sight = look("{\"status\":\"COMPLETED\"}", """
                {"detail":[{"loc":["body"],"type":"file_download_error",
                  "msg":"Max retries exceeded with url: /a.zip?X-Amz-Signature=abc (Caused by a timeout)"}]}""");

        assertThat(sight)
                .asString()
                .contains("with url: /a.zip (Caused by a timeout)")
                .doesNotContain("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"The key an-id:0123456789abcdef is locked", "No account has the secret 0123456789abcdef"})
    void ourKeyIsNotShown(String detail) throws Exception {
        var sight = look("{\"status\":\"COMPLETED\"}", "{\"detail\":[{\"msg\":\"%s\"}]}".formatted(detail));

        assertThat(sight).isInstanceOf(Sight.Failed.class);
        assertThat(sight).asString().contains("our key").doesNotContain("0123456789abcdef");
    }

    @Test
    void anAddressOfARequestIsNotWritten() {
        var address = URI.create("https://queue.example/requests/1?token=abc");

        assertThat(new RemoteRequest("1", address, address, address))
                .asString()
                .contains("1")
                .doesNotContain("abc");
    }

    private static Sight look(String status, String result) throws Exception {
        try (var provider = ScriptedProvider.start(request -> switch (request.path()) {
            case "/status" -> answer(200, status);
            default -> answer(422, result);
        })) {
            var url = provider.url();
            var wait = Duration.ofSeconds(2);
            var fal = new Fal(new FalProperties(KEY, url, url, url, null, null, List.of(), true, wait, wait));
            var request =
                    new RemoteRequest("1", url.resolve("/status"), url.resolve("/result"), url.resolve("/cancel"));
            return fal.trainer().look(request, Presets.standard());
        }
    }
}
