package org.touchstone.author.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A page as text for a terminal. */
public final class TextPage {

    private static final int WIDTH = 100;
    private static final int NAME_WIDTH = 26;
    private static final int NARROWEST = 8;
    private static final int ENOUGH = 40;
    private static final String INDENT = "  ";
    private static final String BETWEEN_COLUMNS = "  ";

    private final boolean colour;
    private final StringBuilder out = new StringBuilder();

    private TextPage(boolean colour) {
        this.colour = colour;
    }

    /**
     * Renders a page, no line longer than 100 characters unless a single word is.
     *
     * @param colour whether to set headings bold; the words say the same without
     */
    public static String render(Page page, boolean colour) {
        TextPage text = new TextPage(colour);
        text.render(page);
        return text.out.toString();
    }

    private void render(Page page) {
        lines("", page.title(), true);
        line("", page.kind());
        for (PageSection section : page.sections()) {
            out.append('\n');
            lines("", section.heading().toUpperCase(Locale.UK), true);
            section.blocks().forEach(this::block);
        }
    }

    private void block(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            lines("", paragraph.text().words(), false);
        } else if (block instanceof Block.Heading heading) {
            out.append('\n');
            lines("", heading.words(), true);
        } else if (block instanceof Block.Bullets bullets) {
            bullets.items().forEach(item -> hanging("- ", item.words()));
        } else if (block instanceof Block.Particulars particulars) {
            particulars
                    .particulars()
                    .forEach(each -> hanging(
                            padded(each.name(), NAME_WIDTH), each.value().words()));
        } else if (block instanceof Block.Rule rule) {
            rule(rule);
        } else if (block instanceof Block.Table table) {
            table(table);
        }
    }

    private void rule(Block.Rule rule) {
        out.append('\n');
        lines(INDENT, rule.name(), false);
        String when = PageMessages.text("text.when");
        for (String condition : rule.when()) {
            hanging(INDENT + padded(when, 6), condition);
            when = "";
        }
        hanging(INDENT + padded(PageMessages.text("text.then"), 6), rule.then());
    }

    private void table(Block.Table table) {
        int[] widths = widths(table);
        row(table.headings(), widths, true);
        for (List<Text> cells : table.rows()) {
            row(cells.stream().map(Text::words).toList(), widths, false);
        }
    }

    /** As wide as each column needs; where that is too much, first the last and then the widest gives way. */
    private static int[] widths(Block.Table table) {
        int[] widths = new int[table.headings().size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = Math.max(
                    table.headings().get(i).length(),
                    table.rows().stream()
                            .mapToInt(row -> row.get(column).words().length())
                            .max()
                            .orElse(0));
        }
        int room = WIDTH - INDENT.length() - BETWEEN_COLUMNS.length() * (widths.length - 1);
        for (int excess = Arrays.stream(widths).sum() - room; excess > 0; excess--) {
            int widest = widths[widths.length - 1] > ENOUGH ? widths.length - 1 : 0;
            for (int i = widest + 1; i < widths.length; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            if (widths[widest] <= NARROWEST) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private void row(List<String> cells, int[] widths, boolean heading) {
        List<List<String>> wrapped = new ArrayList<>();
        int height = 0;
        for (int i = 0; i < widths.length; i++) {
            List<String> lines = wrap(cells.get(i), widths[i]);
            wrapped.add(lines);
            height = Math.max(height, lines.size());
        }
        for (int y = 0; y < height; y++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = y < wrapped.get(i).size() ? wrapped.get(i).get(y) : "";
                line.append(i == 0 ? "" : BETWEEN_COLUMNS).append(padded(cell, widths[i]));
            }
            line(INDENT, heading ? bold(line.toString().stripTrailing()) : line.toString());
        }
    }

    private void hanging(String first, String words) {
        List<String> wrapped = wrap(words, WIDTH - INDENT.length() - first.length());
        for (int i = 0; i < wrapped.size(); i++) {
            line(INDENT, (i == 0 ? first : " ".repeat(first.length())) + wrapped.get(i));
        }
    }

    private void lines(String indent, String words, boolean bold) {
        wrap(words, WIDTH - indent.length()).forEach(line -> line(indent, bold ? bold(line) : line));
    }

    private void line(String indent, String words) {
        out.append((indent + words).stripTrailing()).append('\n');
    }

    private String bold(String words) {
        return colour ? "\u001b[1m" + words + "\u001b[0m" : words;
    }

    private static String padded(String words, int width) {
        return words + " ".repeat(Math.max(0, width - words.length()));
    }

    private static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
