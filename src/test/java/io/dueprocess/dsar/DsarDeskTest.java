package io.dueprocess.dsar;

import static io.dueprocess.dsar.DsarWorld.DORA;
import static io.dueprocess.dsar.DsarWorld.ODD;
import static io.dueprocess.dsar.DsarWorld.PETRA;
import static io.dueprocess.dsar.DsarWorld.contact;
import static io.dueprocess.dsar.DsarWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.dueprocess.casefile.AuditAction;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.dsar.ReviewItem.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Review item by item, messages and the extension. */
class DsarDeskTest {

    private static final String CERTAIN = "crm-00001";
    private static final String UNCERTAIN = "crm-00002";
    private static final String LAST = "crm-00003";

    private final DsarWorld world = DsarWorld.fresh();
    private final DsarDesk desk = world.the(DsarDesk.class);
    private final String caseId = world.open(Right.ACCESS);

    @BeforeEach
    void collectAndClaim() {
        world.item(caseId, CERTAIN, contact("1", ODD, false));
        world.item(caseId, UNCERTAIN, contact("2", null, true));
        world.item(caseId, LAST, contact("3", "Freja", false));
        world.reviewHeldBy(PETRA);
    }

    @Test
    void itemsAreShownWordForWordInTheReadersLanguageWithCodesExplained() {
        ReviewItem item = item(CERTAIN, Locale.forLanguageTag("da"));
        assertThat(item.system()).isEqualTo("CRM (da)");
        assertThat(item.table()).isEqualTo("Contacts (da)");
        assertThat(item.fields())
                .containsExactly(
                        new ReviewItem.Field("name", "Name (da)", ODD, ODD, true, null),
                        new ReviewItem.Field("state", "State (da)", "active (da) (A)", "A", false, null));
        assertThat(item.uncertain()).isFalse();
        assertThat(item(UNCERTAIN, Locale.ENGLISH).uncertain()).isTrue();
        assertThat(item(UNCERTAIN, Locale.ENGLISH).fields().get(0).value()).isNull();
        assertThat(desk.items(caseId, Locale.ENGLISH))
                .extracting(ReviewItem::id)
                .containsExactly(CERTAIN, UNCERTAIN, LAST);
    }

    @Test
    void onlyWhoHoldsTheReviewDecides() {
        refused(
                "dsar.refused.not-your-review",
                () -> desk.decide(caseId, CERTAIN, Decision.INCLUDE, null, Map.of(), DORA));
        refused("dsar.refused.not-your-review", () -> desk.includeRemaining(caseId, "crm", DORA));
        world.reviewHeldBy(null);
        refused(
                "dsar.refused.not-your-review",
                () -> desk.decide(caseId, CERTAIN, Decision.INCLUDE, null, Map.of(), PETRA));
        assertThat(desk.marks(caseId)).isEmpty();
    }

    @Test
    void whatIsLeftOutNeedsALegalGround() {
        refused("dsar.refused.no-ground", () -> decide(CERTAIN, Decision.EXCLUDE, null, null));
        refused("dsar.refused.no-ground", () -> decide(CERTAIN, Decision.EXCLUDE, " \n", null));
        decide(CERTAIN, Decision.EXCLUDE, ODD, null);
        assertThat(item(CERTAIN, Locale.ENGLISH).decision()).isEqualTo(Decision.EXCLUDE);
        assertThat(item(CERTAIN, Locale.ENGLISH).ground()).isEqualTo(ODD);
    }

    @Test
    void whatIsIncludedAfterAllHasNoGroundAnyMore() {
        decide(CERTAIN, Decision.EXCLUDE, "Art. 15(4)", null);
        decide(CERTAIN, Decision.INCLUDE, "Art. 15(4)", null);
        assertThat(item(CERTAIN, Locale.ENGLISH).decision()).isEqualTo(Decision.INCLUDE);
        assertThat(item(CERTAIN, Locale.ENGLISH).ground()).isNull();
    }

    @Test
    void aBlackedOutFieldNeedsAReasonAndMustExist() {
        refused("dsar.refused.no-reason", () -> decide(CERTAIN, Decision.INCLUDE, null, Map.of("name", " ")));
        refused("dsar.refused.no-reason", () -> decide(CERTAIN, Decision.INCLUDE, null, Map.of("salary", ODD)));
        refused(
                "dsar.refused.redact-included-only",
                () -> decide(CERTAIN, Decision.EXCLUDE, "Art. 15(4)", Map.of("name", ODD)));
        decide(CERTAIN, Decision.INCLUDE, null, Map.of("name", ODD));
        assertThat(item(CERTAIN, Locale.ENGLISH).fields())
                .extracting(ReviewItem.Field::redacted)
                .containsExactly(ODD, null);
        assertThat(item(CERTAIN, Locale.ENGLISH).fields().get(0).value())
                .as("the original is never destroyed")
                .isEqualTo(ODD);
    }

    @Test
    void anUnknownItemOrOneOfAnotherCaseIsNotDecided() {
        String other = world.open(Right.ACCESS);
        world.item(other, "crm-00009", contact("9", "Somebody", false));
        assertThatThrownBy(() -> decide("crm-00009", Decision.INCLUDE, null, null))
                .isInstanceOf(NoSuchElementException.class);
        assertThat(desk.marks(other)).isEmpty();
    }

