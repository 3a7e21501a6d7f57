package io.lorapipe.local.display;

import io.lorapipe.images.pack.PackedArchive;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import tools.jackson.databind.json.JsonMapper;

/** Shows what came of packing. */
public final class Packed {

    private final PrintStream out;
    private final boolean json;

    private Packed(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** For people, or as JSON for scripts. */
    public static Packed on(Terminal terminal, boolean json) {
        return new Packed(terminal.out(), json);
    }

    public void show(Path file, PackedArchive archive, int images) {
        if (json) {
            var object = new LinkedHashMap<String, Object>();
            object.put("type", "packed");
            object.put("path", file.toString());
            object.put("images", images);
            object.put("entries", archive.entries());
            object.put("size", archive.size());
            object.put("sha256", archive.sha256());
            out.println(JsonMapper.builder().build().writeValueAsString(object));
        } else {
            out.println("%s: %d images, %s".formatted(file, images, Sizes.words(archive.size())));
            out.println("sha256 " + archive.sha256());
        }
    }
}
