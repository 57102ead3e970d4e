package io.dueprocess.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Copies of the cases that a database has when this is made, in every table that grows with cases: other ids, references
 * and due dates, the same content, which nobody can open under its new id. PostgreSQL alone.
 */
final class Clones {

    private static final String INSTANCES =
            "select ID_ from ACT_RU_EXECUTION where PARENT_ID_ is null and PROC_DEF_ID_ like 'dsar-handling:%'";

    /** Table to the column that says whose row it is; the process's own rows first. */
    private static final List<Map.Entry<String, String>> TABLES = List.of(
            Map.entry("act_ru_execution", "proc_inst_id_"),
            Map.entry("act_ru_task", "proc_inst_id_"),
            Map.entry("act_ru_identitylink", "task_id_"),
            Map.entry("act_ru_job", "process_instance_id_"),
            Map.entry("act_ru_variable", "proc_inst_id_"),
            Map.entry("act_ru_event_subscr", "proc_inst_id_"),
            Map.entry("act_hi_procinst", "proc_inst_id_"),
            Map.entry("act_hi_actinst", "proc_inst_id_"),
            Map.entry("act_hi_taskinst", "proc_inst_id_"),
            Map.entry("act_hi_varinst", "proc_inst_id_"),
            Map.entry("act_hi_identitylink", "task_id_"),
            Map.entry("dp_case", "id"),
            Map.entry("dp_case_reader", "case_id"),
            Map.entry("dp_case_entry", "case_id"),
            Map.entry("dp_deadline", "case_id"),
            Map.entry("dp_audit", "chain"),
            Map.entry("dp_audit_head", "chain"),
            Map.entry("dp_dsar_request", "case_id"),
            Map.entry("dp_mail", "case_id"));

    private static final Set<String> IDS = Set.of(
            "id_",
            "proc_inst_id_",
            "process_instance_id_",
            "root_proc_inst_id_",
            "parent_id_",
            "execution_id_",
            "task_id_",
            "act_inst_id_",
            "parent_act_inst_id_",
            "business_key_",
            "var_scope_",
            "id",
            "case_id",
            "chain",
            "submission_key",
            "mail_token_hash",
            "access_code_hash",
            "message_id");

    private static final Set<String> DATES = Set.of("due_date_", "duedate_", "expires_at");

    private final String url;
    private final int seeds;
    private int copies;

    Clones(String url) {
        this.url = url;
        this.seeds = (int) Sql.number(url, "select count(*) from (" + INSTANCES + ") s");
        Sql.update(url, "create table bench_instance as " + INSTANCES);
        Sql.update(
                url,
                "create table bench_task as select ID_ from ACT_RU_TASK where PROC_INST_ID_ in"
                        + " (select ID_ from bench_instance)");
        Sql.update(url, "create table bench_case as select id from dp_case where process_key = 'dsar-handling'");
    }

    /** Until there are about so many open cases. */
    void growTo(int cases) {
        int wanted = cases / seeds - 1;
        if (wanted > copies) {
            TABLES.forEach(table -> copy(table.getKey(), table.getValue(), copies + 1, wanted));
            copies = wanted;
        }
        Sql.update(url, "vacuum analyze");
    }

    private void copy(String table, String owner, int from, int to) {
        List<String> columns = Sql.rows(
                        url,
                        "select column_name from information_schema.columns where table_name = ? and table_schema = 'public'",
                        table)
                .stream()
                .map(row -> row.get(0))
                .toList();
        String values = columns.stream().map(this::value).collect(Collectors.joining(", "));
        String seeded = owner.equals("task_id_") ? "bench_task" : owner.endsWith("_") ? "bench_instance" : "bench_case";
        String key = owner.endsWith("_") ? "ID_" : "id";
        Sql.update(
                url,
                "insert into %s (%s) select %s from %s s join %s seed on seed.%s = s.%s, generate_series(?, ?) n"
                        .formatted(table, String.join(", ", columns), values, table, seeded, key, owner),
                from,
                to);
    }

    private String value(String column) {
        if (column.equals("reference")) {
            return "'DP' || (%d + row_number() over ())".formatted(10_000_000 + copies * seeds);
        }
        if (IDS.contains(column)) {
            return "cast(cast(md5(s.%s || ':' || n) as uuid) as text)".formatted(column);
        }
        return DATES.contains(column) ? "s." + column + " + (n % 60 - 5) * interval '1 day'" : "s." + column;
    }
}
