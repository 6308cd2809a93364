package fi.vayla.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Runs the tasks of one key one after the other in the order they came, and those of different keys side by side. */
final class KeyQueues {

    private final Map<String, Deque<Runnable>> waiting = new HashMap<>();
    private final String name;

    KeyQueues(String name) {
        this.name = name;
    }

    /** Never blocks. A task must not throw: the key's later tasks would never run. */
    void submit(String key, Runnable task) {
        synchronized (waiting) {
            Deque<Runnable> queue = waiting.get(key);
            if (queue != null) {
                queue.add(task);
                return;
            }
            waiting.put(key, new ArrayDeque<>(2));
        }
        Thread.ofVirtual().name(name).start(() -> drain(key, task));
    }

    private void drain(String key, Runnable first) {
        Runnable task = first;
        while (task != null) {
            task.run();
            synchronized (waiting) {
                Deque<Runnable> queue = waiting.get(key);
                task = queue == null ? null : queue.poll();
                if (task == null) {
                    waiting.remove(key);
                }
            }
        }
    }
}
