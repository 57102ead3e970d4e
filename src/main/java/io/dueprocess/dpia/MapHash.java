package io.dueprocess.dpia;

import io.dueprocess.datamap.Catalogue;
import io.dueprocess.datamap.Text;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the data map says of a processing activity, as a hash: another one means that the processing changed (Art. 35(11)).
 * Names, letter case, white space and the order of lists make no difference.
 */
final class MapHash {

    private static final String NEXT = "\u001F";

    private MapHash() {}

    /** SHA-256 in hexadecimal digits. */
    static String of(Catalogue.Activity activity, Catalogue catalogue) {
        Stream<String> own = Stream.of(
                text(activity.purpose()),
                text(activity.categories()),
                activity.basis(),
                text(activity.basisText()),
                text(activity.retention()),
                text(activity.source()),
                text(activity.automatedDecisions()),
                text(activity.people()),
                text(activity.security()),
                recipients(activity, catalogue),
                systems(activity, catalogue));
        String all = own.map(part -> part == null ? "" : part).collect(Collectors.joining(NEXT));
        return sha256(all.toLowerCase(Locale.ROOT).replaceAll("[ \\t\\r\\n]+", " "));
    }

    private static String recipients(Catalogue.Activity activity, Catalogue catalogue) {
        return catalogue.recipients().stream()
                .filter(recipient -> activity.recipients().contains(recipient.id()))
                .map(recipient -> String.join(
                        "|",
                        recipient.id(),
                        text(recipient.role()),
                        String.valueOf(recipient.country()),
                        text(recipient.safeguard())))
                .sorted()
                .collect(Collectors.joining(";"));
    }

    private static String systems(Catalogue.Activity activity, Catalogue catalogue) {
        return catalogue.systems().stream()
                .filter(system -> system.activities().contains(activity.id()))
                .map(MapHash::system)
                .sorted()
                .collect(Collectors.joining(";"));
    }

    private static String system(Catalogue.SystemOfRecord system) {
        return system.tables().stream()
                .flatMap(table -> table.columns().stream().map(column -> table.name() + "." + column.name()))
                .sorted()
                .collect(Collectors.joining(",", system.id() + ":", ""));
    }

    private static String text(Text text) {
        return text == null ? "" : text.in(Locale.ENGLISH) + "/" + text.in(Locale.forLanguageTag("da"));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
