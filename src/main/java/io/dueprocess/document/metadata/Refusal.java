package io.dueprocess.document.metadata;

import java.io.IOException;

/** Why a file can't be cleaned. Says nothing of the content. */
final class Refusal extends IOException {

    private static final long serialVersionUID = 1;

    private final Outcome outcome;

    Refusal(Outcome outcome) {
        super(outcome.name());
        this.outcome = outcome;
    }

    static Refusal damaged() {
        return new Refusal(Outcome.DAMAGED);
    }

    static Refusal tooLarge() {
        return new Refusal(Outcome.TOO_LARGE);
    }

    Outcome outcome() {
        return outcome;
    }
}
