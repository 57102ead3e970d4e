package io.dueprocess.access;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The groups of staff. */
public final class Groups {

    public static final String PRIVACY_TEAM = "privacy-team";
    public static final String DPO = "dpo";
    public static final String IT_SECURITY = "it-security";
    public static final String LEGAL = "legal";
    public static final String BUSINESS_OWNER = "business-owner";
    public static final String MANAGERS = "managers";
    public static final String WHISTLEBLOWER_HANDLERS = "whistleblower-handlers";
    public static final String ADMIN = "camunda-admin";

    /** Everybody who may have tasks; administrators have none. */
    static final Set<String> STAFF =
            Set.of(PRIVACY_TEAM, DPO, IT_SECURITY, LEGAL, BUSINESS_OWNER, MANAGERS, WHISTLEBLOWER_HANDLERS);

    /** Whom the SLA board in Cockpit is for; each sees of the cases behind a figure what the case file lets them. */
    public static final Set<String> BOARD_READERS = Set.of(MANAGERS, DPO, PRIVACY_TEAM, WHISTLEBLOWER_HANDLERS, ADMIN);

    /** Id to readable name. */
    static final Map<String, String> NAMES = new TreeMap<>(Map.of(
            PRIVACY_TEAM, "Privacy team",
            DPO, "Data protection officers",
            IT_SECURITY, "IT security",
            LEGAL, "Legal",
            BUSINESS_OWNER, "Business owners",
            MANAGERS, "Managers",
            WHISTLEBLOWER_HANDLERS, "Whistleblower handlers",
            ADMIN, "Administrators"));

    private Groups() {}
}
