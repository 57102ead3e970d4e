package io.dueprocess.whistleblower;

/** How the reporter has to do with the organisation (WBD Art. 4); never needed. */
public enum Relation {
    UNSAID,
    EMPLOYEE,
    FORMER,
    APPLICANT,
    TEMPORARY,
    SUPPLIER,
    OWNER,
    OTHER
}
