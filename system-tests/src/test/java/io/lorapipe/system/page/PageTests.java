package io.lorapipe.system.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.lorapipe.system.processes.LocalRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private static final double PATIENCE = 90_000;

    private static LocalRunner lorapipe;
    private static Playwright playwright;
    private static Browser browser;

    @TempDir
    Path directory;

    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() {
        var chromium = chromium();
        assumeTrue(
                chromium.isPresent(), "The page is not tested: no Chromium is installed (apt-get install chromium).");
        lorapipe = LocalRunner.start(
                Path.of("target", "platforms", "page").toAbsolutePath(),
                Map.of("LORAPIPE_SANDBOX_RUN_DURATION", "3", "LORAPIPE_SANDBOX_QUEUE_DELAY", "1"));
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
    }

    @BeforeEach
    void open() {
        context = browser.newContext();
        page = context.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.navigate(lorapipe.url().toString());
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void droppedImagesBecomeATrainingThatIsWatchedToItsWeights() throws IOException {
        byTestId("name").fill("Pip");
        drop(pip());
        assertThat(usableImages()).hasCount(10, within());
        byTestId("steps").fill("200");

        byTestId("start").click();

        var training = byTestId("training");
        assertThat(training).hasCount(1);
        assertThat(training.locator("[data-testid=state]")).hasText("running");
        assertThat(training.locator("[data-testid=message]"))
                .hasText(Pattern.compile(".*(image|archive|training|step|queue).*"), textWithin());
        assertThat(training).hasAttribute("data-state", "COMPLETED", attributeWithin());
        assertThat(training.locator("[data-testid=progress]")).hasAttribute("aria-valuenow", "100");

        var download = page.waitForDownload(
                () -> training.locator("[data-testid=download]").click());
        var weights = directory.resolve(download.suggestedFilename());
        download.saveAs(weights);
        assertThat(weights.getFileName().toString()).matches(".*-v1\\.safetensors");
        assertThat(Files.size(weights)).isGreaterThan(1_000_000);

        page.reload();
        assertThat(byTestId("training")).hasAttribute("data-state", "COMPLETED", attributeWithin());
    }

    @Test
    void anImageThatCannotBeUsedSaysWhyBeforeAnythingIsStarted() throws IOException {
        var notes = Files.writeString(directory.resolve("notes.jpg"), "these are notes and no image");
        byTestId("name").fill("Pip with notes");

        page.setInputFiles(
                "[data-testid=images]",
                Stream.concat(pip().stream(), Stream.of(notes)).toArray(Path[]::new));

        var refused = page.locator("[data-testid=image][data-verdict=refused]");
        assertThat(refused).hasCount(1, within());
        assertThat(refused).containsText("notes.jpg is");
        assertThat(byTestId("start")).isDisabled();

        refused.locator("button.remove").click();
        assertThat(byTestId("start")).isEnabled();
    }

    private Locator byTestId(String id) {
        return page.locator("[data-testid=" + id + "]");
    }

    private Locator usableImages() {
        return page.locator("[data-testid=image][data-verdict=usable]");
    }

    /** As if the files were dragged from a file manager. */
    private void drop(List<Path> files) {
        page.evaluate(
                "() => { window.carried = document.createElement('input'); window.carried.type = 'file';"
                        + " window.carried.multiple = true; window.carried.id = 'carried'; document.body.append(window.carried); }");
        page.setInputFiles("#carried", files.toArray(Path[]::new));
        page.evaluate("() => { const transfer = new DataTransfer();"
                + " for (const file of window.carried.files) transfer.items.add(file); window.carried.remove();"
                + " document.querySelector('.drop').dispatchEvent("
                + "new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true })); }");
    }

    private static List<Path> pip() throws IOException {
        try (Stream<Path> files = Files.list(PIP)) {
            return files.filter(it -> it.toString().endsWith(".jpg")).sorted().toList();
        }
    }

    private static Optional<Path> chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static LocatorAssertions.HasCountOptions within() {
        return new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE);
    }

    private static LocatorAssertions.HasTextOptions textWithin() {
        return new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE);
    }

    private static LocatorAssertions.HasAttributeOptions attributeWithin() {
        return new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE);
    }
}
