package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.CaseKey;
import io.dueprocess.casefile.crypto.SealingKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code dp_case_grant}: a sealed case's data key, wrapped for one handler and, outside that, by the organisation's key. */
@Component
class Grants {

    /** Stands for the holder of the recovery key, who is no user. */
    static final String RECOVERY = "(recovery)";

    private static final List<String> TABLES = List.of("dp_case_grant", "dp_case_grant_lost");

    private final JdbcClient jdbc;
    private final Wrapping wrapping;

    Grants(JdbcClient jdbc, Wrapping wrapping) {
        this.jdbc = jdbc;
        this.wrapping = wrapping;
    }

    void put(String caseId, String user, CaseKey key, SealingKey sealing) {
        byte[] wrapped = wrapping.wrap(context(caseId, user), sealing.wrap(key));
        if (!OpenedCases.contains(caseId)) {
            remove(caseId, user);
        }
        jdbc.sql("insert into dp_case_grant (case_id, user_id, wrapped_key) values (?, ?, ?)")
                .params(caseId, user, wrapped)
                .update();
    }

    /** The case's key as only the handler can unwrap it. */
    Optional<byte[]> of(String caseId, String user) {
        return wrapped(caseId, user)
                .flatMap(wrapped -> wrapping.unwrap(context(caseId, user), wrapped, () -> wrapped(caseId, user)));
    }

    private Optional<byte[]> wrapped(String caseId, String user) {
        return jdbc.sql("select wrapped_key from dp_case_grant where case_id = ? and user_id = ?")
                .params(caseId, user)
                .query((rs, row) -> rs.getBytes(1))
                .optional();
    }

    /** Handlers that hold a grant. */
    Set<String> holders(String caseId) {
        Set<String> holders = new TreeSet<>(jdbc.sql("select user_id from dp_case_grant where case_id = ?")
                .param(caseId)
                .query(String.class)
                .list());
        holders.remove(RECOVERY);
        return holders;
    }

    Set<String> casesOf(String user) {
        return new TreeSet<>(jdbc.sql("select case_id from dp_case_grant where user_id = ?")
                .param(user)
                .query(String.class)
                .list());
    }

    void remove(String caseId, String user) {
        for (String table : TABLES) {
            jdbc.sql("delete from " + table + " where case_id = ? and user_id = ?")
                    .params(caseId, user)
                    .update();
        }
    }

    /** The user's key is gone, and with it the access: remembered, so that a colleague can give it back. */
    void lose(String caseId, String user) {
        remove(caseId, user);
        jdbc.sql("insert into dp_case_grant_lost (case_id, user_id) values (?, ?)")
                .params(caseId, user)
                .update();
    }

    /** Cases that the holder could give back, by the colleague who lost them with an earlier key. */
    Map<String, Set<String>> lostBeside(String holder) {
        Map<String, Set<String>> lost = new TreeMap<>();
        jdbc.sql("""
                        select l.user_id, l.case_id from dp_case_grant_lost l
                        join dp_case_grant g on g.case_id = l.case_id and g.user_id = ?""").param(holder).query(row -> {
            lost.computeIfAbsent(row.getString(1), user -> new TreeSet<>()).add(row.getString(2));
        });
        return lost;
    }

    /** Contact details are not for a handler who is excluded, be they released to him. */
    void withholdIdentity(String caseId, String user) {
        jdbc.sql("delete from dp_identity_share where case_id = ? and reader = ?")
                .params(caseId, user)
                .update();
    }

    void removeAll(String caseId) {
        for (String table : TABLES) {
            jdbc.sql("delete from " + table + " where case_id = ?")
                    .param(caseId)
                    .update();
        }
    }

    static String context(String caseId, String user) {
        return "grant/" + caseId + "/" + user;
    }
}
