package io.lorapipe.store.fal;

import io.lorapipe.store.AnnouncedBytes;
import io.lorapipe.store.ByteProgress;
import io.lorapipe.store.ByteRange;
import io.lorapipe.store.Content;
import io.lorapipe.store.InvalidStoreSettings;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.PutResult;
import io.lorapipe.store.ShownUrl;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.StoredObject;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Objects on fal.ai's file store.
 *
 * <p>fal.ai chooses the address of a file, so a location here carries its URL, and every put makes a new file. A file
 * is public to whoever knows its URL, and goes by itself when its lifetime is over: this store can neither delete nor
 * list, and its links are the file's own URL, without an expiry of their own. The name of a link stands in its
 * fragment, which no client sends: so fal serves the file all the same, and yet no two links are alike.
 */
public final class FalStore implements ObjectStore {

    /** Id of the one store that fal.ai is. */
    public static final String ID = "fal";

    private final FalCalls calls;
    private final FalHosts hosts;
    private final PartPlan plan;
    private final Duration expiry;
    private final Clock clock;

    private FalStore(FalCalls calls, FalHosts hosts, PartPlan plan, Duration expiry, Clock clock) {
        this.calls = calls;
        this.hosts = hosts;
        this.plan = plan;
        this.expiry = expiry;
        this.clock = clock;
    }

    /**
     * The store behind this REST address; nothing is called yet.
     *
     * @param expiry lifetime of a file from its put
     */
    public static FalStore open(URI restUrl, String key, List<String> fileHosts, Duration expiry, Clock clock) {
        return open(restUrl, key, fileHosts, expiry, PartPlan.STANDARD, clock);
    }

    static FalStore open(URI restUrl, String key, List<String> fileHosts, Duration expiry, PartPlan plan, Clock clock) {
        HttpUrl rest = HttpUrl.parse(restUrl.toString());
        if (rest == null) {
            throw new InvalidStoreSettings(
                    "FAL_REST_URL is \"%s\", which is no http or https address.".formatted(ShownUrl.of(restUrl)));
        }
        return new FalStore(new FalCalls(rest, key, expiry), new FalHosts(rest, fileHosts), plan, expiry, clock);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public PutResult put(ObjectKey key, Content content, ByteProgress progress) {
        boolean inParts = content.length() > plan.above();
        FalCalls.Upload upload = calls.initiate(inParts, content.contentType(), freshName(key));
        HttpUrl target = hosts.upload(upload.uploadUrl());
        hosts.file(upload.fileUrl());
        Location location = new Location(ID, key, upload.fileUrl());
        try {
            send(inParts, target, content, progress);
        } catch (StoreException.Unavailable e) {
            if (!isThere(location, content)) {
                throw e;
            }
        }
        verify(location, content);
        return new PutResult.Stored(
                new StoredObject(location, content.length(), content.sha256(), content.contentType(), clock.instant()));
    }

    private void send(boolean inParts, HttpUrl target, Content content, ByteProgress progress) {
        if (inParts) {
            new FalParts(calls, plan, target, content, progress).send();
        } else {
            calls.send(
                    target,
                    content,
                    new FalBody(
                            content.contentType(), content.length(), to -> AnnouncedBytes.copy(content, to, progress)));
        }
    }

    /** Whether the bytes arrived although their answer did not. */
    private boolean isThere(Location location, Content content) {
        try {
            return head(location)
                    .filter(object -> object.size() == content.length())
                    .isPresent();
        } catch (StoreException e) {
            return false;
        }
    }

    private void verify(Location location, Content content) {
        long size = head(location)
                .map(StoredObject::size)
                .orElseThrow(() -> new StoreException.UnknownOutcome(
                        "fal.ai took %s but does not show it yet.".formatted(location.key()), null));
        if (size != content.length()) {
            throw new StoreException.UnknownOutcome(
                    "fal.ai shows %d bytes of %s instead of %d; that file is not used."
                            .formatted(size, location.key(), content.length()),
                    null);
        }
    }

    /** A name of its own for every put, so that no two puts can be taken for one another. */
    private static String freshName(ObjectKey key) {
        String name = key.fileName();
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        return stem + "-" + UUID.randomUUID() + (dot < 0 ? "" : name.substring(dot));
    }

    @Override
    public InputStream get(Location location, ByteRange range) {
        HttpUrl url = file(location);
        Request.Builder request = new Request.Builder().url(url).header("Accept-Encoding", "identity");
        if (!range.isAll()) {
            request.header(
                    "Range", "bytes=" + range.first() + "-" + (range.last() == Long.MAX_VALUE ? "" : range.last()));
        }
        Response response = calls.read(request.build());
        if (response.code() == (range.isAll() ? 200 : 206)) {
            return response.body().byteStream();
        }
        response.close();
        throw unreadable(response, location, range);
    }

    private static StoreException unreadable(Response response, Location location, ByteRange range) {
        return switch (response.code()) {
            case 404, 410 -> new StoreException.NotFound(location);
            case 200, 416 ->
                new StoreException.Refused(
                        "fal.ai does not give the bytes of %s from %d on.".formatted(location.key(), range.first()));
            default -> FalAnswers.failure(response, "fal.ai");
        };
    }

    @Override
    public Optional<StoredObject> head(Location location) {
        FalFile file = new FalFile(calls, file(location));
        return file.look()
                .map(seen -> new StoredObject(location, seen.size(), null, seen.contentType(), seen.modified()));
    }

    /**
     * As long as half of the file's lifetime is left; a server that does not tell when it got a file has one put anew.
     */
    @Override
    public boolean lasts(StoredObject object) {
        return clock.instant().isBefore(object.modified().plus(expiry.dividedBy(2)));
    }

    @Override
    public void delete(Location location) {
        throw new StoreException.NotOffered(
                "fal.ai deletes a file by itself when its lifetime is over, and not on demand.");
    }

    @Override
    public Stream<StoredObject> list(String prefix) {
        throw new StoreException.NotOffered("fal.ai does not list files.");
    }

    @Override
    public URI link(Location location, Duration expiry, String name) {
        return file(location).newBuilder().fragment(name).build().uri();
    }

    private HttpUrl file(Location location) {
        if (!location.store().equals(ID)) {
            throw new IllegalArgumentException("The store " + ID + " was asked for an object of " + location.store());
        }
        URI url = location.url();
        if (url == null) {
            throw new StoreException.Refused(
                    "%s cannot be found at fal.ai without the URL that its put gave.".formatted(location.key()));
        }
        return hosts.file(url);
    }

    @Override
    public String toString() {
        return "FalStore[" + calls + "]";
    }
}
