package io.lorapipe.store.supabase.standin;

import java.io.IOException;

/** Which request is for what. */
final class StandInRoutes {

    private static final String TUS = "/upload/resumable";

    private final ObjectRoutes objects;
    private final BucketRoutes buckets;
    private final TusRoutes uploads;

    StandInRoutes(StandInState state, String address) {
        objects = new ObjectRoutes(state);
        buckets = new BucketRoutes(state);
        uploads = new TusRoutes(state, address);
    }

    static boolean isTus(StandInCall call) {
        return call.path().startsWith(TUS);
    }

    /** Whether an object's bytes come with it. */
    static boolean isUpload(StandInCall call) {
        boolean creates = call.method().equals("POST")
                && call.path().startsWith("/object/")
                && !call.path().startsWith("/object/sign/")
                && !call.path().startsWith("/object/list-v2/");
        return creates || call.method().equals("PATCH");
    }

    StandInAnswer answer(StandInCall call) throws IOException {
        String path = call.path();
        if (path.startsWith("/object/sign/") && call.method().equals("GET")) {
            return objects.signed(call, path.substring("/object/sign/".length()));
        }
        if (isTus(call) && call.method().equals("HEAD")) {
            return uploads.head(path.substring(TUS.length() + 1));
        }
        boolean mayAll = StandInKeys.mayAll(call);
        if (isTus(call)) {
            return tus(call, path.substring(TUS.length()).replaceFirst("^/", ""), mayAll);
        }
        if (path.startsWith("/bucket")) {
            return call.method().equals("POST")
                    ? buckets.create(call, mayAll)
                    : buckets.get(path.substring("/bucket/".length()), mayAll);
        }
        return object(call, path.replaceFirst("^/object/", ""), mayAll);
    }

    private StandInAnswer tus(StandInCall call, String id, boolean mayAll) throws IOException {
        if (!"1.0.0".equals(call.header("Tus-Resumable"))) {
            throw Refusal.rest(412, "", "", "Tus-Resumable Required");
        }
        return switch (call.method()) {
            case "POST" -> uploads.create(call, mayAll);
            case "PATCH" -> uploads.patch(call, id, mayAll);
            default -> uploads.delete(id);
        };
    }

    private StandInAnswer object(StandInCall call, String rest, boolean mayAll) throws IOException {
        if (call.method().equals("GET")) {
            return rest.startsWith("info/authenticated/")
                    ? objects.info(rest.substring("info/authenticated/".length()), mayAll)
                    : objects.read(call, rest.replaceFirst("^authenticated/", ""), mayAll);
        }
        if (call.method().equals("DELETE")) {
            return rest.contains("/") ? objects.delete(call, rest, mayAll) : buckets.delete(call, rest, mayAll);
        }
        if (rest.startsWith("sign/")) {
            return objects.sign(call, rest.substring("sign/".length()), mayAll);
        }
        if (rest.startsWith("list-v2/")) {
            return buckets.list(call, rest.substring("list-v2/".length()), mayAll);
        }
        return objects.create(call, rest, mayAll);
    }
}
