package io.dueprocess.whistleblower;

import io.dueprocess.engine.Refused;
import org.springframework.stereotype.Service;

/** Cases as the process knows them. */
@Service
public class WhistleblowerCases {

    /** Opens a closed case again. */
    public void reopen(String caseId, String reason, String user) {
        throw new Refused("whistleblower.desk.cannot-reopen");
    }
}
