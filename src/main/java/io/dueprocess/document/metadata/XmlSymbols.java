package io.dueprocess.document.metadata;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;

/** Bounds the different names in an XML part: a parser remembers each as long as it runs. */
final class XmlSymbols {

    /** Far more than the schemas of all offices have. */
    private static final int MOST = 20_000;

    private static final int LONGEST = 1000;

    private final Set<String> seen = new HashSet<>();

    void check(XMLStreamReader in) throws IOException {
        check(in.getLocalName());
        for (int i = 0; i < in.getAttributeCount(); i++) {
            check(in.getAttributeLocalName(i));
        }
        for (int i = 0; i < in.getNamespaceCount(); i++) {
            check(in.getNamespacePrefix(i));
            check(in.getNamespaceURI(i));
        }
    }

    private void check(String symbol) throws IOException {
        if (symbol != null && seen.add(symbol) && (seen.size() > MOST || symbol.length() > LONGEST)) {
            throw Refusal.damaged();
        }
    }
}
