package io.dueprocess.supply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A library that goes into the jar, as its pom in the local Maven repository describes it.
 *
 * @param licences names as they stand in the pom, or in the nearest parent that has any; empty when none has
 */
record Library(String group, String artifact, String version, List<String> licences) {

    /** Written by the build: the files of the runtime class path. */
    private static final Path CLASS_PATH = Path.of("target/runtime-classpath");

    static List<Library> atRunTime() throws Exception {
        List<Library> all = new ArrayList<>();
        for (String file : Files.readString(CLASS_PATH).strip().split(java.io.File.pathSeparator)) {
            all.add(at(Path.of(file)));
        }
        return all;
    }

    String name() {
        return group + ":" + artifact;
    }

    /** Whether a name in a document means this library: {@code group:artifact}, where * stands for anything. */
    boolean isMeantBy(String pattern) {
        return Stream.of(pattern.split("\\*", -1))
                .map(java.util.regex.Pattern::quote)
                .reduce((left, right) -> left + ".*" + right)
                .filter(name()::matches)
                .isPresent();
    }

    private static Library at(Path jar) throws Exception {
        Path folder = jar.getParent();
        String version = folder.getFileName().toString();
        String artifact = folder.getParent().getFileName().toString();
        Element pom = pom(folder, artifact, version);
        String group = child(pom, "groupId") != null ? text(pom, "groupId") : text(child(pom, "parent"), "groupId");
        Path repository = folder.getParent().getParent();
        for (int depth = group.split("\\.").length; depth > 0; depth--) {
            repository = repository.getParent();
        }
        return new Library(group, artifact, version, licences(pom, repository));
    }

    private static List<String> licences(Element pom, Path repository) throws Exception {
        Element own = child(pom, "licenses");
        if (own != null) {
            return children(own, "license").stream()
                    .map(licence -> text(licence, "name"))
                    .toList();
        }
        Element parent = child(pom, "parent");
        if (parent == null) {
            return List.of();
        }
        String artifact = text(parent, "artifactId");
        String version = text(parent, "version");
        Path folder = repository.resolve(text(parent, "groupId").replace('.', '/') + "/" + artifact + "/" + version);
        return licences(pom(folder, artifact, version), repository);
    }

    private static Element pom(Path folder, String artifact, String version) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        try (var in = Files.newInputStream(folder.resolve(artifact + "-" + version + ".pom"))) {
            return factory.newDocumentBuilder().parse(in).getDocumentElement();
        } catch (IOException e) {
            throw new IllegalStateException("No pom of " + artifact + " in " + folder, e);
        }
    }

    private static Element child(Element element, String name) {
        List<Element> found = children(element, name);
        return found.isEmpty() ? null : found.get(0);
    }

    private static List<Element> children(Element element, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && child.getTagName().equals(name)) {
                found.add(child);
            }
        }
        return found;
    }

    private static String text(Element element, String name) {
        return child(element, name).getTextContent().strip().replaceAll("\\s+", " ");
    }
}
