package io.dueprocess.breach.people;

import io.dueprocess.mail.MailAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Collects people line by line: the sound ones once each, the others as flaws. */
public final class PeopleCheck {

    /** Most people on one list. */
    public static final int MOST = 100_000;

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_MAIL = 254;
    private static final Set<String> LANGUAGES = Set.of("", "da", "en");

    /** No name begins or reads like that, but what a spreadsheet calculates or a mail program turns into a link. */
    private static final Pattern NO_NAME = Pattern.compile("^[=+@-].*|.*(://|www\\.|[<>\\p{Cntrl}\\p{Zl}\\p{Zp}]).*");

    private final List<Addressee> people = new ArrayList<>();
    private final List<Flaw> flaws = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private int duplicates;

    /** @param known addresses that are left out like duplicates, in lower case */
    public PeopleCheck(Set<String> known) {
        seen.addAll(known);
    }

    /** @param language case does not matter; null and empty for unknown */
    public void person(int line, String name, String mail, String language) {
        String address = trimmed(mail);
        String called = trimmed(name);
        String speaks = trimmed(language).toLowerCase(Locale.ROOT);
        if (address.isEmpty()) {
            flaw(line, Flaw.Kind.NO_MAIL);
        } else if (address.length() > LONGEST_MAIL || !MailAddress.accepts(address)) {
            flaw(line, Flaw.Kind.MAIL);
        } else if (called.length() > LONGEST_NAME || NO_NAME.matcher(called).matches()) {
            flaw(line, Flaw.Kind.NAME);
        } else if (!LANGUAGES.contains(speaks)) {
            flaw(line, Flaw.Kind.LANGUAGE);
        } else if (!seen.add(address.toLowerCase(Locale.ROOT))) {
            duplicates++;
        } else if (people.size() == MOST) {
            flaw(line, Flaw.Kind.TOO_MANY);
        } else {
            people.add(new Addressee(called, address, speaks));
        }
    }

    void flaw(int line, Flaw.Kind kind) {
        flaws.add(new Flaw(line, kind));
    }

    public Reading result() {
        return new Reading(List.copyOf(people), List.copyOf(flaws), duplicates);
    }

    /** Nothing but the flaw: no line of such a list can be taken. */
    static Reading none(int line, Flaw.Kind kind) {
        return new Reading(List.of(), List.of(new Flaw(line, kind)), 0);
    }

    private static String trimmed(String value) {
        return value == null ? "" : value.strip();
    }
}
