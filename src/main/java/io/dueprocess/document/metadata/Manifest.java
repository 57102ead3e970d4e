package io.dueprocess.document.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the two kinds of parts that say what an office document consists of. */
final class Manifest {

    private static final int MOST = 20_000;

    private final Map<String, String> defaults = new HashMap<>();
    private final Map<String, String> overrides = new HashMap<>();

    /** Reads {@code [Content_Types].xml}. */
    static Manifest read(InputStream in) throws IOException {
        Manifest types = new Manifest();
        elements(in, element -> {
            String type = element.attribute("ContentType");
            if (element.name().equals("Default")) {
                types.defaults.put(ZipParts.key(element.attribute("Extension")), type);
            } else if (element.name().equals("Override")) {
                types.overrides.put(ZipParts.key(element.attribute("PartName")).replaceFirst("^/+", ""), type);
            }
        });
        return types;
    }

    /** Empty when none is given. */
    String type(String part) {
        String key = ZipParts.key(part);
        String byExtension = defaults.getOrDefault(key.substring(key.lastIndexOf('.') + 1), "");
        return overrides.getOrDefault(key, byExtension);
    }

    static List<Relationship> relationships(InputStream in) throws IOException {
        List<Relationship> all = new ArrayList<>();
        elements(in, element -> {
            if (element.name().equals("Relationship")) {
                boolean external = element.attribute("TargetMode").equals("External");
                all.add(new Relationship(
                        element.attribute("Id"), element.attribute("Type"), element.attribute("Target"), external));
            }
        });
        return all;
    }

    private static void elements(InputStream in, java.util.function.Consumer<XmlElement> consumer) throws IOException {
        int[] count = {0};
        XmlCopy.copy(in, OutputStream.nullOutputStream(), element -> {
            if (++count[0] > MOST) {
                throw new IllegalArgumentException();
            }
            consumer.accept(element);
            return XmlRules.Fate.KEEP;
        });
    }
}
