package io.dueprocess.dsar.answer;

/** @param name path inside the archive, such as {@code tables/crm-orders.csv} */
public record AnswerFile(String name, String mediaType, byte[] content) {}
