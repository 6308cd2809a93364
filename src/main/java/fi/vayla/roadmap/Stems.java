package fi.vayla.roadmap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Takes a title apart: the stems of its words and their pieces, by the rules of one language. The pieces find a word inside a compound,
 * of which both languages are full. Thread-safe.
 */
enum Stems {
    FINNISH(new FinnishAnalyzer()),
    SWEDISH(new SwedishAnalyzer());

    static final List<Stems> LANGUAGES = List.of(values());

    /** Letters of a piece. */
    private static final int PIECE = 4;

    private final Analyzer analyzer;

    Stems(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    Set<String> of(String title) {
        Set<String> found = new HashSet<>();
        try (TokenStream pieces = new NGramTokenFilter(analyzer.tokenStream("title", title), PIECE, PIECE, true)) {
            CharTermAttribute term = pieces.addAttribute(CharTermAttribute.class);
            pieces.reset();
            while (pieces.incrementToken()) {
                found.add(term.toString());
            }
            pieces.end();
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory cannot fail to be read", e);
        }
        return found;
    }
}
