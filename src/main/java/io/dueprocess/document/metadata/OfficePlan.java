package io.dueprocess.document.metadata;

import io.dueprocess.document.metadata.OfficeParts.Treatment;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept of an office document: the parts that can be reached from its main part by relationships that are kept, each
 * of a known kind. Read in one pass; holds names and relationships, no content.
 */
final class OfficePlan {

    static final String CONTENT_TYPES = "[content_types].xml";

    private static final String RELATIONSHIPS = ".rels";
    private static final int MOST_RELATIONSHIPS = 100_000;

    /**
     * A part that is kept.
     *
     * @param picture what a picture is by its bytes; empty for one that can't be cleaned, and for what is none
     */
    record Part(
            String name,
            String contentType,
            Treatment treatment,
            Optional<Picture> picture,
            List<Relationship> relationships) {}

    private final Map<String, String> names = new HashMap<>(); // by key
    private final Map<String, byte[]> starts = new HashMap<>();
    private final Map<String, List<Relationship>> relationships = new HashMap<>();
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Set<Trace> removed;
    private int count;
    private Manifest types;
    private OfficeKind kind;
    private List<Relationship> roots = List.of();

    private OfficePlan(Set<Trace> removed) {
        this.removed = removed;
    }

    /** The kind of office document that a ZIP holds; empty for another ZIP, and for one with macros. */
    static Optional<OfficeKind> kind(Original original) throws IOException {
        OfficePlan plan = new OfficePlan(new HashSet<>());
        plan.readParts(original);
        return plan.mainPart().flatMap(plan::kindOf);
    }

    static OfficePlan of(Original original, Set<Trace> removed) throws IOException {
        OfficePlan plan = new OfficePlan(removed);
        plan.readParts(original);
        plan.follow();
        return plan;
    }

    OfficeKind kind() {
        return kind;
    }

    /** By {@link ZipParts#key}. */
    Map<String, Part> parts() {
        return parts;
    }

    /** From the package to the main part. */
    List<Relationship> roots() {
        return roots;
    }

    private void readParts(Original original) throws IOException {
        ZipParts.each(original, (name, content) -> {
            String key = ZipParts.key(name);
            if (key.equals(CONTENT_TYPES)) {
                types = Manifest.read(content);
            } else if (key.endsWith(RELATIONSHIPS)) {
                List<Relationship> read = Manifest.relationships(content);
                relationships.put(key, read);
                count += read.size();
                if (count > MOST_RELATIONSHIPS) {
                    throw Refusal.tooLarge();
                }
            } else {
                names.put(key, name);
                starts.put(key, start(content));
            }
        });
    }

    private static byte[] start(InputStream content) throws IOException {
        return content.readNBytes(Picture.START);
    }

    private Optional<Relationship> mainPart() {
        if (types == null) {
            return Optional.empty();
        }
        return of("").stream()
                .filter(relationship -> relationship.isA("officeDocument") && !relationship.external())
                .findFirst();
    }

    private Optional<OfficeKind> kindOf(Relationship main) {
        return OfficeKind.ofMainPart(types.type(main.part("")));
    }

    private List<Relationship> of(String source) {
        return relationships.getOrDefault(ZipParts.key(Relationship.partOf(source)), List.of());
    }

    private void follow() throws IOException {
        Relationship main = mainPart().orElseThrow(Refusal::damaged);
        kind = kindOf(main).orElseThrow(Refusal::damaged);
        if (!names.containsKey(ZipParts.key(main.part("")))) {
            throw Refusal.damaged();
        }
        roots = List.of(main);
        of("").stream().filter(other -> other != main).forEach(this::tell);
        Deque<String> open = new ArrayDeque<>(List.of(main.part("")));
        while (!open.isEmpty()) {
            String source = open.remove();
            String key = ZipParts.key(source);
            if (!parts.containsKey(key)) {
                parts.put(key, part(source, open));
            }
        }
    }

    private Part part(String name, Deque<String> open) {
        String key = ZipParts.key(name);
        List<Relationship> kept = new ArrayList<>();
        for (Relationship relationship : of(name)) {
            Optional<Relationship> harmless =
                    relationship.external() ? relationship.harmless() : internal(relationship, name);
            harmless.filter(each -> !each.external()).ifPresent(each -> open.add(each.part(name)));
            harmless.ifPresentOrElse(kept::add, () -> tell(relationship));
        }
        String contentType = types.type(name);
        Treatment treatment = OfficeParts.treatment(contentType);
        Optional<Picture> picture = treatment == Treatment.PICTURE ? Picture.of(starts.get(key)) : Optional.empty();
        return new Part(names.get(key), contentType, treatment, picture, kept);
    }

    private Optional<Relationship> internal(Relationship relationship, String source) {
        String target = relationship.part(source);
        boolean kept =
                names.containsKey(ZipParts.key(target)) && OfficeParts.treatment(types.type(target)) != Treatment.DROP;
        return kept ? Optional.of(relationship) : Optional.empty();
    }

    private void tell(Relationship dropped) {
        removed.addAll(OfficeParts.tell(dropped));
    }
}
