package io.lorapipe.sandbox.faults.store;

import io.lorapipe.sandbox.faults.FaultScript;
import io.lorapipe.sandbox.faults.script.InvalidScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that {@code --faults} names. */
public final class ScriptFile {

    private ScriptFile() {}

    /** Reads it; throws {@link InvalidScript} with a sentence when it cannot be used. */
    public static FaultScript read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException ex) {
            throw new InvalidScript("The fault script " + file + " cannot be read.");
        }
        return FaultScript.read(text);
    }
}
