package io.dueprocess.dsar.answer;

import io.dueprocess.dsar.Right;
import java.util.List;

/**
 * The letter that refuses a request, ready for its template.
 *
 * @param concerning name of the person whose data they are, or null when they asked themselves
 * @param rights names of the rights asked for, as message keys' last parts
 * @param ground code of the ground, such as {@code excessive}
 * @param reasons paragraphs
 */
record RefusalLetter(Letterhead head, String concerning, List<String> rights, String ground, List<String> reasons) {

    static RefusalLetter of(RefusalInput input) {
        List<String> reasons = Wording.paragraphs(input.reasons());
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("a refusal states its reasons (Art. 12(4))");
        }
        return new RefusalLetter(
                Letterhead.of(
                        input.catalogue(),
                        input.personName(),
                        input.reference(),
                        input.decidedOn(),
                        input.receivedOn(),
                        input.language()),
                input.concerning(),
                input.rights().stream().sorted().map(Right::name).toList(),
                input.ground(),
                reasons);
    }
}
