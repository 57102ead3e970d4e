package io.dueprocess.datamap.demo;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** 2,000 made-up people, the same in every demo. Some share a name, some a mailbox, some are in one system only. */
public final class DemoPeople {

    /** The databases that chance puts people into. */
    public enum Where {
        CRM,
        NEWSLETTER,
        EVENTS,
        SUPPORT,
        ACCOUNTS
    }

    /** @param number also the base of the person's ids in every system */
    public record DemoPerson(int number, String first, String last, String mail, Set<Where> in) {

        public String name() {
            return first + " " + last;
        }

        /** Whether the surveys know them; told by the number, so that the others' chances stay as they are. */
        public boolean surveyed() {
            return number % 3 == 1;
        }
    }

    private static final int COUNT = 2000;
    private static final long SEED = 20270131L;

    private static final String[] FIRST = {
        "Anna", "Søren", "Mette", "Lars", "Freja", "Jørgen", "Åse", "Bjørn", "Kirsten", "Niels", "Zoë", "Élodie",
                "Jürgen",
        "Łucja", "Amira", "Omar", "Ingrid", "Sven", "Maja", "Emil", "Clara", "Oscar", "Ida", "Noah", "Karla", "Victor",
        "Chloé", "Ahmed", "Yuki", "Priya"
    };
    private static final String[] LAST = {
        "Jensen", "Sørensen", "Lindqvist", "Åkjær", "Holm", "Bek", "Østergaard", "Møller", "García", "Nowak", "Müller",
        "Haddad", "Tanaka", "Sharma", "Dubois", "Kjær", "Lund", "Vestergaard", "Brandt", "Frost", "Skov", "Winther",
        "Bruun", "Dam", "Toft"
    };
    private static final String[] DOMAINS = {
        "nordlys.example", "hjem.example", "solo.example", "fjord.example", "kontor.example", "atelier.example"
    };

    private DemoPeople() {}

    public static List<DemoPerson> all() {
        Random random = new Random(SEED);
        List<DemoPerson> people = new ArrayList<>(wellKnown());
        while (people.size() < COUNT) {
            int number = people.size() + 1;
            String first = FIRST[random.nextInt(FIRST.length)];
            String last = LAST[random.nextInt(LAST.length)];
            String mail = number % 50 == 0
                    ? people.get(number - 2).mail()
                    : ascii(first) + "." + ascii(last) + number + "@" + DOMAINS[random.nextInt(DOMAINS.length)];
            people.add(new DemoPerson(number, first, last, mail, membership(random)));
        }
        return people;
    }

    /** The people whom the README names. */
    private static List<DemoPerson> wellKnown() {
        return List.of(
                new DemoPerson(
                        1,
                        "Freja",
                        "Lindqvist",
                        "freja.lindqvist@nordlys.example",
                        EnumSet.of(Where.CRM, Where.NEWSLETTER, Where.EVENTS, Where.SUPPORT)),
                new DemoPerson(
                        2,
                        "Freja",
                        "Lindqvist",
                        "freja@atelier.example",
                        EnumSet.of(Where.CRM, Where.EVENTS, Where.SUPPORT, Where.ACCOUNTS)),
                new DemoPerson(
                        3,
                        "Anders",
                        "Holm",
                        "familien.holm@hjem.example",
                        EnumSet.of(Where.CRM, Where.NEWSLETTER, Where.SUPPORT)),
                new DemoPerson(4, "Maria", "Holm", "familien.holm@hjem.example", EnumSet.of(Where.CRM, Where.EVENTS)),
                new DemoPerson(5, "Jonas", "Bek", "jonas.bek@solo.example", EnumSet.of(Where.NEWSLETTER)));
    }

    private static Set<Where> membership(Random random) {
        Set<Where> in = EnumSet.noneOf(Where.class);
        for (Where where : Where.values()) {
            if (random.nextInt(3) == 0) {
                in.add(where);
            }
        }
        if (in.isEmpty()) {
            in.add(Where.values()[random.nextInt(Where.values().length)]);
        }
        return in;
    }

    private static String ascii(String name) {
        return Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replace("æ", "ae")
                .replace("ø", "oe")
                .replace("ł", "l")
                .replaceAll("[^a-z]", "");
    }
}
