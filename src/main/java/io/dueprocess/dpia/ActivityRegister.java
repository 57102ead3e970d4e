package io.dueprocess.dpia;

import io.dueprocess.access.Groups;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Reader;
import io.dueprocess.datamap.Catalogue;
import io.dueprocess.dpia.assessment.Assessment;
import io.dueprocess.dpia.assessment.AssessmentVersion;
import io.dueprocess.dpia.assessment.Assessments;
import io.dueprocess.dpia.assessment.Measure;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of processing activities (Art. 30(1)): what the data map says, and where it says nothing, the latest version
 * of the activity's assessment. The caller decides who may see it.
 */
@Service
@Transactional
public class ActivityRegister {

    /** Groups that may see the register: those that may read impact assessments. */
    public static final Set<String> READERS = DpiaProcess.READERS;

    /** Groups that may begin an assessment. */
    public static final Set<String> STARTERS = DpiaProcess.AUTHORS;

    /** Groups that may say that a processing changed: who assesses it, and who advises on it. */
    public static final Set<String> TELLERS = Set.of(Groups.BUSINESS_OWNER, Groups.PRIVACY_TEAM, Groups.DPO);

    private final ProcessingActivities activities;
    private final DpiaStore store;
    private final Assessments assessments;
    private final Gates gates;
    private final Dpias dpias;
    private final CaseFiles files;

    ActivityRegister(
            ProcessingActivities activities,
            DpiaStore store,
            Assessments assessments,
            Gates gates,
            Dpias dpias,
            CaseFiles files) {
        this.activities = activities;
        this.store = store;
        this.assessments = assessments;
        this.gates = gates;
        this.dpias = dpias;
        this.files = files;
    }

    /** All of them in the order of the data map, then our own; the map's texts in that language. */
    @Transactional(readOnly = true)
    public List<ActivityRow> rows(Reader reader, Locale language) {
        Map<String, List<DpiaFacts>> versions =
                store.all().stream().collect(Collectors.groupingBy(DpiaFacts::activity));
        return activities.all().stream()
                .map(one -> row(one, versions.getOrDefault(one.activity(), List.of()), reader, language))
                .toList();
    }

    /**
     * Begins an assessment with what the data map says of the activity.
     *
     * @return id of the case
     * @throws NoSuchElementException for an activity that is not known
     * @throws io.dueprocess.engine.Refused while a version is undecided
     */
    public String start(String activity, String user) {
        Processing processing = activities.find(activity).orElseThrow(NoSuchElementException::new);
        return dpias.request(
                activity, processing.name(), DpiaFacts.Cause.REQUESTED, null, activities.answersOf(activity), user);
    }

    /** Who the controller is (Art. 30(1)(a)); empty when the data map does not say. */
    public Optional<Catalogue.Controller> controller() {
        return Optional.ofNullable(activities.catalogue().controller());
    }

    private ActivityRow row(Processing processing, List<DpiaFacts> versions, Reader reader, Locale language) {
        Optional<DpiaFacts> latest = versions.stream().findFirst();
        boolean readable =
                latest.filter(facts -> files.mayRead(facts.caseId(), reader)).isPresent();
        Optional<Assessment> assessed = versions.stream()
                .filter(facts -> files.mayRead(facts.caseId(), reader))
                .flatMap(facts -> assessments.latest(facts.caseId()).stream())
                .findFirst()
                .map(AssessmentVersion::assessment);
        Optional<Catalogue.Activity> mapped = activities.inMap(processing.activity());
        Map<String, String> map = mapped.map(one -> new MapAnswers(activities.catalogue(), one, language).all())
                .orElse(Map.of());
        Texts texts = new Texts(map, assessed);
        return new ActivityRow(
                processing.activity(),
                mapped.map(one -> one.name().in(language)).orElse(processing.name()),
                texts.of("purposes"),
                texts.of("basis"),
                texts.of("people"),
                texts.of("data"),
                texts.of("recipients"),
                texts.of("transfers"),
                texts.of("retention"),
                security(mapped, assessed, language),
                texts.of("assets"),
                latest.orElse(null),
                latest.map(facts -> dpias.reference(facts.caseId())).orElse(""),
                readable,
                gates.gate(versions));
    }

    /** The map's words; without them, the measures of the assessment that are in place. */
    private static String security(
            Optional<Catalogue.Activity> mapped, Optional<Assessment> assessed, Locale language) {
        return mapped.map(Catalogue.Activity::security)
                .map(text -> text.in(language))
                .or(() -> assessed.map(one -> one.measures().values().stream()
                        .filter(Measure::inPlace)
                        .map(Measure::title)
                        .collect(Collectors.joining("\n"))))
                .orElse("");
    }

    /** A text of the data map comes before one of the assessment: it is what people are told. */
    private record Texts(Map<String, String> map, Optional<Assessment> assessed) {

        String of(String question) {
            return Optional.ofNullable(map.get(question))
                    .or(() -> assessed.map(one -> one.answer(question)))
                    .orElse("");
        }
    }
}
