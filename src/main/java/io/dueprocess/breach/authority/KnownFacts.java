package io.dueprocess.breach.authority;

import java.time.OffsetDateTime;

/**
 * What the case and the organisation's settings answer by themselves; any of it may be null.
 *
 * @param reference our own (field 7)
 * @param earlierReceipt the authority's number of the first notification (field 6)
 * @param sector letter of field 14
 * @param organisationType letter of field 15
 * @param activity line of business (field 17)
 * @param occurred when the breach began
 * @param aware never null
 */
public record KnownFacts(
        String reference,
        String earlierReceipt,
        String controllerName,
        String controllerRegistration,
        String controllerContact,
        String sector,
        String organisationType,
        String activity,
        OffsetDateTime occurred,
        OffsetDateTime aware) {}
