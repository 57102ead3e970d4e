package io.dueprocess.dsar;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.datamap.Catalogue.Activity;
import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.datamap.PlannedRow;
import io.dueprocess.datamap.PlannedRow.Treatment;
import io.dueprocess.datamap.SystemPlan;
import io.dueprocess.datamap.SystemsOfRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the task forms of rectification, erasure, restriction and objection show of the case; in English, like Tasklist. */
@Component
class DsarRightsValues {

    private static final String NOTHING = "(nothing)";

    private final CaseFiles files;
    private final DsarForms forms;
    private final DsarStops stops;
    private final DsarRectification rectification;
    private final DsarErasurePlans plans;
    private final DsarObjection objection;
    private final DsarDecisions decisions;
    private final SystemsOfRecord systems;

    DsarRightsValues(
            CaseFiles files,
            DsarForms forms,
            DsarStops stops,
            DsarRectification rectification,
            DsarErasurePlans plans,
            DsarObjection objection,
            DsarDecisions decisions,
            SystemsOfRecord systems) {
        this.files = files;
        this.forms = forms;
        this.stops = stops;
        this.rectification = rectification;
        this.plans = plans;
        this.objection = objection;
        this.decisions = decisions;
        this.systems = systems;
    }

    /** Field key to value; empty for forms of which this class knows nothing. */
    Map<String, Object> of(String caseId, String formId) {
        return switch (formId) {
            case DsarProcess.FORM_STOP_BY_HAND -> Map.of("stopActivities", names(ended(caseId)));
            case DsarProcess.FORM_RECTIFICATION ->
                Map.of("requestText", words(caseId), "corrections", corrections(caseId));
            case DsarProcess.FORM_RECTIFY_BY_HAND ->
                Map.of("corrections", corrections(caseId), "statement", rectification.statement(caseId));
            case DsarProcess.FORM_ERASURE -> Map.of("requestText", words(caseId), "erasureSummary", summary(caseId));
            case DsarProcess.FORM_ERASE_BY_HAND ->
                Map.of("erasureByHand", byHand(caseId), "erasureStays", stays(caseId));
            case DsarProcess.FORM_REST ->
                Map.of("erasureRest", lines(plans.rest(caseId).values(), PlannedRow::changes));
            case DsarProcess.FORM_RESTRICTION -> Map.of("requestText", words(caseId));
            case DsarProcess.FORM_OBJECTION ->
                Map.of("requestText", words(caseId), "objectionActivities", names(objection.activities()));
            case DsarProcess.FORM_OUTCOME_APPROVAL -> Map.of("refusals", refusals(caseId));
            case DsarProcess.FORM_RESTRICTION_REVIEW -> Map.of("restrictionGround", ground(caseId));
            default -> Map.of();
        };
    }

    private String words(String caseId) {
        return files.get(caseId, DsarFile.KIND, DsarFile.KIND, DsarFile.class)
                .orElseThrow()
                .text();
    }

    private Set<String> ended(String caseId) {
        Set<String> ended = new TreeSet<>(stops.activities(caseId));
        if (decisions.is(caseId, DsarProcess.TASK_WEIGH_OBJECTION, DsarObjection.UPHOLD)) {
            ended.addAll(objection.activities());
        }
        return ended;
    }

    private String names(Set<String> activities) {
        return systems.catalogue().activities().stream()
                .filter(activity -> activities.contains(activity.id()))
                .map(Activity::name)
                .map(name -> name.in(Locale.ENGLISH))
                .collect(Collectors.joining("\n"));
    }

    private String corrections(String caseId) {
        return orNothing(rectification.corrections(caseId).stream()
                .map(one -> "%s, %s: %s → %s"
                        .formatted(
                                place(one.systemId(), one.table()),
                                column(one.systemId(), one.table(), one.column()),
                                one.seen() == null ? "(empty)" : one.seen(),
                                one.value()))
                .toList());
    }

    private String place(String systemId, String tableName) {
        SystemOfRecord system = systems.catalogue().system(systemId);
        return system.name().in(Locale.ENGLISH) + ", "
                + system.table(tableName).label().in(Locale.ENGLISH);
    }

    private String column(String systemId, String tableName, String column) {
        return systems.catalogue().system(systemId).table(tableName).columns().stream()
                .filter(one -> one.name().equals(column))
                .map(one -> one.label().in(Locale.ENGLISH))
                .findFirst()
                .orElse(column);
    }

