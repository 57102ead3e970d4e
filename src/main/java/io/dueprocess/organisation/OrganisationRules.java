package io.dueprocess.organisation;

import static io.dueprocess.organisation.Field.ADDRESS;
import static io.dueprocess.organisation.Field.AUTHORITY;
import static io.dueprocess.organisation.Field.AUTHORITY_ADDRESS;
import static io.dueprocess.organisation.Field.AUTHORITY_WEBSITE;
import static io.dueprocess.organisation.Field.COUNTRY;
import static io.dueprocess.organisation.Field.LOGO;
import static io.dueprocess.organisation.Field.MAIL;
import static io.dueprocess.organisation.Field.SENDER;
import static io.dueprocess.organisation.Field.TEMPLATES;
import static io.dueprocess.organisation.Field.ZONE;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** What must hold of the organisation's settings. Each problem names its setting and quotes no value. */
public final class OrganisationRules {

    /** Names the file; set to another place, the file has to be there. */
    public static final String FILE = "dueprocess.organisation.file";

    private static final String ADDRESS_OF_MAIL = "[^@\\s,;<>]+@[^@\\s,;<>]+\\.[^@\\s,;<>]+";

    private final UnaryOperator<String> settings;
    private final List<String> problems = new ArrayList<>();

    private OrganisationRules(UnaryOperator<String> settings) {
        this.settings = settings;
    }

    /**
     * @param settings the value of a property, or an empty text
     * @return nothing when all is well
     */
    public static List<String> problems(UnaryOperator<String> settings) {
        OrganisationRules rules = new OrganisationRules(settings);
        rules.organisation();
        rules.authority();
        rules.place();
        rules.files();
        Field.PERIODS.forEach(field -> rules.period(field.property()));
        Field.ALL.forEach(field -> rules.plain(field.property()));
        return rules.problems;
    }

    private void organisation() {
        if (given(ADDRESS)) {
            needs(MAIL, "mail address of the organisation; needed beside " + ADDRESS);
        }
        if (given(MAIL) && !value(MAIL).matches(ADDRESS_OF_MAIL)) {
            problems.add(MAIL + " (is not one mail address)");
        }
        if (given(SENDER) && !value(SENDER).replaceAll(".*<|>\\s*$", "").matches("[^@\\s<>]+@[^@\\s<>]+")) {
            problems.add(SENDER + " (is not a mail address, with or without a name before it)");
        }
    }

    private void authority() {
        if (given(AUTHORITY)) {
            needs(AUTHORITY_ADDRESS, "address of the authority; letters name it");
            needs(AUTHORITY_WEBSITE, "website of the authority; mails name it");
        }
    }

    private void place() {
        needs(ZONE, "time zone in which days begin and end, such as Europe/Berlin; the command set-up writes it");
        needs(COUNTRY, "country whose law and public holidays count, such as DE; the command set-up writes it");
        if (given(ZONE)) {
            try {
                ZoneId.of(value(ZONE));
            } catch (DateTimeException unknown) {
                problems.add(ZONE + " (is no time zone; one is written like Europe/Berlin)");
            }
        }
        if (given(COUNTRY) && !List.of(Locale.getISOCountries()).contains(value(COUNTRY))) {
            problems.add(COUNTRY + " (is no country; one is two capital letters, such as DE)");
        }
    }

    private void files() {
        if (given(LOGO)) {
            Logo.problem(value(LOGO)).ifPresent(problem -> problems.add(LOGO + " (" + problem + ")"));
        }
        if (given(TEMPLATES) && !Files.isDirectory(Path.of(value(TEMPLATES)))) {
            problems.add(TEMPLATES + " (is no folder)");
        }
        if (given(FILE)
                && !Files.isReadable(Path.of(value(FILE)))
                && !value(FILE).equals(usual())) {
            problems.add(FILE + " (names a file that cannot be read; set-up writes one)");
        }
    }

    private String usual() {
        return value("dueprocess.data") + "/organisation.yaml";
    }

    private void period(String name) {
        if (given(name)) {
            try {
                if (Period.parse(value(name)).isNegative()) {
                    problems.add(name + " (must not be negative)");
                }
            } catch (DateTimeException unreadable) {
                problems.add(name + " (is no period; one is written like P3Y, P18M or P90D)");
            }
        }
    }

    private void plain(String name) {
        if (value(name).chars().anyMatch(Character::isISOControl)) {
            problems.add(name + " (is one line, without control characters)");
        }
    }

    private void needs(String name, String meaning) {
        if (!given(name)) {
            problems.add(name + " (" + meaning + ")");
        }
    }

    private boolean given(String name) {
        return !value(name).isEmpty();
    }

    private String value(String name) {
        return settings.apply(name).strip();
    }
}
