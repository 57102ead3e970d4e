package io.dueprocess.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.crypto.OrganisationKey;
import io.dueprocess.support.TestDatabases;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What a transaction knows stays with it; what the case file makes of that is what the tables would have said. */
class InTransactionTest {

    private final List<List<String>> committed = new ArrayList<>();
    private final InTransaction<List<String>> noted = new InTransaction<>(ArrayList::new, committed::add);
    private final DataSourceTransactionManager transactions = new DataSourceTransactionManager(TestDatabases.h2());
    private final TransactionTemplate transaction = new TransactionTemplate(transactions);

    @Test
    void nothingIsKeptOutsideOfATransaction() {
        assertThat(noted.current()).isEmpty();
    }

    @Test
    void eachTransactionHasItsOwnAlsoWhileAnotherWaits() {
        TransactionTemplate apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.executeWithoutResult(outer -> {
            note("outer");
            apart.executeWithoutResult(inner -> note("inner"));
            note("outer again");
        });
        transaction.executeWithoutResult(next -> note("next"));
        assertThat(committed).containsExactly(List.of("inner"), List.of("outer", "outer again"), List.of("next"));
    }

    @Test
    void whatIsOwedIsNotDoneWhenItRollsBack() {
        transaction.executeWithoutResult(status -> {
            note("in vain");
            status.setRollbackOnly();
        });
        assertThat(committed).isEmpty();
        assertThat(noted.current()).isEmpty();
    }

    @Test
    void aCaseOpenedAndWorkedOnInOneTransactionIsWhole() {
        CaseFileWorld world = new CaseFileWorld(TestDatabases.h2(), OrganisationKey.generate());
        String caseId = world.transaction.execute(status -> {
            CaseFile opened = world.files.open(CaseFileWorld.PROCESS, CaseFileWorld.READERS, "petra");
            String id = opened.id();
            world.files.put(id, "note", "a", "first", "petra");
            world.files.put(id, "note", "b", "second", "petra");
            world.files.put(id, "note", "a", "first again", "petra");
            world.files.append(id, "message", "hello", "petra");
            world.files.append(id, "message", "again", "petra");
            assertThat(world.audit.of(id))
                    .as("rows written when they are asked for")
                    .hasSize(6);
            world.audit.record(id, "petra", AuditAction.READ, "case");
            return id;
        });
        assertThat(world.files.list(caseId, "note", String.class))
                .extracting(Entry::content)
                .containsExactly("first again", "second");
        assertThat(world.files.list(caseId, "message", String.class))
                .extracting(Entry::content)
                .containsExactly("hello", "again");
        assertThat(world.audit.of(caseId)).hasSize(7);
        assertThat(world.audit.verify()).isEmpty();
        assertThat(world.files.find(caseId).orElseThrow().openedAt()).isNotNull();
        assertThat(world.files.mayRead(caseId, new Reader("petra", CaseFileWorld.READERS)))
                .isTrue();
    }

    @Test
    void aCaseThatIsRolledBackLeavesNothing() {
        CaseFileWorld world = new CaseFileWorld(TestDatabases.h2(), OrganisationKey.generate());
        String caseId = world.transaction.execute(status -> {
            status.setRollbackOnly();
            return world.open();
        });
        assertThat(world.files.find(caseId)).isEmpty();
        assertThat(world.audit.of(caseId)).isEmpty();
        assertThat(world.audit.verify()).isEmpty();
    }

    private void note(String text) {
        noted.current().orElseThrow().add(text);
    }
}
