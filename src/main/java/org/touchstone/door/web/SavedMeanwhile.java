package org.touchstone.door.web;

import org.springframework.stereotype.Component;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Accounts;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;

/** Says who has saved a course since somebody opened a page of it: another person, or they themselves in another window. */
@Component
class SavedMeanwhile {

    private final Courses courses;
    private final Accounts accounts;
    private final PageSentences sentences;

    SavedMeanwhile(Courses courses, Accounts accounts, PageSentences sentences) {
        this.courses = courses;
        this.accounts = accounts;
        this.sentences = sentences;
    }

    /**
     * The sentence to say.
     *
     * @param key its key, where it was another person; with {@code .own} where it was the reader
     * @param base the number of the draft that the reader saw
     * @param more what else the sentence says, beside who it was
     */
    String say(String key, Account reader, Course course, int base, String more) {
        String who = courses.latest(course)
                .savedBy()
                .flatMap(accounts::byId)
                .map(Account::name)
                .orElseGet(() -> sentences.say("form.somebody"));
        return sentences.say(courses.isOwnSince(reader, course, base) ? key + ".own" : key, who, more);
    }

    String say(String key, Account reader, Course course, int base) {
        return say(key, reader, course, base, "");
    }
}
