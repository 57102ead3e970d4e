package io.dueprocess.document.metadata;

import io.dueprocess.document.metadata.XmlRules.Fate;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Copies XML as rules say, in one pass and flat memory. Prefixes stay as they are, since values may name them; comments and
 * processing instructions go. A document type is refused.
 */
final class XmlCopy {

    private static final int DEEPEST = 1000;

    private record Open(XmlElement element, Fate fate) {}

    private final XmlRules rules;
    private final Deque<Open> open = new ArrayDeque<>();
    private final XMLStreamReader in;
    private final Writer out;
    private final XmlSymbols symbols = new XmlSymbols();
    private int dropped;

    private XmlCopy(XmlRules rules, XMLStreamReader in, Writer out) {
        this.rules = rules;
        this.in = in;
        this.out = out;
    }

    static void copy(InputStream in, OutputStream out, XmlRules rules) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        try {
            // UTF-8 whatever the declaration says, so that the guard sees what the parser sees
            XMLStreamReader reader = factory().createXMLStreamReader(new XmlGuard(in), StandardCharsets.UTF_8.name());
            new XmlCopy(rules, reader, writer).run();
            reader.close();
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException read ? read : Refusal.damaged();
        }
        writer.flush();
    }

    /** The JDK's own, whatever else is on the class path; it isn't thread-safe. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true); // a rule sees a text whole; the guard bounds it
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException();
        });
        return factory;
    }

    private void run() throws XMLStreamException, IOException {
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> text();
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw Refusal.damaged();
                default -> {} // comments and instructions
            }
        }
    }

    private void start() throws IOException {
        symbols.check(in);
        if (dropped > 0) {
            dropped++;
            return;
        }
        XmlElement element = new XmlElement(open.isEmpty() ? null : open.peek().element(), in);
        Fate fate = rules.fate(element);
        if (open.size() >= DEEPEST || open.isEmpty() && fate != Fate.KEEP) {
            throw Refusal.damaged();
        }
        if (fate == Fate.DROP) {
            dropped = 1;
            return;
        }
        if (fate == Fate.KEEP) {
            write(element);
        }
        element.forget();
        open.push(new Open(element, fate));
    }

    private void end() throws IOException {
        if (dropped > 0) {
            dropped--;
            return;
        }
        Open closed = open.pop();
        if (closed.fate() == Fate.KEEP) {
            out.write("</");
            out.write(closed.element().qualifiedName());
            out.write('>');
        }
    }

    private void text() throws IOException {
        if (dropped == 0 && !open.isEmpty()) {
            escape(rules.text(open.peek().element(), in.getText()), false);
        }
    }

    private void write(XmlElement element) throws IOException {
        out.write('<');
        out.write(element.qualifiedName());
        for (XmlElement.Declaration declaration : declarations(element)) {
            String prefix = declaration.prefix();
            attribute(prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, declaration.namespace());
        }
        for (XmlElement.Attribute attribute : element.attributes()) {
            String prefix = attribute.prefix();
            attribute(prefix.isEmpty() ? attribute.name() : prefix + ":" + attribute.name(), attribute.value());
        }
        out.write('>');
    }

    /** Its own, and those of the elements around it that are not written. */
    private List<XmlElement.Declaration> declarations(XmlElement element) {
        List<XmlElement.Declaration> all = new ArrayList<>(element.declarations());
        for (Open around : open) {
            if (around.fate() == Fate.KEEP) {
                break;
            }
            around.element().declarations().stream()
                    .filter(outer ->
                            all.stream().noneMatch(inner -> inner.prefix().equals(outer.prefix())))
                    .forEach(all::add);
        }
        return all;
    }

    private void attribute(String name, String value) throws IOException {
        out.write(' ');
        out.write(name);
        out.write("=\"");
        escape(value, true);
        out.write('"');
    }

    private void escape(String text, boolean attribute) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.write("&amp;");
                case '<' -> out.write("&lt;");
                case '>' -> out.write("&gt;");
                case '\r' -> out.write("&#13;");
                case '"' -> out.write(attribute ? "&quot;" : "\"");
                case '\n' -> out.write(attribute ? "&#10;" : "\n");
                case '\t' -> out.write(attribute ? "&#9;" : "\t");
                default -> out.write(c);
            }
        }
    }
}
