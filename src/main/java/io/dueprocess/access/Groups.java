package io.dueprocess.access;

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

    private Groups() {}
}
