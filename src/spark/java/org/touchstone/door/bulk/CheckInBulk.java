package org.touchstone.door.bulk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.rules.RulesetFiles;

/** Checks many courses on Apache Spark, with the engine of {@code touchstone check}. */
public final class CheckInBulk {

    private static final StructType SUBMISSIONS =
            new StructType().add("file", "string").add("text", "string");

    private CheckInBulk() {}

    /**
     * Takes where the submissions are, where the findings go, the folder of rules and the day to check as of.
     *
     * <p>Submissions are JSON Lines ({@code .jsonl}) or Parquet ({@code .parquet}) with the columns {@code file}, a name, and
     * {@code text}, the text of the submission file; or else a folder of such files. Findings become Parquet where their
     * name ends so, and JSON Lines otherwise.
     */
    public static void main(String... arguments) throws IOException {
        if (arguments.length != 4) {
            System.err.println("Give four things: SUBMISSIONS FINDINGS RULES DAY.");
            System.exit(64);
        }
        try (SparkSession spark = SparkSession.builder().appName("Touchstone").getOrCreate()) {
            RulesetFiles rules = RulesetFiles.in(Path.of(arguments[2]));
            LocalDate day = LocalDate.parse(arguments[3]);
            Dataset<Row> findings = findings(spark, submissions(spark, arguments[0]), rules, day);
            DataFrameWriter<Row> writer = findings.write();
            if (arguments[1].endsWith(".parquet")) {
                writer.parquet(arguments[1]);
            } else {
                writer.json(arguments[1]);
            }
        } catch (MistakesException | DateTimeException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static Dataset<Row> submissions(SparkSession spark, String from) {
        if (from.endsWith(".parquet")) {
            return spark.read().parquet(from);
        }
        if (from.endsWith(".jsonl")) {
            return spark.read().schema(SUBMISSIONS).json(from);
        }
        return spark.read()
                .option("wholetext", true)
                .option("recursiveFileLookup", true)
                .text(from)
                .select(
                        functions.input_file_name().as("file"),
                        functions.col("value").as("text"));
    }

    /**
     * The findings of submissions, a row each. The rules are sent to each machine once, and built there once.
     *
     * @param submissions what to check, with the columns {@code file} and {@code text}
     * @param asOf the day to check as of
     */
    public static Dataset<Row> findings(
            SparkSession spark, Dataset<Row> submissions, RulesetFiles rules, LocalDate asOf) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        return submissions
                .select("file", "text")
                .mapPartitions(new Findings(context.broadcast(rules.content()), asOf), Encoders.row(Findings.COLUMNS));
    }
}
