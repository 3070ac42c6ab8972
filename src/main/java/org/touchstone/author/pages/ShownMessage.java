package org.touchstone.author.pages;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Element;
import org.touchstone.check.catalogue.Fillable;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.catalogue.Placeholders;
import org.touchstone.check.located.Words;

/**
 * Shows a message before there is a course to speak of: what a page knows is filled in, and what the file will say
 * stands in square brackets.
 */
public final class ShownMessage {

    private final List<Parameter> numbers;
    private final Optional<Element> about;

    /**
     * Shows messages.
     *
     * @param catalogue where numbers come from
     * @param about the element that the page is about, where it is about one
     */
    public ShownMessage(Catalogue catalogue, Optional<Element> about) {
        this(catalogue.parameters(), about);
    }

    private ShownMessage(List<Parameter> numbers, Optional<Element> about) {
        this.numbers = numbers;
        this.about = about;
    }

    /** Shows messages as they are on a day. */
    public static ShownMessage on(LocalDate day, Catalogue catalogue) {
        return new ShownMessage(catalogue.parameters(day), Optional.empty());
    }

    /** A message of a part. */
    public String of(String message, Part part) {
        return Fillable.of(String.join(" / ", Placeholders.ways(message))).fill(name -> Optional.of(value(name, part)));
    }

    private String value(String name, Part part) {
        return switch (name) {
            case "it" -> it(part);
            case "It" -> Words.sentence(it(part));
            case "topic" -> about.map(Element::topic).orElse(bracketed(name));
            default ->
                name.startsWith("parameter ")
                        ? number(part, name.substring(10))
                        : bracketed(name) + (Placeholders.OnlyIf.of(name).isPresent() ? " " : "");
        };
    }

    private String it(Part part) {
        return part.per().equals("course")
                ? PageMessages.text("per.course")
                : part.per().equals("element") && about.isPresent()
                        ? about.get().name()
                        : bracketed(part.per());
    }

    /** The number where it never changed; its name where it depends on the day. */
    private String number(Part part, String name) {
        List<Parameter> values = numbers.stream()
                .filter(value -> value.requirement().equals(part.requirement())
                        && value.name().equals(name))
                .toList();
        return values.size() == 1 && values.get(0).isSet() ? values.get(0).text() : bracketed(name);
    }

    private static String bracketed(String name) {
        return "[" + name + "]";
    }
}
