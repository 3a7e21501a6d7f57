package io.lorapipe.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SchemaParser;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaEvolutionTests {

    private static final Path RELEASED = Path.of("released");

    static List<Schema> events() {
        return Events.CURRENT;
    }

    static Stream<Schema> recordsAndEnums() {
        return Events.CURRENT.stream().flatMap(SchemaEvolutionTests::named).distinct();
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventReadsAndIsReadByEveryReleasedVersion(Schema event) {
        var validator = new SchemaValidatorBuilder().mutualReadStrategy().validateAll();

        assertThatCode(() -> validator.validate(event, Events.releasedVersions(event.getName())))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventIsItsNewestReleasedVersion(Schema event) throws IOException {
        var released = Events.releasedVersions(event.getName());
        var next = RELEASED.resolve(event.getName()).resolve(released.size() + 1 + ".avsc");

        var today = withoutJavaHints(event);

        if (released.isEmpty() || !released.getLast().equals(today)) {
            var proposal = Path.of("target").resolve(next);
            Files.createDirectories(proposal.getParent());
            Files.writeString(proposal, today.toString(true) + "\n");
        }

        assertThat(released.isEmpty() ? "nothing" : released.getLast().toString())
                .as("to release today's %s: cp schemas/target/%s schemas/%s", event.getName(), next, next)
                .isEqualTo(today.toString());
    }

    @Test
    void noTwoReleasedVersionsShareAFingerprint() {
        var fingerprints = Events.CURRENT.stream()
                .flatMap(event -> Events.releasedVersions(event.getName()).stream())
                .map(SchemaNormalization::parsingFingerprint64);

        assertThat(fingerprints).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("recordsAndEnums")
    void everythingIsDocumented(Schema type) {
        assertThat(type.getDoc()).as(type.getFullName()).isNotBlank();
        if (type.getType() == Schema.Type.RECORD) {
            assertThat(type.getFields())
                    .allSatisfy(field -> assertThat(field.doc())
                            .as("%s.%s", type.getFullName(), field.name())
                            .isNotBlank());
        }
    }

    @ParameterizedTest
    @MethodSource("recordsAndEnums")
    void anEnumHasASymbolForWhatItsReaderDoesNotKnow(Schema type) {
        if (type.getType() == Schema.Type.ENUM) {
            assertThat(type.getEnumDefault()).as(type.getFullName()).isNotNull();
        }
    }

    private static Schema withoutJavaHints(Schema event) {
        var text = event.toString()
                .replace("{\"type\":\"string\",\"avro.java.string\":\"String\"}", "\"string\"")
                .replace(",\"avro.java.string\":\"String\"", "");
        return new SchemaParser().parse(text).mainSchema();
    }

    private static Stream<Schema> named(Schema schema) {
        return switch (schema.getType()) {
            case RECORD ->
                Stream.concat(Stream.of(schema), schema.getFields().stream().flatMap(field -> named(field.schema())));
            case ENUM -> Stream.of(schema);
            case ARRAY -> named(schema.getElementType());
            case MAP -> named(schema.getValueType());
            case UNION -> schema.getTypes().stream().flatMap(SchemaEvolutionTests::named);
            default -> Stream.empty();
        };
    }
}
