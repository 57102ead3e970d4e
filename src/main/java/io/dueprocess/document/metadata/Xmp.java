package io.dueprocess.document.metadata;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Says what an XMP packet tells of, by the names of the properties. It is never kept, whatever it says. */
final class Xmp {

    private Xmp() {}

    static void note(byte[] packet, Set<Trace> traces) {
        traces.add(Trace.XMP);
        String text = new String(packet, StandardCharsets.ISO_8859_1);
        note(text, "GPSLatitude", Trace.LOCATION, traces);
        note(text, "dc:creator", Trace.AUTHOR, traces);
        note(text, "CreateDate", Trace.DATES, traces);
        note(text, "CreatorTool", Trace.SOFTWARE, traces);
        note(text, "tiff:Model", Trace.DEVICE, traces);
    }

    private static void note(String text, String word, Trace trace, Set<Trace> traces) {
        if (text.contains(word)) {
            traces.add(trace);
        }
    }
}
