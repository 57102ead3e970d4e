package io.dueprocess.whistleblower.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A text in pieces: what may be seen, and blocks for what is masked. */
final class Passages {

    private Passages() {}

    /**
     * @param start index of the piece in the stored text
     * @param text what is seen; the block for a masked passage
     * @param mask key of the mask, or null
     */
    record Piece(int start, String text, String mask) {}

    /** @param masks those of the text, by key */
    static List<Piece> of(String text, Map<String, Mask> masks) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (Map.Entry<String, Mask> each : masks.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.comparingInt(Mask::start)))
                .toList()) {
            Mask mask = each.getValue();
            if (mask.start() > at) {
                pieces.add(new Piece(at, text.substring(at, mask.start()), null));
            }
            pieces.add(new Piece(mask.start(), Mask.BLOCK, each.getKey()));
            at = mask.end();
        }
        if (at < text.length()) {
            pieces.add(new Piece(at, text.substring(at), null));
        }
        return pieces;
    }

    static String shown(String text, Map<String, Mask> masks) {
        return of(text, masks).stream().map(Piece::text).collect(Collectors.joining());
    }
}
