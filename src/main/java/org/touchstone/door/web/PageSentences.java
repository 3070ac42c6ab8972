package org.touchstone.door.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.touchstone.base.RefusedException;
import org.touchstone.casework.courses.Course;
import org.touchstone.door.web.parts.Link;

/** The sentences of the pages, by key. */
@Component
class PageSentences {

    private final MessageSource messages;

    PageSentences(MessageSource messages) {
        this.messages = messages;
    }

    String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.UK);
    }

    /** What a course is called, or that it has no title yet. */
    String title(Course course) {
        return course.title().isEmpty() ? say("courses.untitled") : course.title();
    }

    /** The way to a page below a course: all courses, the course, and what else lies between. */
    List<Link> trail(Course course, Link... more) {
        List<Link> trail = new ArrayList<>();
        trail.add(Link.to(say("navigation.courses"), "/courses"));
        trail.add(Link.to(title(course), "/courses/" + course.id()));
        trail.addAll(List.of(more));
        return trail;
    }

    /** A refusal as the mistakes of a page: by the id of the field, or of the form where it is about none. */
    Map<String, String> errors(RefusedException refused) {
        Map<String, String> errors = new LinkedHashMap<>();
        errors.put(refused.field().isEmpty() ? "main" : refused.field(), say(refused.messageKey()));
        return errors;
    }

    /** The same where a page has several forms, so that fields of a name have other ids: each name with its id. */
    Map<String, String> errors(RefusedException refused, Map<String, String> ids) {
        Map<String, String> errors = new LinkedHashMap<>();
        errors(refused).forEach((field, text) -> errors.put(ids.getOrDefault(field, field), text));
        return errors;
    }
}
