package io.lorapipe.system.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Somebody with the page before them: what they see and what they do. */
final class Visit implements AutoCloseable {

    /** In milliseconds. */
    private static final double PATIENCE = 90_000;

    private final BrowserContext context;
    private final Page page;

    Visit(Browser browser, URI url) {
        context = browser.newContext();
        page = context.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.navigate(url.toString());
    }

    Page page() {
        return page;
    }

    Locator byTestId(String id) {
        return page.getByTestId(id);
    }

    Locator training(String character) {
        return titled("training", character);
    }

    Locator character(String name) {
        return titled("character", name);
    }

    private Locator titled(String id, String title) {
        var heading = page.locator("h3", new Page.LocatorOptions().setHasText(title));
        return byTestId(id).filter(new Locator.FilterOptions().setHas(heading));
    }

    Locator imagesFound(String verdict) {
        return page.locator("[data-testid=image][data-verdict=" + verdict + "]");
    }

    Locator image(String file) {
        return byTestId("image").filter(new Locator.FilterOptions().setHasText(file));
    }

    /** Puts a training together, up to the button. */
    void prepare(String character, List<Path> files, int images) {
        byTestId("name").fill(character);
        drop(files);
        assertThat(imagesFound("usable")).hasCount(images, count());
    }

    /** As if the files were dragged from a file manager. */
    void drop(List<Path> files) {
        page.evaluate(
                "() => { window.carried = document.createElement('input'); window.carried.type = 'file';"
                        + " window.carried.multiple = true; window.carried.id = 'carried'; document.body.append(window.carried); }");
        page.setInputFiles("#carried", files.toArray(Path[]::new));
        page.evaluate("() => { const transfer = new DataTransfer();"
                + " for (const file of window.carried.files) transfer.items.add(file); window.carried.remove();"
                + " document.querySelector('.drop').dispatchEvent("
                + "new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true })); }");
    }

    /** Presses a button that asks back, and agrees; answers with what was asked. */
    String agreeTo(Locator button) {
        var asked = new AtomicReference<String>();
        page.onceDialog(dialog -> {
            asked.set(dialog.message());
            dialog.accept();
        });
        button.click();
        return asked.get();
    }

    Path download(Locator link, Path directory) {
        Download download = page.waitForDownload(link::click);
        var file = directory.resolve(download.suggestedFilename());
        download.saveAs(file);
        return file;
    }

    static LocatorAssertions.HasCountOptions count() {
        return new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE);
    }

    static LocatorAssertions.ContainsTextOptions text() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE);
    }

    static LocatorAssertions.HasAttributeOptions attribute() {
        return new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE);
    }

    @Override
    public void close() {
        context.close();
    }
}
