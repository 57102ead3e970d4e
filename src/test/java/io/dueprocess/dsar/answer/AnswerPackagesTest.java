package io.dueprocess.dsar.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.document.Pdf;
import io.dueprocess.document.PdfText;
import io.dueprocess.dsar.Right;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What a person gets: GDPR Art. 12(4), 15, 20. */
class AnswerPackagesTest {

    private static final AnswerPackages PACKAGES = new AnswerPackages(new Pdf());

    @Test
    void smoke() throws IOException {
        for (Locale language : new Locale[] {Locale.ENGLISH, Sample.DANISH}) {
            AnswerPackage answer = PACKAGES.build(Sample.of(language, Right.ACCESS, Right.PORTABILITY)
                    .filled()
                    .input());
            Files.write(
                    Path.of("target/answer-" + language + ".pdf"),
                    answer.letter().content());
            Files.write(
                    Path.of("target/answer-" + language + ".zip"),
                    answer.archive().content());
            assertThat(PdfText.of(answer.letter().content())).contains("Datatilsynet");
        }
    }
}
