package io.dueprocess.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.crypto.OrganisationKey;
import io.dueprocess.support.TestDatabases;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The protected level: what is written opens for its case and place only, and not at all once shredded. */
class CaseFilesIT {

    private static final String MARKER = "MARKER-Søren-Åkjær";
    private static final String KEYSET = OrganisationKey.generate();

    /** Content of a test. */
    record Note(String text, LocalDate day) {}

    static Stream<Named<DataSource>> databases() {
        return Stream.of(Named.of("H2", TestDatabases.h2()), Named.of("PostgreSQL", TestDatabases.postgres()));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void entriesComeBackInOrderAndAreNowhereInClear(DataSource database) {
        CaseFileWorld world = new CaseFileWorld(database, KEYSET);
        String caseId = world.open();

        world.files.append(caseId, "note", new Note(MARKER, LocalDate.of(2027, 1, 31)), "petra");
        world.files.append(caseId, "note", new Note("second", null), "petra");
        world.files.put(caseId, "form", "a", new Note("old", null), "petra");
        world.files.put(caseId, "form", "a", new Note(MARKER, null), "dan");
        attach(world, caseId, MARKER.getBytes(StandardCharsets.UTF_8));

        assertThat(world.files.list(caseId, "note", Note.class))
                .extracting(entry -> entry.content().text())
                .containsExactly(MARKER, "second");
        assertThat(world.files.get(caseId, "form", "a", Note.class)).contains(new Note(MARKER, null));
        assertThat(world.files.list(caseId, "form", Note.class))
                .extracting(Entry::author)
                .containsExactly("dan");
        assertThat(world.dump()).doesNotContain("MARKER").contains(caseId);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aRowMovedToAnotherCaseOrPlaceDoesNotOpen(DataSource database) {
        CaseFileWorld world = new CaseFileWorld(database, KEYSET);
        String mine = world.open();
        String other = world.open();
        world.files.put(mine, "note", "a", new Note("mine", null), "petra");
        world.files.put(mine, "note", "b", new Note("mine too", null), "petra");
        world.files.put(other, "note", "a", new Note("other", null), "petra");

        byte[] content = content(world, mine, "a");
        update(world, other, "a", content);
        update(world, mine, "b", content);

        assertThatThrownBy(() -> world.files.get(other, "note", "a", Note.class))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> world.files.get(mine, "note", "b", Note.class))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void anEntryPutElsewhereOrUnderAnotherNameDoesNotOpen(DataSource database) {
        for (String change : List.of(
                "update dp_case_entry set seq = seq + 10 where case_id = ? and entry_key = '00000001'",
                "update dp_case_entry set author = 'dan' where case_id = ?",
                "update dp_case_entry set written_at = written_at - interval '1' day where case_id = ?",
                "update dp_case_entry set kind = 'decision' where case_id = ?",
                "update dp_case_entry set entry_key = '00000009' where case_id = ? and entry_key = '00000001'")) {
            CaseFileWorld world = new CaseFileWorld(database, KEYSET);
            String caseId = world.open();
            world.files.append(caseId, "message", new Note("first", null), "petra");
            world.files.append(caseId, "message", new Note("second", null), "petra");

            world.jdbc.sql(change).param(caseId).update();

            assertThatThrownBy(() -> {
                        world.files.list(caseId, "message", Note.class);
                        world.files.list(caseId, "decision", Note.class);
                    })
                    .as(change)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageNotContaining("second");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void alteredBytesDoNotOpen(DataSource database) {
        CaseFileWorld world = new CaseFileWorld(database, KEYSET);
        String caseId = world.open();
        world.files.put(caseId, "note", "a", new Note("true", null), "petra");
        byte[] content = content(world, caseId, "a");
        content[content.length / 2] ^= 1;
        update(world, caseId, "a", content);

        assertThatThrownBy(() -> world.files.get(caseId, "note", "a", Note.class))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatOtherModulesSealOpensInItsCaseAndContextOnly(DataSource database) {
        CaseFileWorld world = new CaseFileWorld(database, KEYSET);
        String caseId = world.open();
        byte[] sealed = world.cipher.seal(caseId, "mail/1", new byte[] {1, 2, 3});

        assertThat(world.cipher.unseal(caseId, "mail/1", sealed)).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> world.cipher.unseal(caseId, "mail/2", sealed))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> world.cipher.unseal(world.open(), "mail/1", sealed))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void writersAtOnceLoseNothing(DataSource database) throws Exception {
        CaseFileWorld world = new CaseFileWorld(database, KEYSET);
        String caseId = world.open();

        Together.run(
                4,
                25,
                () -> world.transaction.executeWithoutResult(
                        status -> world.files.append(caseId, "message", new Note("x", null), "petra")));

        assertThat(world.files.list(caseId, "message", Note.class))
                .extracting(Entry::key)
                .hasSize(100)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(world.audit.verify()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void largeAttachmentsStreamAndMissingOrSwappedChunksAreFound(DataSource database) throws Exception {
        CaseFileWorld world = new CaseFileWorld(database, KEYSET);
        String caseId = world.open();
        MessageDigest written = MessageDigest.getInstance("SHA-256");
        MessageDigest read = MessageDigest.getInstance("SHA-256");
        int size = 40 * 1024 * 1024;

        Attachment attachment = world.transaction.execute(status -> world.files.attach(
                caseId,
                "upload",
                "film.bin",
                "application/octet-stream",
                new DigestInputStream(noise(world, size), written),
                "petra"));
        try (DigestOutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), read)) {
            world.files.copyTo(attachment, out);
        }

        assertThat(attachment.size()).isEqualTo(size);
        assertThat(read.digest()).isEqualTo(written.digest());
        assertThat(world.files.attachment(caseId, attachment.id())).contains(attachment);

        world.jdbc
                .sql("update dp_attachment_chunk set position = -1 where position = 3")
                .update();
        world.jdbc
                .sql("update dp_attachment_chunk set position = 3 where position = 4")
                .update();
        world.jdbc
                .sql("update dp_attachment_chunk set position = 4 where position = -1")
                .update();
        assertDoesNotOpen(world, attachment);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void anEmptyFileIsAFileAndOneAtTheChunkBoundComesBackWhole(DataSource database) {
        CaseFileWorld world = new CaseFileWorld(database, KEYSET);
        String caseId = world.open();
        for (int size : List.of(0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1)) {
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            world.files.copyTo(attach(world, caseId, new byte[size]), read);
            assertThat(read.toByteArray()).isEqualTo(new byte[size]);
        }
        assertThat(world.files.attachments(caseId)).hasSize(5);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void anAttachmentOfAnotherKindOrCaseDoesNotOpen(DataSource database) {
        CaseFileWorld world = new CaseFileWorld(database, KEYSET);
        String caseId = world.open();
        Attachment mine = attach(world, caseId, new byte[10]);
        Attachment other = attach(world, world.open(), new byte[10]);

        world.jdbc
                .sql("update dp_attachment set kind = 'answer' where id = ?")
                .param(mine.id())
                .update();
        world.jdbc
                .sql("delete from dp_attachment_chunk where attachment_id = ?")
                .param(mine.id())
                .update();
        world.jdbc
                .sql("update dp_attachment_chunk set attachment_id = ? where attachment_id = ?")
                .params(mine.id(), other.id())
                .update();

        assertThatThrownBy(() -> world.files.attachments(caseId)).isInstanceOf(IllegalStateException.class);
        assertDoesNotOpen(world, mine);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aTruncatedAttachmentDoesNotOpen(DataSource database) {
        CaseFileWorld world = new CaseFileWorld(database, KEYSET);
        Attachment attachment = attach(world, world.open(), new byte[3 * 1024 * 1024]);
        world.jdbc
                .sql("delete from dp_attachment_chunk where attachment_id = ? and position > 0")
                .param(attachment.id())
                .update();
        assertDoesNotOpen(world, attachment);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void onlyReadersGroupsRead(DataSource database) {
        CaseFileWorld world = new CaseFileWorld(database, KEYSET);
        String caseId = world.open();

        assertThat(world.files.mayRead(caseId, new Reader("x", Set.of("dpo", "x"))))
                .isTrue();
        assertThat(world.files.mayRead(caseId, new Reader("x", Set.of("camunda-admin", "managers"))))
                .isFalse();
        assertThat(world.files.mayRead(caseId, new Reader("x", Set.of()))).isFalse();
        world.files.grant(caseId, "legal", "dan");
        assertThat(world.files.mayRead(caseId, new Reader("x", Set.of("legal"))))
                .isTrue();
        assertThat(world.files.readableBy(new Reader("x", Set.of("legal")), 10))
                .extracting(CaseFile::id)
                .containsExactly(caseId);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aCaseIsFoundByItsReferenceHoweverItIsTyped(DataSource database) {
        CaseFileWorld world = new CaseFileWorld(database, KEYSET);
        CaseFile file = world.files.open(CaseFileWorld.PROCESS, CaseFileWorld.READERS, Actors.PERSON);
        String sloppy = " " + file.reference().toLowerCase().replace("-", " ") + " ";

        assertThat(file.reference()).matches("DP-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(world.files.findByReference(sloppy)).map(CaseFile::id).contains(file.id());
        assertThat(world.files.findByReference("DP-0000")).isEmpty();
        assertThat(world.files.findByReference("' or 1=1 --")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void shreddingLeavesNothingButTheAudit(DataSource database) {
        CaseFileWorld world = new CaseFileWorld(database, KEYSET);
        String caseId = world.open();
        world.files.append(caseId, "note", new Note("x", null), "petra");
        Attachment attachment = attach(world, caseId, new byte[100]);
        world.files.close(caseId, Instant.parse("2027-01-01T00:00:00Z"), LocalDate.of(2027, 2, 1), "petra");

        assertThat(world.files.dueForShredding(LocalDate.of(2027, 2, 1))).isEmpty();
        assertThat(world.files.dueForShredding(LocalDate.of(2027, 2, 2)))
                .extracting(CaseFile::id)
                .contains(caseId);
        world.files.hold(caseId, true, "lawsuit", "lea");
        assertThat(world.files.dueForShredding(LocalDate.of(2027, 2, 2)))
                .extracting(CaseFile::id)
                .doesNotContain(caseId);
        assertThatThrownBy(() -> world.files.shred(caseId, Actors.SYSTEM)).isInstanceOf(IllegalStateException.class);
        assertThat(world.files.list(caseId, "note", Note.class)).hasSize(1);
        world.files.hold(caseId, false, "over", "lea");
        world.files.shred(caseId, Actors.SYSTEM);

        assertThat(world.events).contains(new CaseShredded(caseId));
        assertThat(count(world, "select count(*) from dp_case_entry where case_id = ?", caseId))
                .isZero();
        assertThat(count(world, "select count(*) from dp_attachment where case_id = ?", caseId))
                .isZero();
        assertThat(count(world, "select count(*) from dp_case where wrapped_key is not null and id = ?", caseId))
                .isZero();
        assertThat(world.files.mayRead(caseId, new Reader("x", CaseFileWorld.READERS)))
                .isFalse();
        assertThat(count(world, "select count(*) from dp_attachment_chunk where attachment_id = ?", attachment.id()))
                .isZero();
        assertThat(world.audit.of(caseId)).last().extracting(AuditRow::action).isEqualTo(AuditAction.SHRED);
        assertThat(world.audit.verify()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void anUnknownOrShreddedCaseTakesNothing(DataSource database) {
        CaseFileWorld world = new CaseFileWorld(database, KEYSET);
        String shredded = world.open();
        world.files.shred(shredded, Actors.SYSTEM);
        for (String caseId : List.of(shredded, UUID.randomUUID().toString())) {
            List<ThrowingCallable> acts = List.of(
                    () -> world.files.append(caseId, "note", "x", "petra"),
                    () -> world.files.remove(caseId, "note", "a", "petra"),
                    () -> attach(world, caseId, new byte[1]),
                    () -> world.files.grant(caseId, "legal", "petra"),
                    () -> world.files.close(caseId, Instant.EPOCH, LocalDate.EPOCH, "petra"),
                    () -> world.files.hold(caseId, true, "x", "petra"),
                    () -> world.files.shred(caseId, "petra"),
                    () -> world.cipher.seal(caseId, "x", new byte[1]));
            for (ThrowingCallable act : acts) {
                assertThatThrownBy(() -> world.transaction.executeWithoutResult(status -> call(act)))
                        .isInstanceOf(NoSuchElementException.class);
            }
            assertThat(world.files.list(caseId, "note", Note.class)).isEmpty();
            assertThat(world.files.attachments(caseId)).isEmpty();
        }
        assertThat(world.audit.verify()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aRotatedKeyOpensOldCasesAndTheOldKeyAloneNoLonger(DataSource database) {
        CaseFileWorld before = new CaseFileWorld(database, KEYSET);
        String caseId = before.open();
        before.files.append(caseId, "note", new Note("kept", null), "petra");

        String rotated = OrganisationKey.withNewPrimary(KEYSET);
        CaseFileWorld after = new CaseFileWorld(database, rotated);
        assertThat(after.files.list(caseId, "note", Note.class)).hasSize(1);
        assertThat(after.turn.rotate(Actors.SYSTEM)).isPositive();

        assertThat(after.files.list(caseId, "note", Note.class)).hasSize(1);
        assertThatThrownBy(() -> before.files.list(caseId, "note", Note.class))
                .isInstanceOf(IllegalStateException.class);
    }

    private static void call(ThrowingCallable act) {
        try {
            act.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static Attachment attach(CaseFileWorld world, String caseId, byte[] content) {
        return world.files.attach(
                caseId, "upload", "MARKER.txt", "text/plain", new ByteArrayInputStream(content), Actors.PERSON);
    }

    private static void assertDoesNotOpen(CaseFileWorld world, Attachment attachment) {
        assertThatThrownBy(() -> world.files.copyTo(attachment, new ByteArrayOutputStream()))
                .isInstanceOf(java.io.UncheckedIOException.class);
    }

    private static byte[] content(CaseFileWorld world, String caseId, String key) {
        return world.jdbc
                .sql("select content from dp_case_entry where case_id = ? and entry_key = ?")
                .params(caseId, key)
                .query((rs, row) -> rs.getBytes(1))
                .single();
    }

    private static void update(CaseFileWorld world, String caseId, String key, byte[] content) {
        world.jdbc
                .sql("update dp_case_entry set content = ? where case_id = ? and entry_key = ?")
                .params(content, caseId, key)
                .update();
    }

    private static long count(CaseFileWorld world, String sql, String caseId) {
        return world.jdbc.sql(sql).param(caseId).query(Long.class).single();
    }

    /** Random bytes; while they are read, all but the last few megabytes must be in the database already. */
    private static InputStream noise(CaseFileWorld world, int size) {
        Random random = new Random(1);
        return new InputStream() {
            private int given;

            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                int part = Math.min(length, size - given);
                if (part == 0) {
                    return -1;
                }
                for (int i = 0; i < part; i++) {
                    bytes[offset + i] = (byte) random.nextInt();
                }
                given += part;
                long stored = world.jdbc
                        .sql("select count(*) from dp_attachment_chunk")
                        .query(Long.class)
                        .single();
                assertThat(stored).isGreaterThanOrEqualTo(given / (1 << 20) - 2);
                return part;
            }
        };
    }
}
