package io.dueprocess.support;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A filled-in request form.
 *
 * @param key the submission key
 * @param rights names of {@code Right}
 * @param files name to content
 */
public record Filing(
        String key,
        String name,
        String mail,
        String text,
        String language,
        List<String> rights,
        List<Map.Entry<String, byte[]>> files) {

    public static final String FREJA_MAIL = "freja.lindqvist@nordlys.example";

    /** A request for access in English, without text and files. */
    public static Filing of(String name, String mail) {
        return new Filing(newKey(), name, mail, "", "en", List.of("ACCESS"), List.of());
    }

    /** The demo's person with rows in four systems asks for access. */
    public static Filing freja() {
        return of("Freja Lindqvist", FREJA_MAIL);
    }

    public Filing withText(String typed) {
        return new Filing(key, name, mail, typed, language, rights, files);
    }

    public Filing withRights(String... wanted) {
        return new Filing(key, name, mail, text, language, List.of(wanted), files);
    }

    public Filing withFile(String fileName, byte[] content) {
        List<Map.Entry<String, byte[]>> more = new ArrayList<>(files);
        more.add(Map.entry(fileName, content));
        return new Filing(key, name, mail, text, language, rights, more);
    }

    public Filing withFile(String fileName, String content) {
        return withFile(fileName, content.getBytes(StandardCharsets.UTF_8));
    }

    private static String newKey() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
