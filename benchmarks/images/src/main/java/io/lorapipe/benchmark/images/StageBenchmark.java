package io.lorapipe.benchmark.images;

import io.lorapipe.images.fetch.FetchRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Fetching, checking, packing and uploading 12 photographs: the stage and JSZip by turns. */
final class StageBenchmark {

    private static final String DEFLATE = "JSZip DEFLATE 6, fetching one after another";
    private static final String STORE = "JSZip STORE, fetching one after another";
    private static final String REMEMBERED = "lorapipe, images checked before";
    private static final String CHECKED = "lorapipe, with a full check of every image";
    private static final String FETCHED = "lorapipe, fetching alone";

    private final Path photographs;
    private final Path work;
    private final int rounds;
    private final Report report;

    StageBenchmark(Path photographs, Path work, int rounds, Report report) {
        this.photographs = photographs;
        this.work = work;
        this.rounds = rounds;
        this.report = report;
    }

    void run() throws Exception {
        near();
        far();
        for (var megapixels : List.of("1.0", "4.1")) {
            size(megapixels);
        }
    }

    private void near() throws Exception {
        try (var setting = new Setting("2.3")) {
            var urls = setting.urls("near");
            var stage = setting.stage(setting.standard());
            var times = new Rounds()
                    .add(DEFLATE, setting.seed("DEFLATE", urls, null))
                    .add(REMEMBERED, () -> stage.fetchAndPack(urls))
                    .add(STORE, setting.seed("STORE", urls, null))
                    .add(CHECKED, () -> stage.fetchCheckAndPack(urls))
                    .add(FETCHED, () -> stage.fetch(urls))
                    .measure(5, rounds);
            report.table(title("Fetch from loopback and pack", setting), times, DEFLATE, STORE);
            report.goal("fetch and pack, checked before / JSZip DEFLATE 6", times, REMEMBERED, DEFLATE, 1 / 20.0);
            report.goal("fetch and pack, checked before / JSZip STORE", times, REMEMBERED, STORE, 1 / 2.0);
            report.goal("fetch, full check and pack / JSZip DEFLATE 6", times, CHECKED, DEFLATE, 1 / 2.0);
        }
    }

    private void far() throws Exception {
        try (var setting = new Setting("2.3")) {
            var urls = setting.urls("far");
            var upload = setting.url("far", "archive.zip");
            var stage = setting.stage(setting.standard());
            var times = new Rounds()
                    .add(DEFLATE, setting.seed("DEFLATE", urls, upload))
                    .add(REMEMBERED, () -> stage.fetchPackAndUpload(urls, upload))
                    .measure(2, Math.max(3, rounds / 2));
            report.table(title("Images 150 ms away: fetch, pack and upload", setting), times, DEFLATE, DEFLATE);
            report.goal(
                    "150 ms away, fetch, pack and upload, ms",
                    times.of(REMEMBERED).median(),
                    350);
        }
    }

    private void size(String megapixels) throws Exception {
        try (var setting = new Setting(megapixels)) {
            var urls = setting.urls("near");
            var stage = setting.stage(setting.standard());
            var times = new Rounds()
                    .add(DEFLATE, setting.seed("DEFLATE", urls, null))
                    .add(CHECKED, () -> stage.fetchCheckAndPack(urls))
                    .measure(2, Math.max(3, rounds / 3));
            report.table(title("Another size", setting), times, DEFLATE, DEFLATE);
        }
    }

    private static String title(String what, Setting setting) throws IOException {
        return String.format(
                Locale.ROOT,
                "%s: 12 photographs of %s megapixels, %.1f MB",
                what,
                setting.megapixels,
                setting.set.bytes() / 1e6);
    }

    /** A set of photographs, the server they come from, and the process of the seed's way. */
    private final class Setting implements AutoCloseable {

        private final String megapixels;
        private final Photographs set;
        private final Child server;
        private final Child node;
        private final String origin;

        Setting(String megapixels) throws IOException {
            this.megapixels = megapixels;
            var directory = photographs.resolve(megapixels);
            set = Photographs.in(directory);
            server = Child.java(List.of("-XX:+UseSerialGC"), PhotographServer.class, directory.toString());
            node = Child.seed();
            origin = "127.0.0.1:" + server.answer();
        }

        String url(String distance, Object name) {
            return "http://" + origin + "/" + distance + "/" + name;
        }

        List<String> urls(String distance) {
            return IntStream.range(0, set.files().size())
                    .mapToObj(i -> url(distance, i))
                    .toList();
        }

        Stage stage(FetchRules rules) throws IOException {
            return new Stage(set.checked(), rules, Files.createDirectories(work));
        }

        FetchRules standard() {
            return FetchRules.standard().allowing(Set.of(origin));
        }

        Rounds.Work seed(String compression, List<String> urls, @Nullable String upload) {
            var order = "{\"compression\":\"%s\",\"urls\":[%s]%s}"
                    .formatted(
                            compression,
                            String.join(
                                    ",",
                                    urls.stream().map(url -> '"' + url + '"').toList()),
                            upload == null ? "" : ",\"upload\":\"" + upload + "\"");
            return () -> Double.parseDouble(node.ask(order).split(" ")[0]);
        }

        @Override
        public void close() throws IOException {
            node.close();
            server.close();
        }
    }
}
