package io.dueprocess.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.crypto.OrganisationKey;
import io.dueprocess.support.DatabaseCopy;
import io.dueprocess.support.TestDatabases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The organisation's key after a shredding: fresh, everything wrapped by it, the old one nowhere; whatever crashes meanwhile. */
class KeyTurnIT {

    private static final String TEXT = "MARKER-Åse";
    private static final int MANY = 10_000;

    /** What a crash is followed by. */
    private enum Done {
        NOTHING,
        ADDED,
        REWRAPPED,
        DROPPED_BUT_NOT_NOTED
    }

    @TempDir
    private Path folder;

    private Path file;
    private DataSource database;
    private CaseFileWorld world;
    private String kept;
    private String shredded;
    private String sealed;
    private String sealedShredded;
    private ReceiptCode code;
    private ReceiptCode codeShredded;

    @BeforeEach
    void newKeys() {
        KeyFiles.makeMissing(folder);
        file = folder.resolve(KeyFiles.ORGANISATION);
    }

    static Stream<Arguments> crashes() {
        return Stream.of("h2", "postgres")
                .flatMap(name -> Stream.of(Done.values()).map(done -> Arguments.of(name, done)));
    }

    @ParameterizedTest
    @MethodSource("crashes")
    void aTurnIsFinishedWhereverItWasInterrupted(String name, Done done) throws Exception {
        cases(name);
        String before = Files.readString(file);
        shred();
        switch (done) {
            case NOTHING -> assertThat(world.turn.due()).isTrue();
            case ADDED -> world.turn.add();
            case REWRAPPED -> {
                world.turn.add();
                world.turn.rewrap(Actors.SYSTEM);
            }
            case DROPPED_BUT_NOT_NOTED -> {
                world.turn.add();
                world.turn.rewrap(Actors.SYSTEM);
                KeyFiles.keepOnly(file, world.keys.key().primary());
            }
        }
        assertKeptOpens(world);
        CaseFileWorld restarted = new CaseFileWorld(database, "file:" + file);
        assertKeptOpens(restarted);
        String mail = mail(restarted);
        String meanwhile = restarted.transaction.execute(status -> note(restarted));

        restarted.turn.turnIfDue(Actors.SYSTEM);

        assertThat(restarted.turn.due()).isFalse();
        assertOnlyAFreshKey(before);
        for (CaseFileWorld node : List.of(world, restarted, new CaseFileWorld(database, "file:" + file))) {
            assertKeptOpens(node);
            assertThat(node.files.list(meanwhile, "note", String.class)).hasSize(1);
        }
        assertThat(unsealed(world, mail)).isEqualTo(TEXT);
        assertNothingBears(OrganisationKey.parse(before));
        assertThat(restarted.audit.verify()).isEmpty();
        String after = Files.readString(file);
        restarted.turn.turnIfDue(Actors.SYSTEM);
        assertThat(Files.readString(file))
                .as("without a shredding nothing turns")
                .isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void aStepThatIsRolledBackIsDoneAgain(String name) throws Exception {
        cases(name);
        String before = Files.readString(file);
        shred();
        world.jdbc.sql("alter table dp_audit rename to dp_audit_away").update();
        assertThatThrownBy(() -> world.turn.turnIfDue(Actors.SYSTEM)).isInstanceOf(RuntimeException.class);
        world.jdbc.sql("alter table dp_audit_away rename to dp_audit").update();
        assertKeptOpens(world);
        assertThat(world.keys.key().ids()).hasSize(2);

        world.turn.rewrap(Actors.SYSTEM);
        world.jdbc.sql("alter table dp_audit rename to dp_audit_away").update();
        assertThatThrownBy(() -> world.turn.turnIfDue(Actors.SYSTEM)).isInstanceOf(RuntimeException.class);
        world.jdbc.sql("alter table dp_audit_away rename to dp_audit").update();
        assertThat(world.turn.due()).as("the file is changed, the row is not").isTrue();

        new CaseFileWorld(database, "file:" + file).turn.turnIfDue(Actors.SYSTEM);
        assertOnlyAFreshKey(before);
        assertKeptOpens(world);
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void anOldDumpWithTheKeysOfTodayOpensNothing(String name) throws Exception {
        cases(name);
        DataSource dump = DatabaseCopy.of(database);
        Path oldKeys = Files.copy(file, folder.resolve("old.json"));
        assertThat(opens(new CaseFileWorld(dump, "file:" + oldKeys)))
                .as("dump and keys of before")
                .containsOnly(true);

        shred();
        world.turn.turnIfDue(Actors.SYSTEM);

        assertThat(opens(new CaseFileWorld(dump, "file:" + file))).containsOnly(false);
        assertKeptOpens(world);
        assertThat(world.jdbc
                        .sql("select detail from dp_audit where chain = 'system' and action = 'REWRAP' order by seq")
                        .query(String.class)
                        .list())
                .containsExactly("6", "old keys dropped");
    }

    @Test
    void aShreddingDuringATurnMakesTheNextOneDue() {
        cases("postgres");
        shred();
        world.turn.add();
        world.turn.rewrap(Actors.SYSTEM);
        int first = world.keys.key().primary();
        world.transaction.executeWithoutResult(status -> world.files.shred(kept, Actors.SYSTEM));
        world.turn.drop(file, Actors.SYSTEM);
        assertThat(world.turn.due()).isTrue();
        world.turn.turnIfDue(Actors.SYSTEM);
        assertThat(world.turn.due()).isFalse();
        assertThat(world.keys.key().ids()).doesNotContain(first);
    }

    @Test
    void nodesThatShareTheFileOpenAndReadWhileTheKeyTurns() {
        cases("postgres");
        CaseFileWorld other = new CaseFileWorld(database, "file:" + file);
        AtomicBoolean turning = new AtomicBoolean(true);
        List<CompletableFuture<List<String>>> busy = Stream.of(world, other)
                .map(node -> CompletableFuture.supplyAsync(() -> {
                    List<String> opened = new ArrayList<>();
                    while (turning.get()) {
                        opened.add(node.transaction.execute(status -> note(node)));
                        assertThat(note(node, opened.get(0))).isEqualTo(TEXT);
                    }
                    return opened;
                }))
                .toList();
        for (int i = 0; i < 8; i++) {
            CaseFileWorld node = i % 2 == 0 ? world : other;
            String past = node.transaction.execute(status -> note(node));
            node.transaction.executeWithoutResult(status -> node.files.shred(past, Actors.SYSTEM));
            node.turn.turnIfDue(Actors.SYSTEM);
        }
        turning.set(false);
        for (CompletableFuture<List<String>> node : busy) {
            assertThat(node.join()).isNotEmpty().allSatisfy(id -> {
                assertThat(note(world, id)).isEqualTo(TEXT);
                assertThat(note(other, id)).isEqualTo(TEXT);
            });
        }
        assertThat(world.keys.key().ids()).hasSize(1);
        assertKeptOpens(other);
    }

    @Test
    void twoNodesThatTurnAtOnceTurnOnce() {
        cases("postgres");
        CaseFileWorld other = new CaseFileWorld(database, "file:" + file);
        shred();
        Stream.of(world, other, world, other)
                .map(node -> CompletableFuture.runAsync(() -> node.turn.turnIfDue(Actors.SYSTEM)))
                .toList()
                .forEach(CompletableFuture::join);
        assertThat(world.keys.key().ids()).hasSize(1);
        assertThat(world.jdbc
                        .sql("select count(*) from dp_audit where detail = 'old keys dropped'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertKeptOpens(world);
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void aKeysetThatIsNoFileIsTurnedByAnOperator(String name) throws Exception {
        String environment = Files.readString(file);
        cases(name, environment);
        shred();
        world.turn.turnIfDue(Actors.SYSTEM);
        assertThat(world.turn.automatic()).isFalse();
        assertThat(world.turn.due()).isTrue();
        assertThatThrownBy(() -> world.turn.dropOld(Optional.empty(), "root")).hasMessageContaining("name its copy");

        KeyFiles.addPrimary(file);
        CaseFileWorld restarted = new CaseFileWorld(database, Files.readString(file));
        assertThatThrownBy(() -> new CaseFileWorld(database, OrganisationKey.generate()).open())
                .hasMessageContaining("dueprocess.keys.organisation lacks key");
        assertThat(restarted.turn.rotate("root")).isEqualTo(6);
        restarted.turn.dropOld(Optional.of(file), "root");
        assertThat(restarted.turn.due()).isFalse();
        assertOnlyAFreshKey(environment);
        assertKeptOpens(new CaseFileWorld(database, Files.readString(file)));
        assertThatThrownBy(world::open).hasMessageContaining("lacks key");
    }

    @Test
    void oldKeysThatStillWrapSomethingAreNotDropped() throws Exception {
        cases("postgres");
        KeyFiles.addPrimary(file);
        world.jdbc
                .sql("update dp_keyset set current_key = ?")
                .param(world.keys.key().primary())
                .update();
        assertThatThrownBy(() -> world.turn.dropOld(Optional.empty(), "root"))
                .hasMessageContaining("run rotate-keys first");
        assertThat(world.keys.key().ids()).hasSize(2);
    }

    @Test
    void whoMayReadTheFileMayReadItsSuccessorAndNoCopyIsLeft() throws Exception {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Files.writeString(folder.resolve("organisation.json.next"), "left by a crash");
        cases("h2");
        shred();
        world.turn.turnIfDue(Actors.SYSTEM);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(KeyFiles.ORGANISATION, KeyFiles.LOOKUP, KeyFiles.PEPPER);
        }
    }

    @Test
    void tenThousandCasesTakeSeconds() {
        cases("postgres");
        JdbcTemplate rows = new JdbcTemplate(database);
        rows.batchUpdate(
                "insert into dp_case (id, reference, process_key, wrapped_key, opened_at, held)"
                        + " values (?, ?, 'dsar-handling', ?, current_timestamp, false)",
                IntStream.range(0, MANY)
                        .mapToObj(i -> new Object[] {
                            "case-" + i, "R" + i, world.keys.key().wrap("case-" + i, new byte[32])
                        })
                        .toList());
        shred();
        Instant start = Instant.now();
        world.turn.turnIfDue(Actors.SYSTEM);
        Duration taken = Duration.between(start, Instant.now());
        System.out.println("re-wrapped " + MANY + " cases in " + taken.toMillis() + " ms");
        assertThat(taken).isLessThan(Duration.ofSeconds(20));
        assertKeptOpens(world);
    }

    private void cases(String name) {
        cases(name, "file:" + file);
    }

    /** Two protected and two sealed cases, of which one each is to be shredded. */
    private void cases(String name, String keyset) {
        database = name.equals("h2") ? TestDatabases.h2() : TestDatabases.postgres();
        world = new CaseFileWorld(database, keyset);
        kept = world.transaction.execute(status -> note(world));
        shredded = world.transaction.execute(status -> note(world));
        UnlockedHandler wanda = world.handlers.set("wanda", "wanda's passphrase");
        world.handlers.set("wim", "wim's passphrase");
        world.handlers.confirm("wim", wanda);
        code = world.receipts.code(world.receipts.token());
        sealed = report(code);
        codeShredded = world.receipts.code(world.receipts.token());
        sealedShredded = report(codeShredded);
    }

    private String note(CaseFileWorld node) {
        String id =
                node.files.open("dsar-handling", Set.of("dpo"), Actors.PERSON).id();
        node.files.append(id, "note", TEXT, Actors.PERSON);
        return id;
    }

    /** Stands in the outbox, for a sealed case whose key no job has. */
    private static String mail(CaseFileWorld node) {
        String id = UUID.randomUUID().toString();
        node.transaction.executeWithoutResult(status -> node.jdbc
                .sql(
                        "insert into dp_mail (id, case_id, mail_key, template, state, attempts, created_at, next_attempt_at,"
                                + " message_id, payload, without_content) values (?, ?, 'k', 't', 'WAITING', 0, current_timestamp,"
                                + " current_timestamp, 'm', ?, true)")
                .params(id, id, node.withoutCase.seal("mail/" + id, TEXT.getBytes(StandardCharsets.UTF_8)))
                .update());
        return id;
    }

    private static String unsealed(CaseFileWorld node, String mail) {
        byte[] payload = node.jdbc
                .sql("select payload from dp_mail where id = ?")
                .param(mail)
                .query((row, number) -> row.getBytes(1))
                .single();
        return new String(node.withoutCase.unseal("mail/" + mail, payload), StandardCharsets.UTF_8);
    }

    /** Wherever a key that is gone has wrapped something, that is lost: so no column of any table is forgotten. */
    private void assertNothingBears(OrganisationKey gone) {
        String mark = new String(gone.mark(gone.primary()), StandardCharsets.ISO_8859_1);
        assertThat(world.dump()).doesNotContain(mark);
    }

    private String report(ReceiptCode receipt) {
        SealedCase begun = world.sealed.begin();
        Receipts.Prepared prepared = world.receipts.prepare(begun, receipt);
        return KeyRing.with(
                begun,
                () -> world.transaction.execute(status -> {
                    world.sealed.open(begun, "whistleblower-intake", Set.of("wanda", "wim"), Actors.PERSON);
                    world.receipts.store(prepared);
                    world.files.append(begun.id(), "note", TEXT, Actors.PERSON);
                    world.identities.put(begun.id(), TEXT, Actors.PERSON);
                    return begun.id();
                }));
    }

    private void shred() {
        for (String id : List.of(shredded, sealedShredded)) {
            world.transaction.executeWithoutResult(status -> world.files.shred(id, Actors.SYSTEM));
        }
    }

    private static String note(CaseFileWorld node, String id) {
        return node.files.list(id, "note", String.class).get(0).content();
    }

    private void assertKeptOpens(CaseFileWorld node) {
        assertThat(note(node, kept)).isEqualTo(TEXT);
        UnlockedHandler wim = node.handlers.unlock("wim", "wim's passphrase").orElseThrow();
        assertThat(KeyRing.with(wim, () -> note(node, sealed))).isEqualTo(TEXT);
        SealedCase reporter = node.receipts.open(code.shown()).orElseThrow();
        assertThat(KeyRing.with(reporter, () -> note(node, sealed))).isEqualTo(TEXT);
        UnlockedHandler wanda =
                node.handlers.unlock("wanda", "wanda's passphrase").orElseThrow();
        KeyRing.with(wanda, () -> {
            node.transaction.executeWithoutResult(status -> node.identities.release(sealed, "wim", wanda));
            return null;
        });
        assertThat(node.identities.read(sealed, wim)).contains(TEXT);
    }

    /** Each way into the shredded cases of a dump, for one who has also every passphrase and the reporter's code. */
    private List<Boolean> opens(CaseFileWorld dump) {
        UnlockedHandler wim = dump.handlers.unlock("wim", "wim's passphrase").orElseThrow();
        UnlockedHandler wanda =
                dump.handlers.unlock("wanda", "wanda's passphrase").orElseThrow();
        return List.of(
                succeeds(() -> note(dump, shredded)),
                succeeds(() -> KeyRing.with(wim, () -> note(dump, sealedShredded))),
                succeeds(() -> KeyRing.with(
                        dump.receipts.open(codeShredded.shown()).orElseThrow(), () -> note(dump, sealedShredded))),
                succeeds(() -> {
                    KeyRing.with(wanda, () -> {
                        dump.transaction.executeWithoutResult(
                                status -> dump.identities.release(sealedShredded, "wim", wanda));
                        return null;
                    });
                    return dump.identities.read(sealedShredded, wim).orElseThrow();
                }));
    }

    private static boolean succeeds(java.util.function.Supplier<String> reading) {
        try {
            return TEXT.equals(reading.get());
        } catch (IllegalStateException doesNotOpen) {
            assertThat(doesNotOpen).hasMessageContaining("key");
            return false;
        }
    }

    private void assertOnlyAFreshKey(String before) throws IOException {
        OrganisationKey now = OrganisationKey.parse(Files.readString(file));
        assertThat(now.ids())
                .hasSize(1)
                .doesNotContainAnyElementsOf(OrganisationKey.parse(before).ids());
    }
}
