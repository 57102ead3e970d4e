package io.dueprocess.dpia.assessment;

/**
 * A question of the assessment. Its words stand in the messages under {@code dpia.question.<id>}.
 *
 * @param section part of the assessment; its words stand under {@code dpia.section.<section>}
 * @param cnil number of the question in the PIA software of the CNIL, or null when it has none
 * @param article of the GDPR behind it, without "Art."
 * @param required whether an assessment without an answer is incomplete; what does not apply is answered by why
 */
public record Question(String id, String section, Integer cnil, String article, boolean required) {}
