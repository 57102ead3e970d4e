package io.dueprocess.organisation;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * One line of {@code organisation.yaml}.
 *
 * @param option of the command {@code set-up}, without its dashes
 * @param property where the value stands in the configuration
 * @param meaning in words, for the file and for whoever is asked
 * @param example shown in the file where nothing is given
 */
record Field(String option, String property, String meaning, boolean required, String example) {

    static final String NAME = "dueprocess.organisation.name";
    static final String MAIL = "dueprocess.organisation.mail";
    static final String ADDRESS = "dueprocess.organisation.address";
    static final String LOGO = "dueprocess.organisation.logo";
    static final String AUTHORITY = "dueprocess.authority.name";
    static final String AUTHORITY_ADDRESS = "dueprocess.authority.address";
    static final String AUTHORITY_WEBSITE = "dueprocess.authority.website";
    static final String ZONE = "dueprocess.zone";
    static final String COUNTRY = "dueprocess.country";
    static final String SENDER = "dueprocess.mail.from";
    static final String TEMPLATES = "dueprocess.mail.templates";

    /** How long closed cases are kept. */
    static final List<Field> PERIODS = List.of(
            may("keep-requests", "dueprocess.dsar.retention", "how long a closed request is kept", "P3Y"),
            may("keep-breaches", "dueprocess.breach.retention", "how long a closed breach is kept", "P5Y"),
            may("keep-assessments", "dueprocess.dpia.retention", "how long an old impact assessment is kept", "P5Y"),
            may("keep-reports", "dueprocess.whistleblower.retention", "how long a closed report is kept", "P2M"));

    /** As they stand in the file: fields of one section beside one another. */
    static final List<Field> ALL = Stream.concat(
                    Stream.of(
                            must("name", NAME, "name of the organisation"),
                            may(
                                    "registration",
                                    "dueprocess.organisation.registration",
                                    "number in the register of companies",
                                    "HRB 12345"),
                            must("address", ADDRESS, "postal address, on one line"),
                            must("mail", MAIL, "mail address for questions about personal data"),
                            may("phone", "dueprocess.organisation.phone", "telephone", "+45 12 34 56 78"),
                            may(
                                    "logo",
                                    LOGO,
                                    "PNG or SVG file of at most 200 kB, for the public pages",
                                    "/etc/due-process/logo.svg"),
                            must("authority-name", AUTHORITY, "supervisory authority that people may complain to"),
                            must("authority-address", AUTHORITY_ADDRESS, "its postal address, on one line"),
                            may("authority-phone", "dueprocess.authority.phone", "its telephone", "+45 12 34 56 78"),
                            must("authority-website", AUTHORITY_WEBSITE, "its website"),
                            must("zone", ZONE, "time zone in which a day begins and ends, such as Europe/Berlin"),
                            must("country", COUNTRY, "country whose law and public holidays count, such as DE"),
                            may("mail-from", SENDER, "sender of mails; the mail address above unless given", ""),
                            may(
                                    "mail-templates",
                                    TEMPLATES,
                                    "folder with your own versions of mails",
                                    "/etc/due-process/mail")),
                    PERIODS.stream())
            .toList();

    private static Field must(String option, String property, String meaning) {
        return new Field(option, property, meaning, true, "");
    }

    private static Field may(String option, String property, String meaning, String example) {
        return new Field(option, property, meaning, false, example);
    }

    /** Whether all of them are ours. */
    static boolean known(Collection<String> properties) {
        return ALL.stream().map(Field::property).toList().containsAll(properties);
    }
}
