package fi.vayla.console;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Keeps the answers that were asked for last, each as long as what it depends on stands as it stood. Thread-safe.
 *
 * @param <Q> a question
 * @param <S> what an answer depends on besides its question
 */
final class KeptAnswers<Q, S, A> {

    private static final int FIRST_ROOM = 16;
    private static final float LOAD = 0.75f;

    private record Kept<S, A>(S stand, A answer) {}

    private final long most;
    private final ToLongFunction<A> size;
    private final Map<Q, Kept<S, A>> answers = new LinkedHashMap<>(FIRST_ROOM, LOAD, true); // guarded by this
    private long sizes; // guarded by this

    /** @param most how large all that is kept may be together */
    KeptAnswers(long most, ToLongFunction<A> size) {
        this.most = most;
        this.size = size;
    }

    A get(Q question, S stand, Supplier<A> fresh) {
        synchronized (this) {
            Kept<S, A> known = answers.get(question);
            if (known != null && known.stand().equals(stand)) {
                return known.answer();
            }
        }
        A answer = fresh.get(); // outside the lock: it takes long
        keep(question, new Kept<>(stand, answer));
        return answer;
    }

    private synchronized void keep(Q question, Kept<S, A> kept) {
        Kept<S, A> before = answers.put(question, kept);
        sizes += size.applyAsLong(kept.answer()) - (before == null ? 0 : size.applyAsLong(before.answer()));
        Iterator<Kept<S, A>> oldest = answers.values().iterator();
        while (sizes > most && oldest.hasNext()) {
            sizes -= size.applyAsLong(oldest.next().answer());
            oldest.remove();
        }
    }
}
