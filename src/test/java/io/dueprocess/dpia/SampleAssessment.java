package io.dueprocess.dpia;

import io.dueprocess.dpia.assessment.Assessment;
import io.dueprocess.dpia.assessment.Measure;
import io.dueprocess.dpia.assessment.Risk;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An assessment of video surveillance as an organisation might write it. */
final class SampleAssessment {

    private static final List<String> QUESTIONS = List.of(
            "processing",
            "responsibilities",
            "standards",
            "data",
            "lifecycle",
            "assets",
            "people",
            "purposes",
            "basis",
            "interest",
            "minimisation",
            "alternatives",
            "accuracy",
            "retention",
            "information",
            "access",
            "erasure",
            "objection",
            "recipients",
            "processors",
            "transfers");

    private SampleAssessment() {}

    static Assessment of() {
        return of(Map.of(
                "processing",
                "Cameras at the entrances record who comes and goes. Guards see live images; recordings are looked at "
                        + "after an incident, by two people together.\n\nNobody is identified by software.",
                "responsibilities",
                "We are the controller. Facility management runs the cameras (Karen Kjær, extension 4711)."));
    }

    /** @param own answers beside those that just say what they answer */
    static Assessment of(Map<String, String> own) {
        Map<String, String> answers = new LinkedHashMap<>();
        QUESTIONS.forEach(question -> answers.put(
                question,
                own.getOrDefault(
                        question,
                        "What we found about " + question
                                + " has been written down here by those who know the processing, in as many words as it "
                                + "takes to understand it without asking them.")));
        Map<String, Risk> risks = new LinkedHashMap<>();
        risks.put(
                "1", risk(Risk.FearedEvent.ILLEGITIMATE_ACCESS, "Recordings are watched out of curiosity", 3, 3, 3, 1));
        risks.put("2", risk(Risk.FearedEvent.BY_DESIGN, "Employees feel watched at work", 3, 4, 2, 2));
        risks.put("4", risk(Risk.FearedEvent.DISAPPEARANCE, "Footage is gone when a victim needs it", 2, 2, 2, 1));
        Map<String, Measure> measures = new LinkedHashMap<>();
        measures.put(
                "1",
                new Measure(
                        "Access by two people only",
                        "Recordings open with the keys of two people, and every look is logged.",
                        "Facility management",
                        null,
                        true));
        measures.put(
                "2",
                new Measure(
                        "Cameras do not see workplaces", "", "Facility management", LocalDate.of(2026, 12, 15), false));
        return new Assessment(answers, risks, measures);
    }

    private static Risk risk(Risk.FearedEvent event, String title, int... scores) {
        return new Risk(
                event,
                title,
                "People may be embarrassed, or avoid the place.",
                "Guards with access; a stolen password.",
                "Staff and burglars",
                scores[0],
                scores[1],
                scores[2],
                scores[3],
                "Several guards have access today, and nobody would notice.",
                List.of("1", "2"));
    }
}
