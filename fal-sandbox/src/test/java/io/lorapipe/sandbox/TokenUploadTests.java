package io.lorapipe.sandbox;

import static io.lorapipe.sandbox.Sandbox.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The upload of fal's Python client. */
class TokenUploadTests {

    @TempDir
    static Path data;

    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(data);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void aTokenLetsAFileIn() {
        var answer = write("/files/upload", token(), "0123456789");

        var file = json(answer).get("access_url").stringValue();
        assertThat(file).startsWith(sandbox.base() + "/files/").endsWith("_set.zip");
        assertThat(read(file)).isEqualTo("0123456789");
    }

    @Test
    void aFileInPartsIsPutTogetherInTheirOrder() {
        var token = token();
        var begun = json(write("/files/upload/multipart", token, ""));
        var file = begun.get("access_url").stringValue();
        var parts = file + "/multipart/" + begun.get("uploadId").stringValue();

        var second = sandbox.send(with(token, parts + "/2").PUT(BodyPublishers.ofString("world")));
        var first = sandbox.send(with(token, parts + "/1").PUT(BodyPublishers.ofString("hello ")));
        var complete = sandbox.send(with(token, parts + "/complete")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"parts\":[" + part(1, first) + "," + part(2, second) + "]}")));

        assertThat(complete.statusCode()).isEqualTo(200);
        assertThat(read(file)).isEqualTo("hello world");
    }

    @Test
    void withoutATokenNothingIsWritten() {
        assertThat(write("/files/upload", "guess", "x").statusCode()).isEqualTo(401);
        assertThat(sandbox.post("/files/upload", "x").statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenIsGivenForAKeyOnly() {
        var answer = sandbox.send(HttpRequest.newBuilder(sandbox.base().resolve("/storage/auth/token"))
                .POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    private static String token() {
        var granted = json(sandbox.post("/storage/auth/token?storage_type=fal-cdn-v3", "{}"));
        assertThat(granted.get("token_type").stringValue()).isEqualTo("Bearer");
        assertThat(granted.get("base_url").stringValue())
                .isEqualTo(sandbox.base().toString());
        return granted.get("token").stringValue();
    }

    private static HttpResponse<String> write(String path, String token, String bytes) {
        return sandbox.send(with(token, sandbox.base() + path)
                .header("X-Fal-File-Name", "set.zip")
                .POST(BodyPublishers.ofString(bytes)));
    }

    private static HttpRequest.Builder with(String token, String url) {
        return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token);
    }

    private static String part(int number, HttpResponse<String> written) {
        var etag = written.headers().firstValue("ETag").orElseThrow().replace("\"", "");
        return "{\"partNumber\":" + number + ",\"etag\":\"" + etag + "\"}";
    }

    private static String read(String file) {
        return sandbox.send(HttpRequest.newBuilder(URI.create(file))).body();
    }
}
