package io.dueprocess.dpia;

import io.dueprocess.datamap.Catalogue;
import io.dueprocess.datamap.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the data map says of an activity, under the ids of the assessment's questions. What it does not say is left out: it is
 * for people to answer.
 */
record MapAnswers(Catalogue catalogue, Catalogue.Activity activity, Locale language) {

    Map<String, String> all() {
        Map<String, String> answers = new LinkedHashMap<>();
        put(answers, "responsibilities", controller());
        put(answers, "data", in(activity.categories()));
        put(answers, "assets", lines(systems().map(system -> in(system.name()))));
        put(answers, "people", in(activity.people()));
        put(answers, "purposes", in(activity.purpose()));
        put(answers, "basis", joined(activity.basis(), in(activity.basisText())));
        put(answers, "retention", in(activity.retention()));
        put(answers, "recipients", lines(recipients().stream().map(this::recipient)));
        put(answers, "transfers", transfers());
        return answers;
    }

    /** A recipient and what it is to us; with its country. */
    private String recipient(Catalogue.Recipient recipient) {
        return joined(recipient.name(), joined(in(recipient.role()), country(recipient)));
    }

    /** Recipients outside the EEA with the safeguard of each. */
    String transfers() {
        return lines(recipients().stream()
                .filter(recipient -> recipient.safeguard() != null)
                .map(recipient -> joined(recipient.name(), joined(country(recipient), in(recipient.safeguard())))));
    }

    private List<Catalogue.Recipient> recipients() {
        return catalogue.recipients().stream()
                .filter(recipient -> activity.recipients().contains(recipient.id()))
                .toList();
    }

    private Stream<Catalogue.SystemOfRecord> systems() {
        return catalogue.systems().stream().filter(system -> system.activities().contains(activity.id()));
    }

    private String controller() {
        Catalogue.Controller controller = catalogue.controller();
        return controller == null ? "" : joined(controller.name(), controller.mail());
    }

    private String country(Catalogue.Recipient recipient) {
        return recipient.country() == null
                ? ""
                : new Locale.Builder().setRegion(recipient.country()).build().getDisplayCountry(language);
    }

    private String in(Text text) {
        return text == null ? "" : text.in(language);
    }

    private static String joined(String one, String other) {
        return Stream.of(one, other)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(", "));
    }

    private static String lines(Stream<String> lines) {
        return lines.collect(Collectors.joining("\n"));
    }

    private static void put(Map<String, String> answers, String question, String text) {
        if (text != null && !text.isBlank()) {
            answers.put(question, text);
        }
    }
}
