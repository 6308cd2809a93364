package fi.vayla.delivery;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Which parked keys of a route have something to do, and which of them have their turn now. As many have it at once as keep
 * the route's calls busy; the others wait without anything in memory but their names.
 */
final class ParkedKeys implements Consumer<ParkedEntry> {

    private final Set<String> woken = new LinkedHashSet<>(); // guarded by this
    private final Set<String> busy = new HashSet<>(); // guarded by this
    private final int most;

    /** @param concurrency the route's */
    ParkedKeys(int concurrency) {
        most = 2 * concurrency;
    }

    /** Its first message has to be looked at. Quick, from any thread. */
    @Override
    public synchronized void accept(ParkedEntry first) {
        woken.add(first.key());
    }

    /** The keys whose turn begins now, those that have waited longest first. */
    synchronized List<String> begin() {
        List<String> begun = new ArrayList<>();
        Iterator<String> waiting = woken.iterator();
        while (busy.size() < most && waiting.hasNext()) {
            String key = waiting.next();
            if (busy.add(key)) {
                waiting.remove();
                begun.add(key);
            }
        }
        return begun;
    }

    /** @param again whether there is more to do, after the others that wait */
    synchronized void end(String key, boolean again) {
        busy.remove(key);
        if (again) {
            woken.add(key);
        }
    }
}
