package io.lorapipe.store.supabase.standin;

import io.lorapipe.store.supabase.standin.StandInState.Bucket;
import io.lorapipe.store.supabase.standin.StandInState.Tus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Resumable uploads: statuses that mean what they say, and texts. */
final class TusRoutes {

    private static final int CHUNK = 6 * 1024 * 1024;

    private final StandInState state;
    private final String address;

    /** @param address what the server believes to be called, which is https and without the gateway's prefix */
    TusRoutes(StandInState state, String address) {
        this.state = state;
        this.address = address;
    }

    StandInAnswer create(StandInCall call, boolean mayAll) {
        Map<String, String> metadata = metadata(call);
        String object = metadata.get("bucketName") + "/" + metadata.get("objectName");
        int length = Integer.parseInt(Objects.requireNonNull(call.header("Upload-Length")));
        Bucket bucket = state.bucket(ObjectRoutes.bucket(object));
        if (length > state.largest(bucket)) {
            throw Refusal.rest(413, "", "", "Maximum size exceeded");
        }
        String type = Objects.requireNonNull(metadata.get("contentType"));
        state.requireType(bucket, type);
        state.requireRow(object, call.replaces(), mayAll);
        Tus upload = new Tus(object, type, Objects.requireNonNullElse(metadata.get("metadata"), "null"), length);
        state.uploads.put(upload.id, upload);
        return StandInAnswer.empty(201).with("Location", address + "/upload/resumable/" + upload.id);
    }

    private static Map<String, String> metadata(StandInCall call) {
        Map<String, String> metadata = new HashMap<>();
        for (String pair :
                Objects.requireNonNull(call.header("Upload-Metadata")).split(",")) {
            String[] parts = pair.strip().split(" ");
            metadata.put(parts[0], new String(Base64.getDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        }
        return metadata;
    }

    StandInAnswer head(String id) {
        Tus upload = upload(id);
        return StandInAnswer.empty(200)
                .with("Upload-Length", Integer.toString(upload.length))
                .with("Upload-Offset", Integer.toString(upload.offset));
    }

    StandInAnswer patch(StandInCall call, String id, boolean mayAll) throws IOException {
        Tus upload = upload(id);
        synchronized (upload) {
            state.requireRow(upload.object, call.replaces(), mayAll);
            if (Integer.parseInt(Objects.requireNonNull(call.header("Upload-Offset"))) != upload.offset) {
                throw Refusal.rest(409, "", "", "Upload-Offset conflict");
            }
            requireChunk(upload, call.length());
            if (!append(upload, call.body(), call.length())) {
                return StandInAnswer.none();
            }
            StandInAnswer answer = StandInAnswer.empty(204).with("Upload-Offset", Integer.toString(upload.offset));
            if (!upload.whole()) {
                return answer;
            }
            if (state.databaseDown) {
                throw Refusal.rest(500, "", "", "Internal Server Error");
            }
            state.store(upload.object, upload.type, upload.metadata, upload.bytes());
            return answer.with("Tus-Complete", "1");
        }
    }

    /** A whole chunk, or the rest of one, or the rest of all. */
    private static void requireChunk(Tus upload, long length) {
        long end = upload.offset + length;
        if (length != CHUNK && end % CHUNK != 0 && end != upload.length) {
            throw Refusal.rest(400, "", "", "Chunks have 6 MiB");
        }
    }

    /** What came is kept, even if the connection broke; whether it was all. */
    private static boolean append(Tus upload, InputStream body, long length) {
        long end = upload.offset + length;
        try {
            while (upload.offset < end) {
                int read = body.read(upload.bytes(), upload.offset, (int) Math.min(64 * 1024, end - upload.offset));
                if (read < 0) {
                    return false;
                }
                upload.offset += read;
            }
            return true;
        } catch (IOException cut) {
            return false;
        }
    }

    StandInAnswer delete(String id) {
        if (upload(id).whole()) {
            throw Refusal.rest(400, "", "", "Cannot terminate an already completed upload");
        }
        state.uploads.remove(id);
        return StandInAnswer.empty(204);
    }

    private Tus upload(String id) {
        return state.uploads.computeIfAbsent(id, missing -> {
            throw Refusal.rest(404, "", "", "The file for this url was not found");
        });
    }
}
