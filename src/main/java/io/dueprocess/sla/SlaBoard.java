package io.dueprocess.sla;

import io.dueprocess.node.StaffNode;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;

/** The SLA board, for whoever asks. */
@StaffNode
@Service
public class SlaBoard {

    /**
     * The figures, as the signed-in person may see them: small numbers of sealed cases only as a handler of such.
     *
     * @param language of the names of processes and steps
     */
    public Board of(BoardFilter filter, Locale language) {
        return new Board(java.time.Instant.EPOCH, filter, List.of());
    }

    /** The cases behind a number, at most fifty, of those that the signed-in person may see. */
    public BoardCases cases(String process, BoardCases.State state, Locale language) {
        return new BoardCases(java.time.Instant.EPOCH, List.of(), false);
    }
}
