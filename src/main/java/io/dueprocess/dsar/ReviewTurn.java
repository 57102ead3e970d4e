package io.dueprocess.dsar;

/**
 * @param open whether a review is under way
 * @param holder user id of who holds its task, or null
 */
public record ReviewTurn(boolean open, String holder) {}
