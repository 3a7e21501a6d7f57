package io.lorapipe.images.picture;

import static io.lorapipe.images.picture.Flawed.unless;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** One scan of a JPEG: its header (ITU-T T.81, B.2.3), and the blocks that follow. */
final class JpegScan {

    private static final int MOST_BLOCKS_IN_A_UNIT = 10;
    private static final int MOST_MISSING_BITS = 13;

    private final JpegFrame frame;
    private final List<Member> members = new ArrayList<>();
    private final int first;
    private final int last;
    private final int before;
    private final int missing;

    /** A colour in this scan, and the tables it is told with. */
    private record Member(JpegComponent component, int dc, int ac) {}

    JpegScan(JpegFrame frame, ByteBuffer header) throws Flawed {
        this.frame = frame;
        int count = Byte.toUnsignedInt(header.get());
        unless(count >= 1 && count <= 4 && header.remaining() == 2 * count + 3);
        for (int i = 0; i < count; i++) {
            var component = component(header.get());
            int tables = Byte.toUnsignedInt(header.get());
            members.add(new Member(component, tables >> 4, tables & 15));
        }
        int from = Byte.toUnsignedInt(header.get());
        int to = Byte.toUnsignedInt(header.get());
        int bits = Byte.toUnsignedInt(header.get());
        first = frame.progressive() ? from : 0;
        last = frame.progressive() ? to : JpegComponent.COEFFICIENTS - 1;
        before = frame.progressive() ? bits >> 4 : 0;
        missing = frame.progressive() ? bits & 15 : 0;
        validate();
    }

    private JpegComponent component(int id) throws Flawed {
        return frame.components().stream()
                .filter(each -> each.id == id)
                .filter(each -> members.stream().noneMatch(member -> member.component() == each))
                .findFirst()
                .orElseThrow(() -> new Flawed(Flaw.DAMAGED));
    }

    private void validate() throws Flawed {
        if (frame.progressive()) {
            unless(first == 0 ? last == 0 : first <= last && last < JpegComponent.COEFFICIENTS && members.size() == 1);
            unless(missing <= MOST_MISSING_BITS && (before == 0 || before - 1 == missing));
        }
        int blocks = members.stream()
                .mapToInt(it -> it.component().across * it.component().down)
                .sum();
        unless(members.size() == 1 || blocks <= MOST_BLOCKS_IN_A_UNIT);
    }

    boolean hasAllColours() {
        return members.size() == frame.components().size();
    }

    /** Reads every block; answers where the data ends. */
    int read(byte[] data, int from, JpegTables tables, int restartInterval) throws Flawed {
        var bits = new ScanBits(data, from);
        var blocks = new JpegBlocks(bits, first, last);
        var readers = new ArrayList<Reader>();
        for (var member : members) {
            unless(tables.hasQuantization(member.component().quantization));
            readers.add(reader(member, blocks, tables));
        }
        boolean single = members.size() == 1;
        var alone = members.getFirst().component();
        int across = single ? alone.blocksAcross() : frame.unitsAcross();
        int down = single ? alone.blocksDown() : frame.unitsDown();
        for (int unit = 0; unit < across * down; unit++) {
            if (restartInterval > 0 && unit > 0 && unit % restartInterval == 0) {
                bits.restart((unit / restartInterval - 1) & 7);
                blocks.restart();
            }
            for (int i = 0; i < readers.size(); i++) {
                readUnit(members.get(i).component(), readers.get(i), single, unit / across, unit % across);
            }
            bits.stillThere();
        }
        members.forEach(member -> member.component().told(first, last, missing));
        return bits.position();
    }

    private static void readUnit(JpegComponent component, Reader reader, boolean single, int row, int column)
            throws Flawed {
        if (single) {
            reader.read(component.block(row, column));
            return;
        }
        for (int y = 0; y < component.down; y++) {
            for (int x = 0; x < component.across; x++) {
                reader.read(component.block(row * component.down + y, column * component.across + x));
            }
        }
    }

    @FunctionalInterface
    private interface Reader {
        void read(int block) throws Flawed;
    }

    private Reader reader(Member member, JpegBlocks blocks, JpegTables tables) throws Flawed {
        var component = member.component();
        boolean progressive = frame.progressive();
        if (first == 0 && before > 0) {
            return block -> blocks.nextLevel();
        }
        if (first == 0) {
            var dc = tables.dc(member.dc(), progressive);
            if (progressive) {
                return block -> blocks.firstLevel(dc);
            }
            var ac = tables.ac(member.ac(), false);
            return block -> blocks.sequential(dc, ac);
        }
        var ac = tables.ac(member.ac(), true);
        return before == 0
                ? block -> component.nonZero(block, blocks.firstDetails(ac, component.nonZero(block)))
                : block -> component.nonZero(block, blocks.nextDetails(ac, component.nonZero(block)));
    }
}
