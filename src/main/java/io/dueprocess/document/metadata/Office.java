package io.dueprocess.document.metadata;

import io.dueprocess.document.metadata.OfficePlan.Part;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** DOCX, XLSX and PPTX: a new ZIP with the parts that make the document, each cleaned. Read twice, in flat memory. */
final class Office implements Format {

    /** The first that ZIP can tell; at midnight Java would add a second time stamp. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0, 2);

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

    @Override
    public void clean(Original original, OutputStream out, Set<Trace> removed) throws IOException {
        OfficePlan plan = OfficePlan.of(original, removed);
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            write(zip, "[Content_Types].xml", contentTypes(plan));
            write(zip, "_rels/.rels", relationships(plan.roots()));
            for (Part part : plan.parts().values()) {
                if (!part.relationships().isEmpty()) {
                    write(zip, Relationship.partOf(part.name()), relationships(part.relationships()));
                }
            }
            Set<String> written = new HashSet<>();
            ZipParts.each(original, (name, content) -> {
                Part part = plan.parts().get(ZipParts.key(name));
                if (part != null) {
                    entry(zip, name);
                    part(plan.kind(), part, content, zip, removed);
                    zip.closeEntry();
                    written.add(name);
                } else if (name.toLowerCase(java.util.Locale.ROOT).endsWith("vbaproject.bin")) {
                    removed.add(Trace.HIDDEN_CONTENT);
                }
            });
            if (written.size() != plan.parts().size()) {
                throw Refusal.damaged(); // not the same file as before
            }
        }
    }

    private static void part(OfficeKind kind, Part part, InputStream content, OutputStream out, Set<Trace> removed)
            throws IOException {
        switch (part.treatment()) {
            case XML -> XmlCopy.copy(content, out, rules(kind, part, removed));
            case PICTURE -> picture(part, content, out, removed);
            case COPY -> content.transferTo(out);
            case DROP -> throw new IllegalStateException();
        }
    }

    /** A picture that can't be cleaned, of whatever kind, makes room for an empty one. */
    private static void picture(Part part, InputStream content, OutputStream out, Set<Trace> removed)
            throws IOException {
        if (part.picture().isPresent()) {
            part.picture().get().clean(() -> new BufferedInputStream(content), out, removed);
        } else {
            removed.add(Trace.EMBEDDED_FILES);
            out.write(EmptyPicture.PNG);
        }
    }

    private static OfficeRules rules(OfficeKind kind, Part part, Set<Trace> removed) {
        Set<String> references =
                part.relationships().stream().map(Relationship::id).collect(Collectors.toSet());
        return switch (kind) {
            case WORD -> new WordRules(references, removed);
            case EXCEL -> new SheetRules(references, removed);
            case POWERPOINT -> new SlideRules(references, removed);
        };
    }

    private static String contentTypes(OfficePlan plan) {
        StringBuilder xml = new StringBuilder(XML)
                .append("<Types xmlns=\"" + PACKAGE + "content-types\">")
                .append(
                        "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>")
                .append("<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
        for (Part part : plan.parts().values()) {
            xml.append(
                    "<Override PartName=\"/" + escape(part.name()) + "\" ContentType=\"" + escape(type(part)) + "\"/>");
        }
        return xml.append("</Types>").toString();
    }

    private static String type(Part part) {
        if (part.treatment() != OfficeParts.Treatment.PICTURE) {
            return part.contentType();
        }
        return part.picture().orElse(Picture.PNG).mediaType();
    }

    private static String relationships(List<Relationship> relationships) {
        StringBuilder xml = new StringBuilder(XML).append("<Relationships xmlns=\"" + PACKAGE + "relationships\">");
        for (Relationship each : relationships) {
            xml.append("<Relationship Id=\"" + escape(each.id()) + "\" Type=\"" + escape(each.type()) + "\" Target=\""
                    + escape(each.target()) + (each.external() ? "\" TargetMode=\"External\"/>" : "\"/>"));
        }
        return xml.append("</Relationships>").toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replace("\n", "&#10;")
                .replace("\r", "&#13;");
    }

    private static void write(ZipOutputStream zip, String name, String content) throws IOException {
        entry(zip, name);
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static void entry(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
    }
}
