package io.dueprocess.dpia.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.support.ServiceWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.MessageSource;

/** Questions, their words and their help. */
class KnowledgeBaseTest {

    private static final Locale DANISH = Locale.forLanguageTag("da");

    private final Questions questions = new Questions();

    @TempDir
    Path folder;

    @Test
    void everyQuestionHasWordsAndHelpInBothLanguages() {
        KnowledgeBase help = new KnowledgeBase(questions, "");
        MessageSource words = ServiceWorld.messages("dpia-assessment");
        for (Locale language : new Locale[] {Locale.ENGLISH, DANISH}) {
            for (Question question : questions.all()) {
                assertThat(help.of(question.id(), language).text()).isNotBlank();
                assertThat(help.of(question.id(), language).article()).startsWith("Art. ");
                assertThat(words.getMessage("dpia.question." + question.id(), null, language))
                        .endsWith("?");
                assertThat(words.getMessage("dpia.question." + question.id() + ".short", null, language))
                        .isNotBlank();
                if (question.required()) {
                    assertThat(words.getMessage("dpia.missing.answer." + question.id(), null, language))
                            .isNotBlank();
                }
            }
            KnowledgeBase.OTHERS.forEach(
                    id -> assertThat(help.of(id, language).text()).isNotBlank());
            questions.sections().forEach(id -> words.getMessage("dpia.section." + id, null, language));
            for (Level level : Level.values()) {
                assertThat(words.getMessage("dpia.level." + level, null, language))
                        .isNotBlank();
            }
        }
        assertThat(help.of("purposes", DANISH)).isNotEqualTo(help.of("purposes", Locale.ENGLISH));
    }

    @Test
    void numbersOfThePiaSoftwareAreGivenOnce() {
        Stream<Integer> numbers = questions.all().stream().map(Question::cnil).filter(number -> number != null);
        assertThat(numbers).hasSize(18).doesNotHaveDuplicates();
    }

    @Test
    void anOrganisationReplacesEntries() throws IOException {
        Files.writeString(
                folder.resolve("knowledge.da.yaml"),
                "purposes:\n  article: \"Art. 5\"\n  text: \"Se vores håndbog.\"\n");
        KnowledgeBase help = new KnowledgeBase(questions, folder.toString());
        assertThat(help.of("purposes", DANISH)).isEqualTo(new KnowledgeBase.Help("Art. 5", "Se vores håndbog."));
        assertThat(help.of("data", DANISH).text()).isNotBlank();
        assertThat(help.of("purposes", Locale.ENGLISH).article()).isEqualTo("Art. 5(1)(b)");
    }

    @Test
    void aSlipInAFileIsSeenAtStart() throws IOException {
        Files.writeString(folder.resolve("knowledge.en.yaml"), "colour:\n  article: \"Art. 5\"\n  text: \"Blue\"\n");
        refused();
        Files.writeString(folder.resolve("knowledge.en.yaml"), "purposes:\n  text: \"No article\"\n");
        refused();
        Files.writeString(folder.resolve("knowledge.en.yaml"), "purposes: [");
        refused();
    }

    private void refused() {
        assertThatThrownBy(() -> new KnowledgeBase(questions, folder.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("knowledge.en.yaml");
    }
}
