package org.touchstone.run.demo;

import java.util.ArrayList;
import java.util.List;

/** A PDF with some lines on each of its pages. */
final class SamplePdf {

    private SamplePdf() {}

    static String of(List<List<String>> pages) {
        List<String> objects = new ArrayList<>(List.of(
                "<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"));
        List<String> kids = new ArrayList<>();
        for (List<String> lines : pages) {
            StringBuilder words = new StringBuilder("BT /F1 18 Tf 30 TL 72 720 Td");
            lines.forEach(line ->
                    words.append(" (").append(line.replaceAll("[()\\\\]", " ")).append(") Tj T*"));
            words.append(" ET");
            objects.add("<< /Length " + words.length() + " >>\nstream\n" + words + "\nendstream");
            objects.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents " + objects.size()
                    + " 0 R /Resources << /Font << /F1 3 0 R >> >> >>");
            kids.add(objects.size() + " 0 R");
        }
        objects.set(1, "<< /Type /Pages /Kids [" + String.join(" ", kids) + "] /Count " + kids.size() + " >>");
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            places.add(pdf.length());
            pdf.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int table = pdf.length();
        pdf.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
        places.forEach(place -> pdf.append(String.format("%010d 00000 n \n", place)));
        return pdf.append("trailer\n<< /Size ")
                .append(objects.size() + 1)
                .append(" /Root 1 0 R >>\nstartxref\n")
                .append(table)
                .append("\n%%EOF\n")
                .toString();
    }
}
