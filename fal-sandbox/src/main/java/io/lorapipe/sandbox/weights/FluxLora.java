package io.lorapipe.sandbox.weights;

import java.util.ArrayList;
import java.util.List;

/** The tensors of a LoRA for FLUX.1, named and shaped as diffusers loads them. */
final class FluxLora {

    private static final int DOUBLE_BLOCKS = 19;
    private static final int SINGLE_BLOCKS = 38;
    private static final int HIDDEN = 3072;
    private static final int FEED_FORWARD = 4 * HIDDEN;

    private static final List<String> DOUBLE_ATTENTION =
            List.of("to_q", "to_k", "to_v", "to_out.0", "add_q_proj", "add_k_proj", "add_v_proj", "to_add_out");
    private static final List<String> SINGLE_ATTENTION = List.of("to_q", "to_k", "to_v");

    private final int rank;
    private final List<Tensor> tensors = new ArrayList<>();

    private FluxLora(int rank) {
        this.rank = rank;
    }

    static List<Tensor> tensors(WeightsSize size) {
        var lora = new FluxLora(size.rank());
        for (var block = 0; block < DOUBLE_BLOCKS; block++) {
            lora.doubleBlock("transformer.transformer_blocks." + block, size.feedForward());
        }
        for (var block = 0; block < SINGLE_BLOCKS; block++) {
            lora.attention("transformer.single_transformer_blocks." + block, SINGLE_ATTENTION);
        }
        return List.copyOf(lora.tensors);
    }

    private void doubleBlock(String block, boolean feedForward) {
        attention(block, DOUBLE_ATTENTION);
        if (feedForward) {
            for (var layer : List.of("ff", "ff_context")) {
                pair(block + "." + layer + ".net.0.proj", HIDDEN, FEED_FORWARD);
                pair(block + "." + layer + ".net.2", FEED_FORWARD, HIDDEN);
            }
        }
    }

    private void attention(String block, List<String> layers) {
        layers.forEach(layer -> pair(block + ".attn." + layer, HIDDEN, HIDDEN));
    }

    /** What goes in is brought down to the rank (A), and from there up to what comes out (B). */
    private void pair(String layer, int in, int out) {
        tensors.add(new Tensor(layer + ".lora_A.weight", rank, in));
        tensors.add(new Tensor(layer + ".lora_B.weight", out, rank));
    }
}
