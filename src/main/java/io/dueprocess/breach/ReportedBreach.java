package io.dueprocess.breach;

/**
 * A breach as another system reports it, word for word: so that the same report sent again is recognised.
 *
 * @param occurredAt when it began; ISO 8601 with offset, or null
 * @param detectedAt when somebody first noticed; likewise
 * @param processorInformedAt when a processor told us; likewise
 * @param awareAt when it was clear that personal data were compromised; null for the moment of receipt
 * @param role {@code controller} or {@code processor}
 */
public record ReportedBreach(
        String title,
        String happened,
        String discovered,
        String occurredAt,
        String detectedAt,
        String processorInformedAt,
        String awareAt,
        String role) {}
