package io.lorapipe.sandbox.faults.script;

import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A script as it was written: JSON when it begins with a brace, else YAML. */
public final class ScriptText {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ScriptText() {}

    /** Reads it into a tree, or says in which line it cannot be read. */
    public static JsonNode read(String text) {
        return text.stripLeading().startsWith("{") ? json(text) : yaml(text);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException ex) {
            var line = Optional.ofNullable(ex.getLocation()).map(at -> at.getLineNr());
            throw unreadable("JSON", line);
        }
    }

    private static JsonNode yaml(String text) {
        try {
            return JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
        } catch (MarkedYAMLException ex) {
            throw unreadable("YAML", Optional.ofNullable(ex.getProblemMark()).map(mark -> mark.getLine() + 1));
        } catch (YAMLException ex) {
            throw unreadable("YAML", Optional.empty());
        }
    }

    private static InvalidScript unreadable(String form, Optional<Integer> line) {
        var look = line.map(number -> "; look at line " + number).orElse("");
        return new InvalidScript("The fault script is no " + form + " that can be read" + look + ".");
    }
}
