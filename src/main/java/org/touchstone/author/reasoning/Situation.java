package org.touchstone.author.reasoning;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.touchstone.check.submission.Question;

/**
 * What a course says, as far as some rules can tell it from others.
 *
 * @param answers the answers about what is asked and about the course
 * @param lists the things that it lists, by kind
 */
record Situation(Map<Question, Given> answers, Map<String, Listed> lists) {

    /** All that several say, each of something else. */
    static Situation of(Collection<Situation> several) {
        Map<Question, Given> answers = new LinkedHashMap<>();
        Map<String, Listed> lists = new LinkedHashMap<>();
        several.forEach(each -> {
            answers.putAll(each.answers);
            lists.putAll(each.lists);
        });
        return new Situation(answers, lists);
    }

    /** How many answers it leaves out. */
    long unsaid() {
        return answers.values().stream().filter(each -> !each.isSaid()).count()
                + lists.values().stream()
                        .filter(each -> each.said() != Listed.Said.ALL)
                        .count();
    }
}
