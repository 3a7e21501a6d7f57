package io.lorapipe.sandbox;

import static io.lorapipe.sandbox.Sandbox.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTests {

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
    void anUploadIsServedToAnyone() throws Exception {
        var target = json(initiate("initiate", "data set.zip"));

        var put = withoutKey(
                HttpRequest.newBuilder(URI.create(target.get("upload_url").stringValue()))
                        .header("Content-Type", "application/zip")
                        .PUT(BodyPublishers.ofString("0123456789")));
        var got = withoutKey(
                HttpRequest.newBuilder(URI.create(target.get("file_url").stringValue())));

        assertThat(put.statusCode()).isEqualTo(200);
        assertThat(got.body()).isEqualTo("0123456789");
        assertThat(got.headers().firstValue("Content-Type")).hasValue("application/zip");
    }

    @Test
    void aPartOfAFileCanBeHad() throws Exception {
        var url = upload("0123456789");

        var part = withoutKey(HttpRequest.newBuilder(URI.create(url)).header("Range", "bytes=4-6"));
        var tooFar = withoutKey(HttpRequest.newBuilder(URI.create(url)).header("Range", "bytes=10-"));

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("456");
        assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 4-6/10");
        assertThat(tooFar.statusCode()).isEqualTo(416);
    }

    @Test
    void headTellsTheSize() throws Exception {
        var head = withoutKey(
                HttpRequest.newBuilder(URI.create(upload("0123456789"))).HEAD());

        assertThat(head.headers().firstValue("Content-Length")).hasValue("10");
        assertThat(head.headers().firstValue("Accept-Ranges")).hasValue("bytes");
    }

    @Test
    void aLargeFileIsPutTogetherFromItsParts() throws Exception {
        var target = json(initiate("initiate-multipart", "large.zip"));
        var upload = target.get("upload_url").stringValue();

        var second =
                withoutKey(HttpRequest.newBuilder(URI.create(upload + "/2")).PUT(BodyPublishers.ofString("world")));
        var first =
                withoutKey(HttpRequest.newBuilder(URI.create(upload + "/1")).PUT(BodyPublishers.ofString("hello ")));
        var complete = withoutKey(HttpRequest.newBuilder(URI.create(upload + "/complete"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"parts\":[" + first.body() + "," + second.body() + "]}")));

        assertThat(complete.statusCode()).isEqualTo(200);
        assertThat(withoutKey(HttpRequest.newBuilder(
                                URI.create(target.get("file_url").stringValue())))
                        .body())
                .isEqualTo("hello world");
    }

    @Test
    void aFileIsNotMadeWithAPartMissingOrByAnotherTag() throws Exception {
        var target = json(initiate("initiate-multipart", "large.zip"));
        var upload = target.get("upload_url").stringValue();
        var first = withoutKey(HttpRequest.newBuilder(URI.create(upload + "/1")).PUT(BodyPublishers.ofString("hello")));

        for (var parts : List.of(
                "[" + first.body() + "," + first.body().replaceAll("1(\\D)", "2$1") + "]",
                "[{\"partNumber\":1,\"etag\":\"another\"}]",
                "[]")) {
            var complete = withoutKey(HttpRequest.newBuilder(URI.create(upload + "/complete"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"parts\":" + parts + "}")));
            assertThat(complete.statusCode()).as(parts).isEqualTo(400);
        }
        assertThat(withoutKey(HttpRequest.newBuilder(
                                URI.create(target.get("file_url").stringValue())))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anUploadIsBegunWithAKeyOnly() throws Exception {
        var answer = withoutKey(HttpRequest.newBuilder(sandbox.base().resolve("/storage/upload/initiate"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"file_name\":\"a.zip\"}")));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void filesOutsideTheStoreAreNotServed() throws Exception {
        var above = withoutKey(HttpRequest.newBuilder(sandbox.base().resolve("/files/..%5C..%5Cx/webhook-key")));
        var missing = withoutKey(HttpRequest.newBuilder(sandbox.base().resolve("/files/sandbox/nothing")));

        assertThat(above.statusCode()).isBetween(400, 404);
        assertThat(missing.statusCode()).isEqualTo(404);
    }

    private static String upload(String content) throws Exception {
        var target = json(initiate("initiate", "ten"));
        withoutKey(HttpRequest.newBuilder(URI.create(target.get("upload_url").stringValue()))
                .PUT(BodyPublishers.ofString(content)));
        return target.get("file_url").stringValue();
    }

    private static HttpResponse<String> initiate(String how, String name) {
        return sandbox.post(
                "/storage/upload/" + how + "?storage_type=fal-cdn-v3",
                "{\"content_type\":\"application/zip\",\"file_name\":\"" + name + "\"}");
    }

    private static HttpResponse<String> withoutKey(HttpRequest.Builder request) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }
}
