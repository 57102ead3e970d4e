package io.dueprocess.dpia;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.datamap.Catalogue;
import io.dueprocess.datamap.SystemsOfRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * The processing activities that are known: those of the data map, and those that only have an impact assessment. Texts of
 * the data map are in the language in which assessments are written.
 */
@Service
public class ProcessingActivities {

    private final SystemsOfRecord systems;
    private final DpiaStore store;
    private final CaseFiles files;
    private final Locale language;

    /** @param language of assessments and their documents, {@code en} or {@code da} */
    ProcessingActivities(
            SystemsOfRecord systems,
            DpiaStore store,
            CaseFiles files,
            @Value("${dueprocess.dpia.language:en}") Locale language) {
        this.systems = systems;
        this.store = store;
        this.files = files;
        this.language = language;
    }

    /** Of assessments, of their documents, and of texts that the software writes into them. */
    public Locale language() {
        return language;
    }

    /** Those of the data map in its order, then our own. */
    public List<Processing> all() {
        return List.copyOf(byId().values());
    }

    public Optional<Processing> find(String id) {
        return Optional.ofNullable(byId().get(id));
    }

    /** By id or name as somebody typed it, whatever its letter case. */
    public Optional<Processing> named(String idOrName) {
        String typed = idOrName.strip();
        return find(typed)
                .or(() -> all().stream()
                        .filter(one -> names(one.activity()).anyMatch(typed::equalsIgnoreCase)
                                || one.name().equalsIgnoreCase(typed)
                                || one.activity().equalsIgnoreCase(typed))
                        .findFirst());
    }

    /** Names of all, for somebody who has to choose. */
    public List<String> names() {
        return all().stream().map(Processing::name).toList();
    }

    /** What the data map answers to the questions of an assessment: question id to text; empty when it is not in there. */
    public Map<String, String> answersOf(String activity) {
        return inMap(activity)
                .map(one -> new MapAnswers(systems.catalogue(), one, language).all())
                .orElse(Map.of());
    }

    /** {@link MapHash} of the activity; null when it is not in the data map. */
    public String hash(String activity) {
        return inMap(activity).map(one -> MapHash.of(one, systems.catalogue())).orElse(null);
    }

    Catalogue catalogue() {
        return systems.catalogue();
    }

    Optional<Catalogue.Activity> inMap(String activity) {
        return systems.catalogue().activities().stream()
                .filter(one -> one.id().equals(activity))
                .findFirst();
    }

    private Stream<String> names(String activity) {
        return inMap(activity).stream().flatMap(one -> one.name().byLanguage().values().stream());
    }

    private Map<String, Processing> byId() {
        Map<String, Processing> all = new LinkedHashMap<>();
        systems.catalogue()
                .activities()
                .forEach(one ->
                        all.put(one.id(), new Processing(one.id(), one.name().in(language))));
        for (DpiaFacts facts : store.all()) {
            if (!all.containsKey(facts.activity())) {
                files.get(facts.caseId(), Processing.KIND, Processing.KIND, Processing.class)
                        .ifPresent(own -> all.put(facts.activity(), own));
            }
        }
        return all;
    }
}
