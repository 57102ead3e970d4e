package io.dueprocess.datamap;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares names of people who share a mailbox; a name alone never finds anybody. */
final class Names {

    private static final int FULL_NAME = 2;

    private Names() {}

    /**
     * Whether both may name the same person: the same words whatever their case, accents and order; a full name also
     * matches one with further middle names.
     */
    static boolean match(String one, String other) {
        Set<String> a = words(one);
        Set<String> b = words(other);
        if (a.isEmpty() || b.isEmpty()) {
            return false;
        }
        boolean bothFull = a.size() >= FULL_NAME && b.size() >= FULL_NAME;
        return a.equals(b) || bothFull && (a.containsAll(b) || b.containsAll(a));
    }

    private static Set<String> words(String name) {
        String plain = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace("æ", "ae")
                .replace("ø", "oe")
                .replace("ß", "ss");
        return Arrays.stream(plain.split("[^\\p{L}\\p{Nd}]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }
}
