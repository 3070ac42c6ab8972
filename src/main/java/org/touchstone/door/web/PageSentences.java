package org.touchstone.door.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.touchstone.base.RefusedException;
import org.touchstone.casework.courses.Course;
import org.touchstone.door.web.parts.Link;

/** The sentences of the pages, by key. */
@Component
class PageSentences {

    /** The end of the id of a field that a page has several of. */
    private static final Pattern NUMBERED = Pattern.compile("-\\p{XDigit}{8}-[-\\p{XDigit}]{27}$");

    private final MessageSource messages;

    PageSentences(MessageSource messages) {
        this.messages = messages;
    }

    String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.UK);
    }

    /** What stands under a key; other words where nothing does. */
    String sayOr(String key, String otherwise) {
        return Objects.requireNonNull(messages.getMessage(key, null, otherwise, Locale.UK));
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
        return errors(refused, Map.of());
    }

    /** The same where a page has several forms, so that fields of a name have other ids: each name with its id. */
    Map<String, String> errors(RefusedException refused, Map<String, String> ids) {
        Map<String, String> errors = new LinkedHashMap<>();
        for (RefusedException each : refused.all()) {
            String field = ids.getOrDefault(each.field(), each.field());
            errors.putIfAbsent(field.isEmpty() ? "main" : field, sentence(each.messageKey(), field));
        }
        return errors;
    }

    /** A refusal in the words of its field where it has some, so that it says which question is meant. */
    private String sentence(String key, String field) {
        String name = NUMBERED.matcher(field).replaceFirst("");
        return Objects.requireNonNull(messages.getMessage(key + "." + name, null, say(key), Locale.UK));
    }
}
