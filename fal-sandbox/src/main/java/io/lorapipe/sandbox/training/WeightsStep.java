package io.lorapipe.sandbox.training;

import io.lorapipe.sandbox.queue.CheckedArchive;
import io.lorapipe.sandbox.queue.FalRequest;
import io.lorapipe.sandbox.queue.Outcome;
import io.lorapipe.sandbox.queue.OutputFile;
import io.lorapipe.sandbox.storage.FileStore;
import io.lorapipe.sandbox.trainers.Trainer;
import io.lorapipe.sandbox.weights.Safetensors;
import io.lorapipe.sandbox.weights.WeightsSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Writes the two files that a training is for, and says in them where they come from. */
public final class WeightsStep {

    static final String PRODUCER = "lorapipe fal-sandbox: not trained, the numbers are pseudo-random";

    private static final String FOLDER = "sandbox";

    private final FileStore files;
    private final WeightsSize size;

    public WeightsStep(FileStore files, WeightsSize size) {
        this.files = files;
        this.size = size;
    }

    Outcome run(FalRequest request, Trainer trainer, CheckedArchive archive) {
        var input = request.submission().input();
        var steps = trainer.steps(input);
        var facts = new TreeMap<>(Map.of(
                "archive_sha256", archive.sha256(),
                "image_count", Integer.toString(archive.imageCount()),
                "steps", Integer.toString(steps),
                "trigger_word", trainer.trigger(input),
                "endpoint", trainer.endpoint(),
                "rank", Integer.toString(size.rank()),
                "producer", PRODUCER));
        try {
            var prefix = request.id() + "_";
            return new Outcome.Succeeded(List.of(weights(prefix, archive, facts), config(prefix, facts)), steps);
        } catch (IOException ex) {
            throw new UncheckedIOException("Cannot write the weights of " + request.id(), ex);
        }
    }

    private OutputFile weights(String prefix, CheckedArchive archive, Map<String, String> facts) throws IOException {
        var name = "pytorch_lora_weights.safetensors";
        var metadata = new TreeMap<>(facts);
        metadata.put("format", "pt");
        return save(
                "diffusers_lora_file",
                prefix,
                name,
                "application/octet-stream",
                out -> Safetensors.write(out, size, archive.sha256(), metadata));
    }

    private OutputFile config(String prefix, Map<String, String> facts) throws IOException {
        var json = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(facts);
        return save("config_file", prefix, "config.json", "application/json", out -> out.write(json));
    }

    private OutputFile save(String field, String prefix, String name, String type, FileStore.Content content)
            throws IOException {
        var written = files.save(FOLDER, prefix + name, content);
        return new OutputFile(field, FileStore.path(FOLDER, prefix + name), type, name, written);
    }
}
