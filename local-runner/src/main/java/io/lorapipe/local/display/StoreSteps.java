package io.lorapipe.local.display;

import io.lorapipe.store.check.CheckedStore;
import io.lorapipe.store.check.Step;
import io.lorapipe.store.check.StepResult;
import io.lorapipe.store.roles.StoreRole;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Shows what a check of stores found out. */
public final class StoreSteps {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PrintStream out;
    private final boolean json;

    public StoreSteps(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** Each step in its order. */
    public void show(CheckedStore checked) {
        if (!json) {
            out.println("%s (%s)".formatted(Printable.text(checked.store()), String.join(", ", roles(checked))));
        }
        for (var step : checked.steps()) {
            out.println(json ? JSON.writeValueAsString(object(checked, step)) : Printable.lines(line(step)));
        }
    }

    /** How many stores can be used. */
    public void sum(List<CheckedStore> all) {
        var well = all.stream().filter(CheckedStore::isWell).count();
        if (json) {
            var object = new LinkedHashMap<String, Object>(Map.of("type", "summary"));
            object.put("stores", all.size());
            object.put("well", well);
            out.println(JSON.writeValueAsString(object));
        } else {
            out.println(
                    well == all.size()
                            ? "All is well."
                            : "%d of %d stores cannot be used as configured.".formatted(all.size() - well, all.size()));
        }
    }

    private static String line(StepResult result) {
        return switch (result) {
            case StepResult.Ok(var step, var detail) -> line("ok", step, detail);
            case StepResult.Failed(var step, var sentence, var advice) ->
                line("failed", step, sentence) + "\n" + " ".repeat(22) + advice;
            case StepResult.Skipped(var step, var why) -> line("skipped", step, why);
        };
    }

    private static String line(String result, Step step, String words) {
        return "  %-8s %-10s %s".formatted(result, name(step), words);
    }

    private static Map<String, Object> object(CheckedStore checked, StepResult result) {
        var object = new LinkedHashMap<String, Object>();
        object.put("type", "step");
        object.put("store", checked.store());
        object.put("roles", roles(checked));
        object.put("step", name(result.step()));
        switch (result) {
            case StepResult.Ok ok -> {
                object.put("result", "ok");
                object.put("message", ok.detail());
            }
            case StepResult.Failed failed -> {
                object.put("result", "failed");
                object.put("message", failed.sentence());
                object.put("advice", failed.advice());
            }
            case StepResult.Skipped skipped -> {
                object.put("result", "skipped");
                object.put("message", skipped.why());
            }
        }
        return object;
    }

    private static List<String> roles(CheckedStore checked) {
        return checked.roles().stream()
                .map(StoreRole::name)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String name(Step step) {
        return step.name().toLowerCase(Locale.ROOT);
    }
}
