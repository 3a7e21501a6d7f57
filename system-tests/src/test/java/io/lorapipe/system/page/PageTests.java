package io.lorapipe.system.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.RequestOptions;
import io.lorapipe.system.events.ImageHost;
import io.lorapipe.system.processes.LocalRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real Chromium, on everything in one JVM. */
class PageTests {

    private static final Path PIP = Path.of("..", "samples", "pip");
    private static final Path PLATFORM = Path.of("target", "platforms", "page").toAbsolutePath();
    private static final ImageHost ELSEWHERE = new ImageHost();

    private static LocalRunner lorapipe;
    private static Playwright playwright;
    private static Browser browser;

    @TempDir
    Path directory;

    private Visit visit;

    @BeforeAll
    static void start() {
        var chromium = chromium();
        assumeTrue(
                chromium.isPresent(), "The page is not tested: no Chromium is installed (apt-get install chromium).");
        lorapipe = LocalRunner.start(
                PLATFORM,
                Map.of(
                        "LORAPIPE_SANDBOX_RUN_DURATION", "3",
                        "LORAPIPE_SANDBOX_QUEUE_DELAY", "1",
                        "LORAPIPE_FETCH_ALLOW", ELSEWHERE.address()));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.get())
                        .setArgs(List.of("--no-sandbox")));
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            playwright.close();
        }
        if (lorapipe != null) {
            lorapipe.close();
        }
        ELSEWHERE.close();
    }

    @BeforeEach
    void open() {
        visit = new Visit(browser, lorapipe.url());
    }

    @AfterEach
    void close() {
        visit.close();
    }

    @Test
    void droppedImagesBecomeATrainingThatIsWatchedToItsWeights() throws IOException {
        visit.prepare("Pip", pip(10), 10);
        visit.byTestId("steps").fill("200");

        visit.byTestId("start").click();

        var training = visit.training("Pip");
        assertThat(training).hasCount(1);
        assertThat(training.getByTestId("state")).hasText("running");
        assertThat(training.getByTestId("message"))
                .containsText(Pattern.compile("image|archive|training|step|queue"), Visit.text());
        assertThat(training).hasAttribute("data-state", "COMPLETED", Visit.attribute());
        assertThat(training.getByTestId("progress")).hasAttribute("aria-valuenow", "100");

        var weights = visit.download(training.getByTestId("download"), directory);
        assertThat(weights.getFileName().toString()).matches(".*-v1\\.safetensors");
        assertThat(Files.size(weights)).isGreaterThan(1_000_000);

        visit.page().reload();
        assertThat(training).hasAttribute("data-state", "COMPLETED", Visit.attribute());
    }

    @Test
    void anImageThatCannotBeUsedSaysWhyBeforeAnythingIsStarted() throws IOException {
        var notes = Files.writeString(directory.resolve("notes.jpg"), "these are notes and no image");

        visit.prepare("Pip with notes", with(pip(10), notes), 10);

        var refused = visit.imagesFound("refused");
        assertThat(refused).hasCount(1, Visit.count());
        assertThat(refused).containsText("notes.jpg is");
        assertThat(visit.byTestId("start")).isDisabled();

        refused.locator("button.remove").click();
        assertThat(visit.byTestId("start")).isEnabled();
    }

    @Test
    void captionsLieBesideTheirImagesOrAreTypedAndStayWithTheTraining() throws IOException {
        var beside = Files.writeString(directory.resolve("pip-01.txt"), "a fox at dawn\n");
        var foreign =
                Files.write(directory.resolve("pip-02.txt"), "ein Füchslein".getBytes(StandardCharsets.ISO_8859_1));

        visit.prepare("Wren", with(pip(6), beside, foreign), 6);
        visit.byTestId("trigger").fill("wren");

        assertThat(visit.image("pip-01.jpg").getByTestId("caption")).hasValue("a fox at dawn");
        var second = visit.image("pip-02.jpg");
        assertThat(second.getByTestId("caption-fault")).containsText("pip-02.txt is not UTF-8");
        assertThat(visit.byTestId("start")).isDisabled();
        second.getByTestId("caption").fill("x".repeat(1001));
        assertThat(second.getByTestId("caption-fault")).containsText("has 1001 characters; 1000 are the most");
        visit.page().getByLabel("Caption of pip-02.jpg").fill("wren asleep");
        assertThat(second.getByTestId("caption-fault")).isEmpty();

        visit.byTestId("start").click();

        var training = visit.training("Wren");
        assertThat(training.getByTestId("warnings"))
                .containsText(
                        "ignores the trigger word \"wren\" where there are captions, and 1 of 2 lack it", Visit.text());
        visit.page().reload();
        training.getByText("Details").click();
        assertThat(training.locator("dl"))
                .containsText("pip-01.jpg (a fox at dawn), pip-02.jpg (wren asleep), pip-03.jpg");
    }

    @Test
    void aCharacterIsTakenAlongAndItsVersionAndItselfAreDeletedFromTheStore() throws IOException {
        visit.prepare("Quill", pip(6), 6);
        visit.byTestId("start").click();
        assertThat(visit.training("Quill")).hasAttribute("data-state", "COMPLETED", Visit.attribute());
        var quill = visit.character("Quill");
        var id = quill.getAttribute("data-id");
        assertThat(quill.getByTestId("version")).hasCount(1, Visit.count());
        assertThat(kept(id, ".safetensors")).isNotEmpty();

        assertThat(visit.download(quill.getByTestId("export"), directory))
                .hasFileName(id + ".zip")
                .isNotEmptyFile();

        quill.getByTestId("delete-version").click();
        assertThat(quill.getByTestId("version")).hasCount(1);
        assertThat(visit.agreeTo(quill.getByTestId("delete-version")))
                .startsWith("This deletes the weights of Quill, version 1.");
        assertThat(quill.getByTestId("version")).hasCount(0, Visit.count());
        assertThat(visit.training("Quill").getByTestId("download")).hasCount(0);
        assertThat(kept(id, ".safetensors")).isEmpty();
        assertThat(kept(id, ".jpg")).isNotEmpty();

        assertThat(visit.agreeTo(quill.getByTestId("delete-character")))
                .startsWith("This deletes Quill and all its reference images.");
        assertThat(quill).hasCount(0, Visit.count());
        assertThat(kept(id, "")).isEmpty();
    }

    @Test
    void aCharacterThatIsTrainedStaysAndThePageSaysWhy() {
        var images = ELSEWHERE.pip().subList(0, 6);
        ELSEWHERE.hold(images.getFirst());
        post("/api/characters", Map.of("name", "Rue", "characterId", "rue"));
        post(
                "/api/trainings",
                Map.of(
                        "characterId",
                        "rue",
                        "images",
                        images.stream()
                                .map(url -> Map.of("url", url.toString()))
                                .toList()));
        visit.page().reload();
        var rue = visit.character("Rue");

        visit.agreeTo(rue.getByTestId("delete-character"));

        assertThat(rue.getByTestId("character-problem")).containsText("has not ended; cancel it or wait.");
        visit.training("Rue").getByTestId("cancel").click();
        assertThat(visit.training("Rue")).hasAttribute("data-state", "CANCELLED", Visit.attribute());
        // the page hears of the end a moment before the gateway notes it
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            visit.agreeTo(rue.getByTestId("delete-character"));
            assertThat(rue).hasCount(0);
        });
    }

    private void post(String path, Map<String, ?> body) {
        var options = RequestOptions.create().setData(body).setHeader("Idempotency-Key", "page " + path);
        assertThat(visit.page().request().post(lorapipe.url().resolve(path).toString(), options))
                .isOK();
    }

    /** Files of a character in the local store. */
    private static List<Path> kept(String characterId, String kind) throws IOException {
        try (Stream<Path> files = Files.walk(PLATFORM.resolve("data/store"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("/local/" + characterId + "/"))
                    .filter(file -> file.toString().contains(kind))
                    .toList();
        }
    }

    private static List<Path> pip(int count) throws IOException {
        try (Stream<Path> files = Files.list(PIP)) {
            return files.filter(it -> it.toString().endsWith(".jpg"))
                    .sorted()
                    .limit(count)
                    .toList();
        }
    }

    private static List<Path> with(List<Path> files, Path... more) {
        return Stream.concat(files.stream(), Stream.of(more)).toList();
    }

    private static Optional<Path> chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
