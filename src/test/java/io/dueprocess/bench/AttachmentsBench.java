package io.dueprocess.bench;

import static io.dueprocess.bench.Figures.verdict;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.KeyRing;
import io.dueprocess.casefile.SealedCase;
import io.dueprocess.casefile.SealedCases;
import io.dueprocess.casefile.crypto.CaseKey;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files into case files, protected and sealed, against the JDK's AES-GCM in segments of the same size, and against the same
 * bytes put into the same table in clear; and the heap that it takes.
 */
class AttachmentsBench {

    private static final double GOAL = 0.5;
    private static final int SEGMENT = 1 << 20;
    private static final int MEGABYTES = Setting.amount("megabytes", 400);

    /** Does its work over the whole file. */
    private interface Way {
        void take() throws Exception;
    }

    private static final class Measured {

        private final List<Double> rates = new ArrayList<>();

        void once(Way way) throws Exception {
            long start = System.nanoTime();
            way.take();
            rates.add(MEGABYTES / ((System.nanoTime() - start) / 1e9));
        }

        double rate() {
            return Race.median(rates);
        }
    }

    @Test
    void attachments() throws Exception {
        assumeTrue(Setting.wanted("attachments"));
        try (Database database = Database.of(Database.POSTGRESQL);
                OurApp ours = new OurApp(database)) {
            Measured raw = new Measured();
            Measured key = new Measured();
            Measured clear = new Measured();
            Measured protectedOnes = new Measured();
            Measured sealed = new Measured();
            HeapPeak heap = new HeapPeak();
            for (int round = -1; round < Setting.rounds(); round++) {
                if (round == 0) { // the first was to warm up
                    List.of(raw, key, clear, protectedOnes, sealed).forEach(one -> one.rates.clear());
                    heap.begin();
                }
                raw.once(AttachmentsBench::raw);
                key.once(AttachmentsBench::caseKey);
                clear.once(() -> clear(ours));
                protectedOnes.once(() -> attach(ours));
                sealed.once(() -> attachSealed(ours));
                ours.the(JdbcClient.class).sql("checkpoint").update();
            }
            Figures figures = new Figures(
                    "attachments",
                    "Attachments, " + database.describe(),
                    "A file of " + MEGABYTES + " MB",
                    "MB/s",
                    "ratio to AES-GCM",
                    "ratio to clear bytes in the table",
                    "goal");
            figures.row("JDK AES-256-GCM, segments of 1 MiB, to nowhere", raw.rate(), 1, "", "");
            double encryption = key.rate() / raw.rate();
            figures.row("case's key, to nowhere", key.rate(), encryption, "", verdict(encryption, "≥", GOAL));
            figures.row("clear bytes into the table", clear.rate(), clear.rate() / raw.rate(), 1, "");
            stored(figures, "protected, into the case file", protectedOnes, raw, clear);
            stored(figures, "sealed, into the case file", sealed, raw, clear);
            figures.remark(
                    "What bounds the last two is the table: it takes clear bytes no faster. The encryption is the second row."
                            + " Old generation, garbage included, at most %d MB above what was in use before.",
                    heap.end() >> 20);
            figures.write();
        }
    }

    private static void stored(Figures figures, String what, Measured way, Measured raw, Measured clear) {
        double ratio = way.rate() / raw.rate();
        figures.row(what, way.rate(), ratio, way.rate() / clear.rate(), verdict(ratio, "≥", GOAL));
    }

    private static void raw() throws Exception {
        byte[] segment = new byte[SEGMENT];
        byte[] out = new byte[SEGMENT + 16];
        SecretKeySpec key = new SecretKeySpec(new byte[32], "AES");
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < MEGABYTES; i++) {
            byte[] nonce = new byte[12];
            random.nextBytes(nonce);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
            cipher.doFinal(segment, 0, segment.length, out, 0);
        }
    }

    private static void caseKey() throws Exception {
        try (OutputStream out = CaseKey.generate("bench").sealing(OutputStream.nullOutputStream(), "attachment")) {
            new Zeros(MEGABYTES).transferTo(out);
        }
    }

    private static void clear(OurApp ours) {
        ours.the(TransactionTemplate.class).executeWithoutResult(status -> {
            String caseId = file(ours);
            String id = UUID.randomUUID().toString();
            JdbcClient jdbc = ours.the(JdbcClient.class);
            jdbc.sql("""
                            insert into dp_attachment (id, case_id, kind, seq, author, written_at, size_bytes, label)
                            values (?, ?, 'bench', 1, '(bench)', now(), 1, ?)""").params(id, caseId, new byte[1]).update();
            byte[] segment = new byte[SEGMENT];
            new SecureRandom().nextBytes(segment); // PostgreSQL would compress zeros
            for (int i = 0; i < MEGABYTES; i++) {
                jdbc.sql("insert into dp_attachment_chunk (attachment_id, position, content) values (?, ?, ?)")
                        .params(id, i, segment)
                        .update();
            }
        });
    }

    private static String file(OurApp ours) {
        return ours.the(CaseFiles.class)
                .open("dsar-handling", Set.of("privacy-team"), "(bench)")
                .id();
    }

    private static void attach(OurApp ours) {
        CaseFiles files = ours.the(CaseFiles.class);
        ours.the(TransactionTemplate.class)
                .executeWithoutResult(status -> files.attach(
                        file(ours), "bench", "zeros", "application/octet-stream", new Zeros(MEGABYTES), "(bench)"));
    }

    private static void attachSealed(OurApp ours) {
        SealedCases cases = ours.the(SealedCases.class);
        SealedCase begun = cases.begin();
        KeyRing.with(begun, () -> {
            ours.the(TransactionTemplate.class).executeWithoutResult(status -> {
                cases.open(begun, "whistleblower-intake", Set.of("wim"), "(bench)");
                ours.the(CaseFiles.class)
                        .attach(
                                begun.id(),
                                "bench",
                                "zeros",
                                "application/octet-stream",
                                new Zeros(MEGABYTES),
                                "(bench)");
            });
            return null;
        });
    }

    /** So many megabytes of nothing, which is as much work to encrypt as anything. */
    private static final class Zeros extends InputStream {

        private long left;

        Zeros(int megabytes) {
            left = (long) megabytes << 20;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            left -= count;
            return count;
        }
    }
}
