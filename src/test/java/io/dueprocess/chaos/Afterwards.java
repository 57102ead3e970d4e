package io.dueprocess.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.support.Reporter;
import io.dueprocess.support.StaffClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is found once all is quiet again: each finding is a list of what is wrong, empty when all is well. */
final class Afterwards {

    /** A case of a client's or a person's. */
    private record Case(String id, String key, String reference) {}

    private record Clock(String caseId, String id, Instant trigger, String due, Instant expires) {}

    private final Cluster cluster;
    private final JdbcClient rows;

    Afterwards(Cluster cluster) {
        this.cluster = cluster;
        this.rows = cluster.rows();
    }

    /**
     * Until no job and no mail waits any more and each report has its process. What failed is tried again now instead of
     * after its pause; what a node holds at this moment is left alone.
     */
    void awaitQuiet() {
        Awaitility.await("quiet")
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    rows.sql("update ACT_RU_JOB set DUEDATE_ = null where TYPE_ = 'message' and RETRIES_ > 0"
                                    + " and LOCK_OWNER_ is null and DUEDATE_ is not null")
                            .update();
                    rows.sql("update dp_mail set next_attempt_at = now() where state = 'WAITING'"
                                    + " and next_attempt_at > now() + interval '25 seconds'")
                            .update();
                    return count("select count(*) from dp_mail where state = 'WAITING'") == 0
                            && count("select count(*) from ACT_RU_JOB where TYPE_ = 'message' and RETRIES_ > 0") == 0
                            && count("select count(*) from dp_report_signal") == 0;
                });
    }

    int mails(String state) {
        return rows.sql("select count(*) from dp_mail where state = ?")
                .param(state)
                .query(Integer.class)
                .single();
    }

    int incidents() {
        return count("select count(*) from ACT_RU_INCIDENT");
    }

    /** Accepted requests that are not there under their reference. */
    List<String> lostRequests(Map<String, String> accepted) {
        Map<String, Case> stored = requests();
        return accepted.entrySet().stream()
                .filter(entry -> !stored.containsKey(entry.getKey())
                        || !stored.get(entry.getKey()).reference().equals(entry.getValue()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Stored requests that nobody sent, or that several processes work on, or none. */
    List<String> doubledRequests(Set<String> begun) {
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> processes = processes("dsar-handling");
        requests().values().forEach(found -> {
            if (!begun.contains(found.key()) || processes.getOrDefault(found.id(), 0) != 1) {
                wrong.add(found.reference());
            }
        });
        return wrong;
    }

    private Map<String, Case> requests() {
        return cases(
                        "select r.case_id, r.submission_key, c.reference from dp_dsar_request r join dp_case c on c.id = r.case_id")
                .stream()
                .collect(Collectors.toMap(Case::key, found -> found));
    }

    List<String> lostBreaches(Collection<String> references) {
        Set<String> stored = breaches().stream().map(Case::reference).collect(Collectors.toSet());
        return references.stream()
                .filter(reference -> !stored.contains(reference))
                .toList();
    }

    /** References that two reports got, breaches beyond those that were sent, and those without exactly one process. */
    List<String> doubledBreaches(Collection<String> references, int begun) {
        List<String> wrong = new ArrayList<>(twice(references));
        List<Case> stored = breaches();
        if (stored.size() > begun) {
            wrong.add((stored.size() - begun) + " more than were sent");
        }
        Map<String, Integer> processes = processes("breach-notification");
        stored.stream()
                .filter(found -> processes.getOrDefault(found.id(), 0) != 1)
                .map(Case::reference)
                .forEach(wrong::add);
        return wrong;
    }

    private List<Case> breaches() {
        return cases(
                "select b.case_id, b.submission_key, c.reference from dp_breach b join dp_case c on c.id = b.case_id");
    }

    /** Accepted reports whose code opens no inbox, or whose text stands in another number of cases than one; code by text. */
    List<String> lostReports(Map<String, String> accepted) {
        StaffClient wim = new StaffClient(cluster.staff(), "wim");
        wim.unlock("wim unlock demo");
        List<String> reports = reports().stream()
                .map(id -> wim.read("/api/v1/cases/" + id + "/report").toString())
                .toList();
        List<String> lost = new ArrayList<>();
        accepted.forEach((text, code) -> {
            Reporter reporter = new Reporter(cluster.portal());
            reporter.open(code);
            boolean opens = reporter.inbox().contains("/report/inbox/message");
            if (!opens
                    || reports.stream().filter(report -> report.contains(text)).count() != 1) {
                lost.add(text);
            }
        });
        return lost;
    }

    private List<String> reports() {
        return rows.sql("select case_id from dp_report").query(String.class).list();
    }

    /** Codes that two reporters got, reports beyond those that were sent, and those without exactly one process. */
    List<String> doubledReports(Map<String, String> accepted, int begun) {
        List<String> wrong = new ArrayList<>(twice(accepted.values()));
        List<String> stored = reports();
        if (stored.size() > begun) {
            wrong.add((stored.size() - begun) + " more than were sent");
        }
        Map<String, Integer> processes = processes("whistleblower-intake");
        stored.stream().filter(id -> processes.getOrDefault(id, 0) != 1).forEach(wrong::add);
        return wrong;
    }

    /** Triages that were not done exactly once, and systems that were asked twice for one case; by case id. */
    List<String> wrongTriages(Collection<String> caseIds) {
        Map<String, Integer> done = counted("""
                select p.BUSINESS_KEY_ as id, count(*) as amount from ACT_HI_TASKINST t
                join ACT_HI_PROCINST p on p.ID_ = t.ROOT_PROC_INST_ID_
                where t.TASK_DEF_KEY_ = 'UserTask_TriageRequest' and t.DELETE_REASON_ = 'completed' group by p.BUSINESS_KEY_
                """);
        List<String> wrong = new ArrayList<>(
                caseIds.stream().filter(id -> done.getOrDefault(id, 0) != 1).toList());
        wrong.addAll(rows.sql(
                        "select chain from dp_audit where action = 'COLLECT' group by chain, detail having count(*) > 1")
                .query(String.class)
                .list());
        return wrong;
    }

    /** Statutory dates that were recomputed. */
    int deadlines() {
        return clocks().size();
    }

    /** Dates that differ from what the product's own preview says of their trigger, and cases without their date. */
    List<String> wrongDeadlines() {
        StaffClient petra = new StaffClient(cluster.staff(), "petra");
        List<String> wrong = new ArrayList<>();
        for (Clock clock : clocks()) {
            JsonNode preview = petra.read("/api/v1/deadlines/preview?clock=" + clock.id() + "&trigger="
                    + URLEncoder.encode(clock.trigger().toString(), StandardCharsets.UTF_8));
            if (!preview.get("due").asText().equals(clock.due())
                    || !Instant.parse(preview.get("expiresAt").asText()).equals(clock.expires())) {
                wrong.add(clock.toString());
            }
        }
        wrong.addAll(rows.sql("""
                        select case_id from dp_dsar_request r where not exists (select 1 from dp_deadline d
                          where d.case_id = r.case_id and d.clock = 'dsar-response' and d.trigger_at = r.received_at)
                        union all
                        select case_id from dp_breach b where not exists (select 1 from dp_deadline d
                          where d.case_id = b.case_id and d.clock = 'breach-authority'
                          and d.trigger_at = cast(b.aware_at as timestamp with time zone))
                        """).query(String.class).list());
        return wrong;
    }

    private List<Clock> clocks() {
        return rows.sql("select * from dp_deadline where state = 'OPEN' and extension = 0 and paused_days = 0")
                .query((row, number) -> new Clock(
                        row.getString("case_id"),
                        row.getString("clock"),
                        row.getObject("trigger_at", OffsetDateTime.class).toInstant(),
                        row.getString("due"),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Recipient and subject of mails about a case of which there are two; of sealed cases mails say nothing, not even which. */
    static List<String> mailedTwice(List<MailSink.Received> mails) {
        Map<String, Set<String>> ids = new HashMap<>();
        mails.stream()
                .filter(mail -> mail.subject().contains(" DP-"))
                .forEach(mail -> ids.computeIfAbsent(mail.recipient() + " " + mail.subject(), key -> new HashSet<>())
                        .add(mail.id()));
        return ids.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Mails that a server got twice under one Message-ID, by which it knows them for one. */
    static int repeated(List<MailSink.Received> mails) {
        return mails.size()
                - (int) mails.stream().map(MailSink.Received::id).distinct().count();
    }

    /** References without a mail to their person. */
    static List<String> notMailed(Collection<String> references, List<MailSink.Received> mails) {
        Set<String> subjects = mails.stream().map(MailSink.Received::subject).collect(Collectors.toSet());
        return references.stream()
                .filter(reference -> !subjects.contains("We have received your request " + reference))
                .toList();
    }

    private static List<String> twice(Collection<String> values) {
        Set<String> seen = new HashSet<>();
        return values.stream().filter(value -> !seen.add(value)).toList();
    }

    private Map<String, Integer> processes(String model) {
        return counted("select BUSINESS_KEY_ as id, count(*) as amount from ACT_HI_PROCINST where PROC_DEF_KEY_ = '"
                + model + "' and SUPER_PROCESS_INSTANCE_ID_ is null group by BUSINESS_KEY_");
    }

    private Map<String, Integer> counted(String sql) {
        Map<String, Integer> counts = new HashMap<>();
        rows.sql(sql)
                .query((row, number) -> counts.put(row.getString("id"), row.getInt("amount")))
                .list();
        return counts;
    }

    private List<Case> cases(String sql) {
        return rows.sql(sql).query(Afterwards::read).list();
    }

    private static Case read(ResultSet row, int number) throws SQLException {
        return new Case(row.getString("case_id"), row.getString("submission_key"), row.getString("reference"));
    }

    private int count(String sql) {
        return rows.sql(sql).query(Integer.class).single();
    }
}
