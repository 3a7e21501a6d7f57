package io.lorapipe.local.display;

import io.lorapipe.local.gateway.ProgressRecord;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object a line, for scripts; its {@code type} says what it is. */
final class JsonDisplay implements Display {

    private final PrintStream out;
    private final PrintStream err;
    private final JsonMapper json = JsonMapper.builder().build();

    JsonDisplay(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public void note(String sentence) {
        print("note", Map.of("message", sentence));
    }

    @Override
    public void progress(ProgressRecord record) {
        print("progress", json.convertValue(record, Map.class));
    }

    @Override
    public void trained(Trained trained) {
        var result = new LinkedHashMap<String, Object>();
        result.put("trainingId", trained.trainingId());
        result.put("name", trained.name());
        result.put("version", trained.version());
        result.put("path", trained.path().toString());
        result.put("size", trained.size());
        result.put("sha256", trained.sha256());
        print("trained", result);
    }

    @Override
    public void failed(String sentence) {
        print("failed", Map.of("message", sentence));
        err.println(Printable.lines(sentence));
    }

    private void print(String type, Map<?, ?> members) {
        var object = new LinkedHashMap<Object, Object>();
        object.put("type", type);
        object.putAll(members);
        out.println(json.writeValueAsString(object));
    }
}
