package org.touchstone.casework.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.util.ZipFileZipEntrySource;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads the cells of the first sheet of a workbook, row by row, as they stand in the file. A cell with anything like a
 * formula is a formula, even where the formula is left out and only its result is there.
 */
final class Workbooks {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.UK);
    private static final int MOST_DIGITS = 20;
    /** No later day can be written with four digits for its year. */
    private static final BigDecimal LAST_DAY = new BigDecimal(2_958_465);

    /** Takes one row. */
    interface Rows {
        void take(int number, List<SheetTable.Cell> cells) throws SheetRefusedException;
    }

    private Workbooks() {}

    /** Reads one workbook at a time, so that however many people upload one, the memory of one is taken. */
    static synchronized void read(byte[] file, Rows rows) throws SheetRefusedException {
        // What is looked at for harm and what is read come from the one list of parts.
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                .get()) {
            FileKind.refuseHarm(zip);
            try (OPCPackage parts = OPCPackage.open(new ZipFileZipEntrySource(zip))) {
                read(parts, rows);
            }
        } catch (IOException | OpenXML4JException | SAXException | RuntimeException e) {
            if (e.getCause() instanceof SheetRefusedException refused) {
                throw refused;
            }
            // The library throws whatever comes of a file that is not what it says.
            throw new SheetRefusedException("broken");
        }
    }

    private static void read(OPCPackage parts, Rows rows) throws IOException, OpenXML4JException, SAXException {
        XSSFReader reader = new XSSFReader(parts);
        Book book = new Book();
        try (InputStream in = reader.getWorkbookData()) {
            parse(in, book);
        }
        try (InputStream in = reader.getStylesData()) {
            parse(in, book);
        }
        Iterator<InputStream> sheets = reader.getSheetsData();
        if (!sheets.hasNext()) {
            return;
        }
        try (InputStream in = sheets.next()) {
            parse(in, new Cells(book, new ReadOnlySharedStringsTable(parts, false), rows));
        }
    }

    @SuppressWarnings("NullAway") // A workbook may come without styles; the library gives null for them.
    private static void parse(InputStream in, DefaultHandler handler) throws IOException, SAXException {
        if (in == null) {
            return;
        }
        try {
            XMLReader reader = XMLHelper.newXMLReader();
            reader.setContentHandler(handler);
            reader.setErrorHandler(handler);
            reader.parse(new InputSource(in));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the cells of a workbook mean beside what stands in them: which of its numbers are days. */
    private static final class Book extends DefaultHandler {

        private final Map<Integer, String> formats = new HashMap<>();
        private final List<Integer> styles = new ArrayList<>();
        private boolean from1904;
        private boolean cells;

        @Override
        public void startElement(String uri, String name, String qualified, Attributes values) {
            switch (name) {
                case "workbookPr" -> from1904 = List.of("1", "true").contains(values.getValue("date1904") + "");
                case "numFmt" -> formats.put(number(values, "numFmtId"), values.getValue("formatCode"));
                case "cellXfs" -> cells = true;
                case "xf" -> {
                    if (cells) {
                        styles.add(values.getValue("numFmtId") == null ? 0 : number(values, "numFmtId"));
                    }
                }
                default -> {}
            }
        }

        @Override
        public void endElement(String uri, String name, String qualified) {
            cells = cells && !name.equals("cellXfs");
        }

        private static int number(Attributes values, String name) {
            return Integer.parseInt(values.getValue(name));
        }

        boolean isDay(int style) {
            if (style >= styles.size()) {
                return false;
            }
            int id = styles.get(style);
            String format = formats.getOrDefault(id, BuiltinFormats.getBuiltinFormat(id));
            return format != null && DateUtil.isADateFormat(id, format);
        }
    }

    private static final class Cells extends DefaultHandler {

        private final Book book;
        private final ReadOnlySharedStringsTable strings;
        private final Rows rows;
        private final StringBuilder text = new StringBuilder();
        private List<SheetTable.Cell> row = new ArrayList<>();
        private int number;
        private int column;
        private String type = "";
        private int style;
        private boolean formula;
        private boolean reading;
        private boolean phonetic;

        Cells(Book book, ReadOnlySharedStringsTable strings, Rows rows) {
            this.book = book;
            this.strings = strings;
            this.rows = rows;
        }

        @Override
        public void startElement(String uri, String name, String qualified, Attributes values) {
            switch (name) {
                case "row" -> {
                    String known = values.getValue("r");
                    number = known == null ? number + 1 : Integer.parseInt(known);
                    row = new ArrayList<>();
                    column = -1;
                }
                case "c" -> {
                    String place = values.getValue("r");
                    column = place == null ? column + 1 : new CellReference(place).getCol();
                    type = values.getValue("t") == null ? "n" : values.getValue("t");
                    style = values.getValue("s") == null ? 0 : Integer.parseInt(values.getValue("s"));
                    formula = false;
                    text.setLength(0);
                }
                case "f" -> formula = true;
                case "v", "t" -> reading = !phonetic;
                case "rPh" -> phonetic = true;
                default -> {}
            }
        }

        @Override
        public void characters(char[] some, int from, int length) {
            if (reading) {
                text.append(some, from, length);
            }
        }

        @Override
        public void endElement(String uri, String name, String qualified) throws SAXException {
            switch (name) {
                case "v", "t" -> reading = false;
                case "rPh" -> phonetic = false;
                case "c" -> {
                    SheetTable.Cell cell = cell();
                    if (!cell.isBlank()) {
                        while (row.size() <= column) {
                            row.add(SheetTable.Cell.BLANK);
                        }
                        row.set(column, cell);
                    }
                }
                case "row" -> {
                    try {
                        rows.take(number, row);
                    } catch (SheetRefusedException e) {
                        throw new SAXException(e);
                    }
                }
                default -> {}
            }
        }

        private SheetTable.Cell cell() {
            if (formula || type.equals("e")) {
                return SheetTable.Cell.FORMULA;
            }
            String held = text.toString();
            return switch (type) {
                case "s" ->
                    SheetTable.Cell.of(SafeText.in(SafeText.fromXml(
                            strings.getItemAt(Integer.parseInt(held.strip())).getString())));
                case "inlineStr", "str" -> SheetTable.Cell.of(SafeText.in(SafeText.fromXml(held)));
                case "b" -> SheetTable.Cell.of(held.strip().equals("1") ? "yes" : "no");
                default -> SheetTable.Cell.of(held.isBlank() ? "" : number(held.strip()));
            };
        }

        /** A number as somebody would type it; a day where the cell shows one. */
        private String number(String held) {
            if (held.length() > MOST_DIGITS * 2) {
                return held;
            }
            BigDecimal number = new BigDecimal(held);
            boolean day = number.compareTo(BigDecimal.ONE) >= 0 && number.compareTo(LAST_DAY) <= 0 && book.isDay(style);
            if (day) {
                return DateUtil.getLocalDateTime(number.doubleValue(), book.from1904)
                        .format(DAY);
            }
            boolean isShort = Math.abs((long) number.scale()) <= MOST_DIGITS && number.precision() <= MOST_DIGITS;
            return !isShort
                    ? held
                    : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
    }
}
