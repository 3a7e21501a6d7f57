package io.lorapipe.images.picture;

import static io.lorapipe.images.picture.Flawed.unless;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What a JPEG's frame header says (ITU-T T.81, B.2.2), for the kinds that are read here: 8 bits, Huffman codes. */
record JpegFrame(boolean progressive, int width, int height, List<JpegComponent> components) {

    private static final int PROGRESSIVE = 0xc2;
    private static final int MOST_SAMPLING = 4;

    JpegFrame {
        components = List.copyOf(components);
    }

    static JpegFrame of(int marker, ByteBuffer header) throws Flawed {
        unless(header.get() == 8);
        int height = Short.toUnsignedInt(header.getShort());
        int width = Short.toUnsignedInt(header.getShort());
        int count = Byte.toUnsignedInt(header.get());
        unless(width > 0 && height > 0 && (count == 1 || count == 3 || count == 4) && header.remaining() == 3 * count);
        var components = new ArrayList<JpegComponent>();
        for (int i = 0; i < count; i++) {
            components.add(new JpegComponent(header.get(), header.get(), Byte.toUnsignedInt(header.get())));
        }
        var frame = new JpegFrame(marker == PROGRESSIVE, width, height, components);
        frame.layOut();
        return frame;
    }

    private void layOut() throws Flawed {
        for (var component : components) {
            unless(component.across >= 1 && component.across <= MOST_SAMPLING);
            unless(component.down >= 1 && component.down <= MOST_SAMPLING);
            unless(mostAcross() % component.across == 0 && mostDown() % component.down == 0);
            component.layOut(this);
        }
    }

    int mostAcross() {
        return components.stream().mapToInt(each -> each.across).max().orElse(1);
    }

    int mostDown() {
        return components.stream().mapToInt(each -> each.down).max().orElse(1);
    }

    int unitsAcross() {
        return Math.ceilDiv(width, 8 * mostAcross());
    }

    int unitsDown() {
        return Math.ceilDiv(height, 8 * mostDown());
    }

    /** Whether every colour was told of at all. */
    boolean isBegun() {
        return components.stream().allMatch(JpegComponent::isBegun);
    }

    /** Whether nothing is left to tell. */
    boolean isComplete() {
        return components.stream().allMatch(JpegComponent::isComplete);
    }
}
