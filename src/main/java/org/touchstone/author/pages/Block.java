package org.touchstone.author.pages;

import java.util.List;

/** One piece of a section, as every renderer knows it. */
public sealed interface Block {

    /** The word by which the templates choose how to show it. */
    String shape();

    /** A paragraph. */
    record Paragraph(Text text) implements Block {
        @Override
        public String shape() {
            return "paragraph";
        }
    }

    /**
     * A heading within a section.
     *
     * @param anchor where links lead; empty where none do
     * @param words the heading
     */
    record Heading(String anchor, String words) implements Block {
        @Override
        public String shape() {
            return "heading";
        }
    }

    /** Things listed in their order. */
    record Bullets(List<Text> items) implements Block {
        @Override
        public String shape() {
            return "bullets";
        }
    }

    /** Named values, one below another. */
    record Particulars(List<Particular> particulars) implements Block {
        @Override
        public String shape() {
            return "particulars";
        }
    }

    /**
     * A value with its name.
     *
     * @param name its name
     * @param value the value
     */
    record Particular(String name, Text value) {}

    /**
     * A table, with as many cells in each row as there are headings.
     *
     * @param caption what it shows, for those who cannot see where it stands
     * @param headings the headings of its columns
     * @param rows its rows; the first cell names the row
     */
    record Table(String caption, List<String> headings, List<List<Text>> rows) implements Block {
        @Override
        public String shape() {
            return "table";
        }
    }

    /**
     * A rule as policy staff read it.
     *
     * @param name its name
     * @param when its conditions, as sentences
     * @param then its conclusion, as a sentence
     */
    record Rule(String name, List<String> when, String then) implements Block {
        @Override
        public String shape() {
            return "rule";
        }
    }
}