    @Test
    void whoDecidesWhatSomebodyElseHasDecidedMeanwhileChangesNothing() {
        ReviewChoice include = new ReviewChoice(Decision.INCLUDE, null, null);
        ReviewChoice exclude = new ReviewChoice(Decision.EXCLUDE, "Art. 15(4)", null);
        desk.decideAsSeen(caseId, CERTAIN, null, include, PETRA);
        Instant seen = desk.marks(caseId).get(CERTAIN).at();
        assertThat(desk.marks(caseId).get(CERTAIN).by()).isEqualTo(PETRA);

        assertThatThrownBy(() -> desk.decideAsSeen(caseId, CERTAIN, null, exclude, PETRA))
                .isInstanceOf(DecidedMeanwhile.class);
        assertThatThrownBy(() -> desk.decideAsSeen(caseId, CERTAIN, seen.minusMillis(1), exclude, PETRA))
                .isInstanceOf(DecidedMeanwhile.class);
        assertThatThrownBy(() -> desk.decideAsSeen(caseId, LAST, seen, exclude, PETRA))
                .isInstanceOf(DecidedMeanwhile.class);
        assertThat(item(CERTAIN, Locale.ENGLISH).decision()).isEqualTo(Decision.INCLUDE);

        world.clock.to(DsarWorld.at("2027-02-01T09:00:00+01:00"));
        desk.decideAsSeen(caseId, CERTAIN, seen, exclude, PETRA);
        assertThat(item(CERTAIN, Locale.ENGLISH).decision()).isEqualTo(Decision.EXCLUDE);
        assertThat(world.audit(caseId, AuditAction.DECIDE))
                .as("refused ones leave no trace")
                .containsExactly("INCLUDE " + CERTAIN, "EXCLUDE " + CERTAIN);
    }

    @Test
    void theRestIsIncludedAtOnceButWhatMayBeSomebodyElsesIsLeftForAPerson() {
        decide(CERTAIN, Decision.EXCLUDE, "Art. 15(4)", null);
        desk.includeRemaining(caseId, "newsletter", PETRA);
        assertThat(decisions()).containsExactly(Decision.EXCLUDE, Decision.UNDECIDED, Decision.UNDECIDED);
        desk.includeRemaining(caseId, "crm", PETRA);
        assertThat(decisions()).containsExactly(Decision.EXCLUDE, Decision.UNDECIDED, Decision.INCLUDE);
    }

    @Test
    void theTurnSaysWhetherAndByWhomItemsAreReviewed() {
        assertThat(desk.reviewTurn(caseId)).isEqualTo(new ReviewTurn(true, PETRA));
        world.reviewHeldBy(null);
        assertThat(desk.reviewTurn(caseId)).isEqualTo(new ReviewTurn(false, null));
    }

    @Test
    void aMessageToThePersonIsKeptWordForWordAndTheMailSaysOnlyThatItWaits() {
        refused("dsar.refused.empty-message", () -> desk.message(caseId, " ", PETRA));
        desk.message(caseId, ODD, PETRA);
        desk.message(caseId, ODD, PETRA);
        List<RequestStatus.Message> messages =
                world.the(DsarRequests.class).status(caseId).messages();
        assertThat(messages).hasSize(2).allSatisfy(message -> {
            assertThat(message.fromPerson()).isFalse();
            assertThat(message.text()).isEqualTo(ODD);
        });
        assertThat(world.mails(caseId)).hasSize(2);
    }

    @Test
    void anExtensionIsCountedFromReceiptAndTheProcessIsTold() {
        world.clock.to(DsarWorld.at("2027-02-20T09:00:00+01:00"));
        desk.extend(caseId, 2, ODD, PETRA);
        Deadline extended = world.deadline(caseId);
        assertThat(extended.extension()).isEqualTo(2);
        assertThat(extended.date().due()).isEqualTo("2027-04-30");
        assertThat(world.files()
                        .get(caseId, DsarDesk.KIND_EXTENSION, DsarDesk.KIND_EXTENSION, DsarDesk.Extension.class))
                .contains(new DsarDesk.Extension(2, ODD));
        verify(world.runtime).createMessageCorrelation(DsarProcess.MESSAGE_EXTENSION_DECIDED);
        verify(world.correlation).processInstanceBusinessKey(caseId);
        verify(world.correlation).correlate();
    }

    @Test
    void withoutReasonTwiceTooLongOrTooLateThereIsNoExtension() {
        refused("dsar.refused.no-reason", () -> desk.extend(caseId, 2, "  ", PETRA));
        refused("deadline.refused.extension-length", () -> desk.extend(caseId, 3, "complex", PETRA));
        world.clock.to(DsarWorld.at("2027-03-02T00:00:00+01:00"));
        refused("deadline.refused.extension-too-late", () -> desk.extend(caseId, 1, "complex", PETRA));
        assertThat(world.deadline(caseId).extension()).isZero();
        verify(world.runtime, never()).createMessageCorrelation(any());

        world.clock.to(DsarWorld.at("2027-02-28T23:59:00+01:00"));
        desk.extend(caseId, 1, "complex", PETRA);
        refused("deadline.refused.extended-already", () -> desk.extend(caseId, 1, "complex", PETRA));
        assertThat(world.deadline(caseId).date().due()).isEqualTo("2027-03-31");
    }

    private void decide(String itemId, Decision decision, String ground, Map<String, String> redactions) {
        desk.decide(caseId, itemId, decision, ground, redactions, PETRA);
    }

    private ReviewItem item(String id, Locale language) {
        return desk.items(caseId, language).stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<Decision> decisions() {
        return desk.items(caseId, Locale.ENGLISH).stream()
                .map(ReviewItem::decision)
                .toList();
    }
}