    private String summary(String caseId) {
        List<String> lines = new ArrayList<>();
        for (SystemPlan plan : plans.plans(caseId).values()) {
            SystemOfRecord system = systems.catalogue().system(plan.systemId());
            lines.add("%s: %d rows go, %d are emptied, %d stay%s"
                    .formatted(
                            system.name().in(Locale.ENGLISH),
                            count(plan, Treatment.DELETE),
                            count(plan, Treatment.REDUCE),
                            count(plan, Treatment.KEEP),
                            plan.byHand() ? "; its owner has to do some of it, or all" : ""));
        }
        String stays = stays(caseId);
        return orNothing(lines) + (stays.equals(NOTHING) ? "" : "\n\nStays:\n" + stays);
    }

    private static long count(SystemPlan plan, Treatment treatment) {
        return plan.rows().stream()
                .filter(row -> row.treatment() == treatment && !row.uncertain())
                .count();
    }

    private String stays(String caseId) {
        List<String> lines = new ArrayList<>();
        for (SystemPlan plan : plans.plans(caseId).values()) {
            plan.rows().stream()
                    .filter(row -> row.treatment() == Treatment.KEEP)
                    .map(row -> place(plan.systemId(), row.table()) + why(row))
                    .distinct()
                    .forEach(lines::add);
        }
        plans.marks(caseId)
                .forEach(mark -> lines.add("%s: marked, %s, %s: %s"
                        .formatted(
                                place(mark.systemId(), mark.table()),
                                mark.basis(),
                                mark.until() == null ? "until somebody says otherwise" : "until " + mark.until(),
                                mark.reason())));
        return orNothing(lines);
    }

    private static String why(PlannedRow row) {
        return ": %s, %s%s"
                .formatted(
                        row.basis() == null ? "uncertain whose it is" : row.basis(),
                        row.until() == null ? "until somebody says otherwise" : "until " + row.until(),
                        row.why() == null ? "" : " (" + row.why().in(Locale.ENGLISH) + ")");
    }

    private String byHand(String caseId) {
        List<SystemPlan> byHand =
                plans.plans(caseId).values().stream().filter(SystemPlan::byHand).toList();
        String rows = lines(byHand, row -> row.treatment() == Treatment.BY_HAND);
        return rows.equals(NOTHING) ? "All that the system holds of the person" : rows;
    }

    private String lines(Collection<SystemPlan> of, Predicate<PlannedRow> which) {
        List<String> lines = new ArrayList<>();
        for (SystemPlan plan : of) {
            plan.rows().stream()
                    .filter(which)
                    .map(row -> place(plan.systemId(), row.table()) + ", row " + row.rowId())
                    .forEach(lines::add);
        }
        return orNothing(lines);
    }

    private String refusals(String caseId) {
        List<String> lines = new ArrayList<>();
        refusal(caseId, DsarProcess.TASK_ASSESS_RECTIFICATION, DsarProcess.FORM_RECTIFICATION, "Rectification", lines);
        refusal(caseId, DsarProcess.TASK_DECIDE_ERASURE, DsarProcess.FORM_ERASURE, "Erasure", lines);
        refusal(caseId, DsarProcess.TASK_ASSESS_RESTRICTION, DsarProcess.FORM_RESTRICTION, "Restriction", lines);
        refusal(caseId, DsarProcess.TASK_WEIGH_OBJECTION, DsarProcess.FORM_OBJECTION, "Objection", lines);
        return String.join("\n\n", lines);
    }

    private void refusal(String caseId, String taskKey, String formId, String right, List<String> lines) {
        if (decisions.at(caseId, taskKey).isPresent() && decisions.open(caseId, taskKey)) {
            boolean partly = decisions.is(caseId, taskKey, DsarDecisions.PARTLY);
            lines.add(right + (partly ? ", in part: " : ": ") + forms.text(caseId, formId, "reasons"));
        }
    }

    private String ground(String caseId) {
        String ground = forms.text(caseId, DsarProcess.FORM_RESTRICTION, "ground");
        return switch (ground) {
            case "accuracy" -> "Accuracy is contested (Art. 18(1)(a))";
            case "unlawful" -> "Unlawful, and the person wants no erasure (Art. 18(1)(b))";
            case "claims" -> "The person needs the data for a legal claim (Art. 18(1)(c))";
            default -> "Objected to (Art. 18(1)(d))";
        };
    }

    private static String orNothing(List<String> lines) {
        return lines.isEmpty() ? NOTHING : String.join("\n", lines);
    }
}
