package io.dueprocess.dsar;

import java.util.Map;

/**
 * What a reviewer decides about an item.
 *
 * @param ground legal ground in the person's language, required for EXCLUDE
 * @param redactions column to reason, in the person's language; only with INCLUDE; null for none
 */
public record ReviewChoice(ReviewItem.Decision decision, String ground, Map<String, String> redactions) {}
