package io.dueprocess.document.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.stream.XMLStreamReader;

/** A start tag on its way from one file to the other. Rules may change its attributes. */
final class XmlElement {

    /** @param prefix empty for none */
    record Attribute(String prefix, String namespace, String name, String value) {}

    /** @param prefix empty for the default namespace */
    record Declaration(String prefix, String namespace) {}

    private final XmlElement parent;
    private final String prefix;
    private final String namespace;
    private final String name;
    private final List<Declaration> declarations = new ArrayList<>();
    private final List<Attribute> attributes = new ArrayList<>();
    private boolean emptied;

    XmlElement(XmlElement parent, XMLStreamReader in) {
        this.parent = parent;
        this.prefix = orEmpty(in.getPrefix());
        this.namespace = orEmpty(in.getNamespaceURI());
        this.name = in.getLocalName();
        this.emptied = parent != null && parent.emptied;
        for (int i = 0; i < in.getNamespaceCount(); i++) {
            declarations.add(new Declaration(orEmpty(in.getNamespacePrefix(i)), orEmpty(in.getNamespaceURI(i))));
        }
        for (int i = 0; i < in.getAttributeCount(); i++) {
            attributes.add(new Attribute(
                    orEmpty(in.getAttributePrefix(i)),
                    orEmpty(in.getAttributeNamespace(i)),
                    in.getAttributeLocalName(i),
                    in.getAttributeValue(i)));
        }
    }

    /** The element around it, also when that one is not copied; null for the root. */
    XmlElement parent() {
        return parent;
    }

    boolean isIn(String parentName) {
        return parent != null && parent.name.equals(parentName);
    }

    String qualifiedName() {
        return prefix.isEmpty() ? name : prefix + ":" + name;
    }

    String namespace() {
        return namespace;
    }

    String name() {
        return name;
    }

    List<Declaration> declarations() {
        return declarations;
    }

    List<Attribute> attributes() {
        return List.copyOf(attributes);
    }

    /** Empty when there is none of that name, whatever its namespace. */
    String attribute(String attributeName) {
        return attributes.stream()
                .filter(attribute -> attribute.name().equals(attributeName))
                .map(Attribute::value)
                .findFirst()
                .orElse("");
    }

    /** Whether there were such attributes. */
    boolean removeIf(Predicate<Attribute> unwanted) {
        return attributes.removeIf(unwanted);
    }

    /** Adds an attribute without a namespace. */
    void add(String attributeName, String value) {
        attributes.add(new Attribute("", "", attributeName, value));
    }

    void replace(Attribute attribute, String value) {
        attributes.replaceAll(
                each -> each == attribute ? new Attribute(each.prefix(), each.namespace(), each.name(), value) : each);
    }

    /** Lets go of the attributes, when they have been written: what is nested deeply holds names only. */
    void forget() {
        attributes.clear();
    }

    /** Says that no content is kept in this element and those in it that begin from now on. */
    void empty() {
        emptied = true;
    }

    boolean isEmptied() {
        return emptied;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
