package io.lorapipe.store.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.store.Content;
import io.lorapipe.store.InvalidStoreSettings;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.StoredObject;
import io.lorapipe.store.UnfinishedUpload;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStoreTests {

    private static final ObjectKey KEY = new ObjectKey("ann/fox/a.jpg");

    @TempDir
    Path directory;

    @Test
    void theStoreKeepsItsIdAndItsLinksOverARestart() {
        LocalStore first = open();
        StoredObject object = first.put(KEY, content("one")).object();
        URI link = first.link(object.location(), Duration.ofHours(1), "a.jpg");
        LocalStore second = open();

        assertThat(second.id()).isEqualTo(first.id()).startsWith("local-");
        assertThat(second.head(object.location())).contains(object);
        assertThat(second.link(object.location(), Duration.ofHours(1), "a.jpg").getPath())
                .isEqualTo(link.getPath());
        String signature = link.getQuery().replaceFirst(".*signature=", "");
        String expires = link.getQuery().replaceFirst(".*expires=([0-9]+).*", "$1");
        assertThat(second.links().verify(KEY.value(), expires, "a.jpg", signature))
                .isInstanceOf(LinkCheck.Valid.class);
    }

    @Test
    void anotherStoreThanExpectedStopsWithASentence() {
        String id = open().id();

        assertThat(LocalStore.open(directory, id, null, Clock.systemUTC()).id()).isEqualTo(id);
        assertThatThrownBy(() -> LocalStore.open(directory, "local-other", null, Clock.systemUTC()))
                .isInstanceOf(InvalidStoreSettings.class)
                .hasMessageContaining(id)
                .hasMessageContaining("local-other")
                .hasMessageContaining("LORAPIPE_STORE_DIRECTORY");
    }

    @Test
    void aDirectoryThatCannotBeMadeStopsWithASentence() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "in the way");

        assertThatThrownBy(() -> LocalStore.open(file.resolve("store"), null, null, Clock.systemUTC()))
                .isInstanceOf(InvalidStoreSettings.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("LORAPIPE_STORE_DIRECTORY");
    }

    @Test
    void theSigningKeyIsForItsOwnerAlone() throws IOException {
        open();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("link-key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void servicesThatStartTogetherAgreeOnOneStore() throws Exception {
        Set<String> seen = new HashSet<>();
        try (ExecutorService services = Executors.newFixedThreadPool(8)) {
            List<Future<String>> opened = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                opened.add(services.submit(() -> open().id() + Files.readString(directory.resolve("link-key"))));
            }
            for (Future<String> one : opened) {
                seen.add(one.get());
            }
        }
        assertThat(seen).hasSize(1);
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrder("link-key", "objects", "partial", "store-id");
        }
    }

    @Test
    void whatCrashedPutsLeftIsSweptAfterAnHourAndNothingElse() throws IOException {
        StoredObject living = open().put(KEY, content("living")).object();
        Path objects = directory.resolve("objects");
        Path oldPartial = aged(directory.resolve("partial/old"), Duration.ofMinutes(61));
        Path youngPartial = aged(directory.resolve("partial/young"), Duration.ofMinutes(59));
        Path oldUnnamed = aged(objects.resolve("ann/fox/a.jpg~unnamed"), Duration.ofMinutes(61));
        Path oldWithoutRecord = aged(objects.resolve("ann/b.jpg~1"), Duration.ofMinutes(61));
        Path youngWithoutRecord = aged(objects.resolve("ann/c.jpg~1"), Duration.ofMinutes(59));
        for (Path file : Tree.files(objects.resolve("ann/fox"))) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        }
        LocalStore reopened = open();

        assertThat(List.of(oldPartial, oldUnnamed, oldWithoutRecord)).noneMatch(Files::exists);
        assertThat(List.of(youngPartial, youngWithoutRecord)).allMatch(Files::exists);
        assertThat(reopened.get(living.location())).hasContent("living");
    }

    @Test
    void whatCrashedPutsLeftIsToldAndDiscardedOneByOne() throws IOException {
        LocalStore store = open();
        StoredObject living = store.put(KEY, content("living")).object();
        Path partial = aged(directory.resolve("partial/old"), Duration.ofMinutes(10));
        aged(directory.resolve("partial/young"), Duration.ZERO);
        List<UnfinishedUpload> left = store.unfinished(Instant.now().minus(Duration.ofMinutes(5)));

        assertThat(left).extracting(UnfinishedUpload::id).containsExactly("partial/old");
        left.forEach(store::discard);
        left.forEach(store::discard);
        assertThat(partial).doesNotExist();
        assertThat(directory.resolve("partial/young")).exists();
        assertThatThrownBy(() -> store.discard(new UnfinishedUpload("partial/../store-id", "", Instant.EPOCH)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(store.get(living.location())).hasContent("living");
    }

    @Test
    void bytesWithoutTheirRecordAreNoObject() throws IOException {
        LocalStore store = open();
        StoredObject object = store.put(KEY, content("one")).object();
        Files.delete(directory.resolve("objects/ann/fox/a.jpg~"));

        assertThat(store.head(object.location())).isEmpty();
        assertThatThrownBy(() -> store.get(object.location())).isInstanceOf(StoreException.NotFound.class);
        try (var listed = store.list("")) {
            assertThat(listed).isEmpty();
        }
    }

    @Test
    void aReaderFinishesWithWhatItBeganWhenTheObjectIsReplaced() throws IOException {
        LocalStore store = open();
        StoredObject object = store.put(KEY, content("before")).object();
        try (InputStream reading = store.get(object.location())) {
            store.put(KEY, content("after"));

            assertThat(new String(reading.readAllBytes(), UTF_8)).isEqualTo("before");
        }
        assertThat(store.get(object.location())).hasContent("after");
    }

    @Test
    void putsOfOneKeyAtTheSameTimeLeaveOneWholeObject() throws Exception {
        LocalStore store = open();
        try (ExecutorService services = Executors.newFixedThreadPool(4)) {
            List<Future<?>> puts = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Content content = content("content " + i % 4);
                puts.add(services.submit(() -> store.put(KEY, content)));
            }
            for (Future<?> put : puts) {
                put.get();
            }
        }
        StoredObject object = store.head(store.at(KEY)).orElseThrow();
        byte[] bytes = store.get(object.location()).readAllBytes();

        assertThat(Content.of(bytes, "image/jpeg").sha256()).isEqualTo(object.sha256());
    }

    @Test
    void filesOfSomebodyElseKeepNoneOfOursFromBeingListed() throws IOException {
        LocalStore store = open();
        store.put(KEY, content("one"));
        Path objects = directory.resolve("objects");
        Files.writeString(objects.resolve("notes.txt~"), "what an editor kept");
        Files.writeString(objects.resolve("a#b.txt~"), "no key of ours");
        Files.write(objects.resolve("picture~"), new byte[] {(byte) 0xff, (byte) 0xd8});

        assertThat(store.list("")).extracting(StoredObject::key).containsExactly(KEY);
        assertThat(open().list("")).hasSize(1);
    }

    @Test
    void noKeyLeadsOutOfTheDirectoryThroughALink(@TempDir Path outside) throws IOException {
        LocalStore store = open();
        LocalStore elsewhere = LocalStore.open(outside, null, null, Clock.systemUTC());
        elsewhere.put(new ObjectKey("a.jpg"), content("secret"));
        Files.createDirectories(directory.resolve("objects/ann"));
        Files.createSymbolicLink(directory.resolve("objects/ann/fox"), outside.resolve("objects"));

        assertThatThrownBy(() -> store.put(KEY, content("one")))
                .isInstanceOf(StoreException.Refused.class)
                .hasMessageContaining("symbolic link");
        assertThat(store.head(store.at(KEY))).isEmpty();
        store.delete(store.at(KEY));
        assertThat(elsewhere.get(elsewhere.at(new ObjectKey("a.jpg")))).hasContent("secret");
    }

    private LocalStore open() {
        return LocalStore.open(directory, null, URI.create("http://localhost:8090"), Clock.systemUTC());
    }

    private static Content content(String text) {
        return Content.of(text.getBytes(UTF_8), "image/jpeg");
    }

    private static Path aged(Path file, Duration age) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, "left");
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }
}
