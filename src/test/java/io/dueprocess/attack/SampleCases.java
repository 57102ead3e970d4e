package io.dueprocess.attack;

import io.dueprocess.support.AccessCase;
import io.dueprocess.support.Filing;
import io.dueprocess.support.Handlers;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.StaffClient;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One open case of each kind, and a report that one of its handlers was shut out of. */
final class SampleCases {

    static final String SEALED = "sealed";
    static final String WITHOUT_WIM = "sealed, wim shut out";
    static final String UNKNOWN = "no such";

    private static final String NONE = "00000000-0000-4000-8000-000000000000";

    /**
     * @param kind how the table calls it
     * @param ids of the case and of what the engine has of it, by the name of their variable in a path of ours, or of the
     *     resource in a path of the engine's
     */
    record SampleCase(String kind, Map<String, String> ids) {

        boolean sealed() {
            return kind.startsWith(SEALED);
        }

        /** Whoever may not know of the case gets to see none of these. */
        Stream<String> secrets() {
            return Stream.of("caseId", "reference", "process-instance", "task").map(ids::get);
        }
    }

    private final RunningApp app;
    private final JdbcClient database;
    private final List<SampleCase> all;

    SampleCases(RunningApp app, DataSource database) {
        this.app = app;
        this.database = JdbcClient.create(database);
        StaffClient wim = new StaffClient(app, "wim");
        wim.unlock(Handlers.passphrase("wim"));
        StaffClient wanda = new StaffClient(app, "wanda");
        wanda.unlock(Handlers.passphrase("wanda"));
        String report = Handlers.tell(wim, "Gifts from a supplier", Map.of()).caseId();
        String other =
                Handlers.tell(wanda, "Hours that nobody worked", Map.of()).caseId();
        wanda.done(
                "POST",
                "/api/v1/cases/" + other + "/exclusions",
                Map.of("user", "wim", "reason", "He wrote down those hours."));
        wim.awaitTask(report, "UserTask_CheckConflicts");
        wanda.awaitTask(other, "UserTask_CheckConflicts");
        AccessCase request = AccessCase.file(app, Filing.freja()).confirmed();
        request.petra.awaitTask(request.id, AccessCase.TRIAGE);
        all = List.of(
                sample("dsar", request.id),
                sample("breach", breach()),
                sample("dpia", assessment()),
                sample(SEALED, report),
                sample(WITHOUT_WIM, other),
                new SampleCase(UNKNOWN, unknown()));
    }

    List<SampleCase> all() {
        return all;
    }

    SampleCase of(String kind) {
        return all.stream().filter(each -> each.kind().equals(kind)).findFirst().orElseThrow();
    }

    /** Whether the engine still has the case's instance and its task. */
    boolean goesOn(SampleCase sample) {
        return database.sql("select count(*) from act_ru_task where id_ = :task and proc_inst_id_ = :instance")
                        .param("task", sample.ids().get("task"))
                        .param("instance", sample.ids().get("process-instance"))
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private String breach() {
        StaffClient petra = new StaffClient(app, "petra");
        String caseId = petra.done(
                        "POST",
                        "/engine-rest/process-definition/key/breach-notification/submit-form",
                        StaffClient.variables(Map.of(
                                "title", "A lost laptop",
                                "happened", "It was left in a train.",
                                "discovered", "Its owner said so.",
                                "role", "CONTROLLER",
                                "timeZone", "house",
                                "awareAt",
                                        LocalDateTime.now(ZoneId.of("Europe/Copenhagen"))
                                                .minusHours(3)
                                                .truncatedTo(ChronoUnit.MINUTES)
                                                .toString(),
                                "drill", "no")))
                .get("businessKey")
                .asText();
        petra.awaitTask(caseId, "UserTask_AssessSeverity");
        return caseId;
    }

    private String assessment() {
        StaffClient bo = new StaffClient(app, "bo");
        String caseId = bo.done(
                        "POST",
                        "/engine-rest/process-definition/key/dpia-approval/submit-form",
                        StaffClient.variables(
                                Map.of("processing", "Cameras at the gate", "purposes", "To see who comes in")))
                .get("businessKey")
                .asText();
        bo.awaitTask(caseId, "UserTask_Screen");
        return caseId;
    }

    private SampleCase sample(String kind, String caseId) {
        Map<String, String> ids = new HashMap<>(unknown());
        ids.put("caseId", caseId);
        ids.put("reference", one("select reference from dp_case where id = :id", caseId));
        String instance = one(
                "select id_ from act_ru_execution where business_key_ = :id and parent_id_ is null"
                        + " and super_exec_ is null",
                caseId);
        String task = one("select min(id_) from act_ru_task where proc_inst_id_ = :id", instance);
        ids.put("task", task);
        ids.put("taskId", task);
        ids.put("process-instance", instance);
        ids.put("execution", instance);
        ids.put("process-definition", one("select proc_def_id_ from act_ru_task where id_ = :id", task));
        ids.put(
                "activity-instance",
                one("select coalesce(min(id_), 'none') from act_hi_actinst where proc_inst_id_ = :id", instance));
        ids.put(
                "variable-instance",
                one("select coalesce(min(id_), 'none') from act_ru_variable where proc_inst_id_ = :id", instance));
        return new SampleCase(kind, Map.copyOf(ids));
    }

    private static Map<String, String> unknown() {
        Map<String, String> ids = new HashMap<>();
        for (String name : List.of("caseId", "attachmentId", "itemId", "id", "task", "taskId", "process-instance")) {
            ids.put(name, NONE);
        }
        ids.putAll(Map.of(
                "reference", "DP-AAAA-AAAA",
                "format", "csv",
                "item", "risk.1",
                "number", "1",
                "user", "wanda",
                "excluded", "wim",
                "systemId", "crm"));
        ids.putAll(Map.of("name", "default", "engineName", "default", "engine", "default"));
        return ids;
    }

    private String one(String sql, String id) {
        return database.sql(sql).param("id", id).query(String.class).single();
    }
}
