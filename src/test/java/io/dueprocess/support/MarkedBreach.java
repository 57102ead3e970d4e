package io.dueprocess.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** A breach notified and told to the people, with a mark in every field of free text. */
public final class MarkedBreach {

    private static final ZoneId HOUSE = ZoneId.of("Europe/Copenhagen");

    private final Marks marks;
    private final StaffClient petra;
    private final StaffClient sia;
    private final StaffClient dan;

    public MarkedBreach(RunningApp app, Marks marks) {
        this.marks = marks;
        this.petra = new StaffClient(app, "petra");
        this.sia = new StaffClient(app, "sia");
        this.dan = new StaffClient(app, "dan");
    }

    /** Answers the case's id. */
    public String told() {
        String caseId = enter();
        describe(caseId);
        decide(caseId);
        correct(caseId);
        notifyAuthority(caseId);
        tellPeople(caseId);
        petra.done("POST", "/api/v1/breaches/" + caseId + "/new-facts", Map.of("text", text("new-facts")));
        petra.awaitTask(caseId, "UserTask_AssessSeverity");
        return caseId;
    }

    private String text(String field) {
        return "Something " + marks.of("breach-" + field) + " as typed.";
    }

    private String enter() {
        return petra.done(
                        "POST",
                        "/engine-rest/process-definition/key/breach-notification/submit-form",
                        StaffClient.variables(Map.of(
                                "title", text("title"),
                                "happened", text("happened"),
                                "discovered", text("discovered"),
                                "role", "CONTROLLER",
                                "timeZone", "house",
                                "awareAt", now().minusHours(3).toString(),
                                "drill", "no")))
                .get("businessKey")
                .asText();
    }

    private void describe(String caseId) {
        sia.complete(
                caseId,
                "UserTask_DescribeBreach",
                BreachAnswers.description(Map.of(
                        "cause", "EXTERNAL_ATTACK",
                        "systems", text("systems"),
                        "subjectCategories", text("subjects"),
                        "measuresBefore", text("before"),
                        "measuresTaken", text("taken"))));
    }

    private void decide(String caseId) {
        petra.complete(
                caseId,
                "UserTask_AssessSeverity",
                BreachAnswers.highRisk(Map.of("malicious", "yes", "reasoning", text("reasoning"))));
        petra.complete(
                caseId,
                "UserTask_DecideDuties",
                Map.of("decision", "notify", "tellPeople", "yes", "reasons", text("reasons")));
    }

    private void correct(String caseId) {
        Map<String, Object> times =
                Map.of("timeZone", "house", "awareAt", now().minusHours(4).toString(), "reason", text("correction"));
        petra.done("PUT", "/api/v1/breaches/" + caseId + "/times", times);
    }

    private void notifyAuthority(String caseId) {
        petra.complete(
                caseId,
                "UserTask_PrepareNotification",
                Map.of(
                        "notificationType", "initialIncomplete",
                        "reporterName", text("reporter"),
                        "natureConfidentiality", true,
                        "incidentText", text("incident"),
                        "dataText", text("data"),
                        "riskReasons", text("risk")));
        dan.complete(caseId, "UserTask_ApproveNotification", Map.of("decision", "return", "comment", text("comment")));
        petra.complete(caseId, "UserTask_PrepareNotification", Map.of("notificationType", "initialIncomplete"));
        dan.complete(caseId, "UserTask_ApproveNotification", Map.of("decision", "approve"));
        petra.complete(
                caseId,
                "UserTask_FileNotification",
                Map.of(
                        "decision", "filed",
                        "filedOn", now().toLocalDate().toString(),
                        "filedAtTime", now().format(DateTimeFormatter.ofPattern("HH:mm")),
                        "receiptNumber", marks.of("breach-receipt"),
                        "filedHow", "virk"));
    }

    private void tellPeople(String caseId) {
        String csv = "name;mail;language\n" + marks.of("breach-person") + ";" + marks.of("breach-mail")
                + "@nordlys.example;en\n";
        assertThat(petra.giveList(caseId, csv).statusCode()).isEqualTo(200);
        petra.complete(
                caseId,
                "UserTask_PrepareCommunication",
                Map.of(
                        "decision", "mail",
                        "languages", "en",
                        "contact", text("contact"),
                        "subjectEn", text("letter-subject"),
                        "natureEn", text("letter-nature"),
                        "consequencesEn", text("letter-consequences"),
                        "measuresEn", text("letter-measures"),
                        "adviceEn", text("letter-advice")));
        dan.complete(caseId, "UserTask_ApproveCommunication", Map.of("decision", "approve"));
        petra.awaitTask(caseId, "UserTask_ConfirmPeopleTold");
    }

    private static LocalDateTime now() {
        return LocalDateTime.now(HOUSE).truncatedTo(ChronoUnit.MINUTES);
    }
}
