package io.dueprocess.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Our jar without what is ours: the libraries of the engine, its web applications, Spring Boot's web and H2 stay. */
final class PlainJar {

    private static final String LIBRARIES = "BOOT-INF/lib/";
    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String INDEX = "BOOT-INF/classpath.idx";

    /** Beginnings of the names of libraries that a plain application would not have. */
    private static final List<String> OURS = List.of(
            "spring-security",
            "spring-modulith",
            "spring-boot-actuator",
            "spring-boot-starter-actuator",
            "spring-boot-starter-security",
            "spring-boot-starter-thymeleaf",
            "spring-boot-starter-mail",
            "spring-boot-starter-validation",
            "spring-context-support",
            "springdoc",
            "swagger",
            "micrometer-core",
            "micrometer-registry",
            "micrometer-tracing",
            "micrometer-jakarta9",
            "prometheus",
            "thymeleaf",
            "attoparser",
            "unbescape",
            "flyway",
            "postgresql",
            "tink",
            "protobuf",
            "bcp",
            "jollyday",
            "openhtmltopdf",
            "pdfbox",
            "fontbox",
            "xmpbox",
            "graphics2d",
            "icu4j",
            "commons-csv",
            "java-diff-utils",
            "fastexcel",
            "opczip",
            "commons-fileupload",
            "tika",
            "jackson-dataformat-yaml",
            "caffeine",
            "jakarta.mail",
            "angus",
            "hibernate-validator",
            "LatencyUtils",
            "HdrHistogram",
            "threeten");

    private PlainJar() {}

    static Path make(Path jar, Path plain) throws IOException {
        try (JarFile from = new JarFile(jar.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(plain))) {
            manifest(from.getManifest(), to);
            for (Enumeration<? extends ZipEntry> entries = from.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (isPlain(entry.getName())) {
                    copy(from, entry, to);
                }
            }
            String main = PlainApp.class.getName().replace('.', '/') + ".class";
            to.putNextEntry(new ZipEntry(CLASSES + main));
            try (InputStream compiled = PlainApp.class.getClassLoader().getResourceAsStream(main)) {
                compiled.transferTo(to);
            }
            to.closeEntry();
        }
        return plain;
    }

    private static boolean isPlain(String name) {
        if (name.startsWith(LIBRARIES)) {
            return isPlainLibrary(name.substring(LIBRARIES.length()));
        }
        return !name.startsWith(CLASSES) && !name.startsWith("META-INF/") && !name.equals("BOOT-INF/layers.idx")
                || name.equals(CLASSES);
    }

    private static boolean isPlainLibrary(String name) {
        return OURS.stream().noneMatch(name::startsWith);
    }

    /** Libraries stay uncompressed, as the launcher needs them. */
    private static void copy(JarFile from, ZipEntry entry, ZipOutputStream to) throws IOException {
        if (entry.getName().equals(INDEX)) {
            byte[] index = new String(from.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> isPlain(line.substring(line.indexOf('"') + 1, line.lastIndexOf('"'))))
                    .collect(Collectors.joining("\n", "", "\n"))
                    .getBytes(StandardCharsets.UTF_8);
            to.putNextEntry(new ZipEntry(INDEX));
            to.write(index);
        } else {
            ZipEntry copy = new ZipEntry(entry.getName());
            copy.setMethod(entry.getMethod());
            if (entry.getMethod() == ZipEntry.STORED) {
                copy.setSize(entry.getSize());
                copy.setCrc(entry.getCrc());
            }
            to.putNextEntry(copy);
            from.getInputStream(entry).transferTo(to);
        }
        to.closeEntry();
    }

    private static void manifest(Manifest ours, ZipOutputStream to) throws IOException {
        Manifest manifest = new Manifest(ours);
        Attributes main = manifest.getMainAttributes();
        main.putValue("Start-Class", PlainApp.class.getName());
        main.remove(new Attributes.Name("Spring-Boot-Layers-Index"));
        to.putNextEntry(new ZipEntry(JarFile.MANIFEST_NAME));
        manifest.write(to);
        to.closeEntry();
    }
}
