package io.lorapipe.system.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a reader finds: small files, a README wherever one looks, and links that lead somewhere. */
class RepositoryTests {

    private static final int MOST_LINES = 250;
    private static final int MOST_LINES_OF_TESTS = 400;
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#]+)(#[^)\\s]*)?\\)");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\n]*`");

    @Test
    void everyModuleHasAReadme() {
        assertThat(Repository.modules())
                .isNotEmpty()
                .allSatisfy(module -> assertThat(Repository.ROOT.resolve(module).resolve("README.md"))
                        .isNotEmptyFile());
    }

    @Test
    void noJavaFileIsLong() {
        assertThat(Repository.files(".java"))
                .isNotEmpty()
                .filteredOn(file -> Repository.read(file).lines().count() > mostLines(file))
                .isEmpty();
    }

    /** A test class holds what one set of parts is started for. */
    private static int mostLines(Path file) {
        return file.toString().contains("/src/test/") ? MOST_LINES_OF_TESTS : MOST_LINES;
    }

    @Test
    void everyPackageSaysWhatItIs() {
        // What lies elsewhere is a program of one file, in no package.
        var packages = Repository.files(".java").stream()
                .filter(it -> it.toString().contains("/src/"))
                .map(Path::getParent)
                .distinct();

        assertThat(packages)
                .filteredOn(it -> !Files.exists(it.resolve("package-info.java"))
                        && !Files.exists(mainTwin(it).resolve("package-info.java")))
                .isEmpty();
    }

    /** A package under src/test is described where its twin under src/main is. */
    private static Path mainTwin(Path directory) {
        return Path.of(directory.toString().replace("/src/test/java/", "/src/main/java/"));
    }

    @Test
    void everyLinkOfTheDocumentsLeadsToAFile() {
        assertThat(Repository.files(".md"))
                .isNotEmpty()
                .allSatisfy(document -> assertThat(targets(document))
                        .as("links of %s", Repository.ROOT.relativize(document))
                        .allSatisfy(target -> assertThat(target).exists()));
    }

    private static List<Path> targets(Path document) {
        var prose = CODE.matcher(Repository.read(document)).replaceAll("");
        Stream<String> links = LINK.matcher(prose).results().map(found -> found.group(1));
        return links.filter(link -> !link.matches("[a-z]+:.*"))
                .map(link -> URLDecoder.decode(link, StandardCharsets.UTF_8))
                .map(link -> document.resolveSibling(link).normalize())
                .toList();
    }
}
