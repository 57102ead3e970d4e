package io.dueprocess.dsar.answer;

import java.util.List;

/**
 * A finished answer.
 *
 * @param files everything that the archive holds, the letter first
 * @param archive {@code answer-<reference>.zip}
 */
public record AnswerPackage(List<AnswerFile> files, AnswerFile archive) {

    public AnswerFile letter() {
        return files.get(0);
    }
}
