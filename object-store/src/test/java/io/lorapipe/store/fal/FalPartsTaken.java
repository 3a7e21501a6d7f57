package io.lorapipe.store.fal;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The parts of files to come, as fal.ai keeps them between initiate-multipart and complete. */
final class FalPartsTaken {

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, FalFilesServer.Call> parts = new ConcurrentHashMap<>();

    /** A file made of its parts. */
    record Whole(String path, byte[] bytes, String contentType) {}

    String take(FalFilesServer.Call call) {
        String path = call.uri().getRawPath();
        parts.put(path, call);
        return JSON.writeValueAsString(JSON.createObjectNode()
                .put("partNumber", Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)))
                .put("etag", etag(call)));
    }

    /** Empty when a part is missing, is named by another tag, or the address is not the one that was given. */
    Optional<Whole> complete(FalFilesServer.Call call) {
        String upload = call.uri().getRawPath().replaceFirst("/complete$", "");
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        String contentType = "";
        for (JsonNode named : JSON.readTree(call.body()).required("parts")) {
            FalFilesServer.Call part =
                    parts.remove(upload + "/" + named.required("partNumber").asInt());
            if (part == null || !etag(part).equals(named.required("etag").asString()) || !signed(call, part)) {
                return Optional.empty();
            }
            whole.writeBytes(part.body());
            contentType = part.headers().getFirst("Content-Type");
        }
        return Optional.of(new Whole(upload.replace("/parts/", "/files/"), whole.toByteArray(), contentType));
    }

    private static boolean signed(FalFilesServer.Call call, FalFilesServer.Call part) {
        return "signature=s".equals(call.uri().getRawQuery())
                && "signature=s".equals(part.uri().getRawQuery());
    }

    private static String etag(FalFilesServer.Call part) {
        return "\"" + Integer.toHexString(Arrays.hashCode(part.body())) + "\"";
    }
}
