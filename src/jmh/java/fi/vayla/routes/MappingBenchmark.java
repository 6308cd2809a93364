package fi.vayla.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One mapping in three languages: a form's bytes in, the case's bytes out, compiled once. Read the median (p0.50): it holds
 * on a machine that does other things too.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class MappingBenchmark {

    private static final Path MAPPINGS = Path.of("src/jmh/mappings");

    @Param({"1024", "20480"})
    private int formBytes;

    @Param({"jslt", "jsonata", "jq"})
    private String language = "";

    private byte[] form = {};
    private MappingLanguage.Compiled mapping = body -> body;

    /** Compiles, and makes sure that the mapping says the same as JSLT's. */
    @Setup
    public void compile() throws IOException {
        form = GrantForms.ofSize(formBytes);
        MappingLanguage.Compiled jslt = MappingLanguage.jslt.compile(
                Files.readString(Path.of("routes/mappings/grant-application-to-case.jslt")));
        mapping = language.equals("jslt")
                ? jslt
                : MappingLanguage.valueOf(language)
                        .compile(Files.readString(MAPPINGS.resolve("grant-application-to-case." + language)));
        MappingLanguage.requireSame(jslt.apply(form), mapping.apply(form));
    }

    @Benchmark
    public byte[] map() throws IOException {
        return mapping.apply(form);
    }
}
