package fi.vayla;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Instances of the hub on one cluster, each a process with a folder, a view and a port of its own. */
final class Hubs implements AutoCloseable {

    private record Instance(Path folder, int port) {}

    private final List<Instance> instances = new ArrayList<>();
    private final List<HubProcess> running = new ArrayList<>();
    private final Map<String, String> settings;

    /** Returns when all are ready. */
    Hubs(Path folder, int size, Map<String, String> settings) {
        this.settings = settings;
        try {
            for (int number = 0; number < size; number++) {
                Instance instance = new Instance(folder.resolve("hub-" + (number + 1)), TestHub.freePorts());
                instances.add(instance);
                running.add(launch(instance));
            }
            running.forEach(HubProcess::awaitReady);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private HubProcess launch(Instance instance) {
        return HubProcess.launch(instance.folder(), instance.port(), HubProcess.SHORT_LIVED, settings);
    }

    int size() {
        return running.size();
    }

    HubProcess get(int number) {
        return running.get(number);
    }

    List<URI> urls() {
        return running.stream().map(HubProcess::url).toList();
    }

    void kill(int number) throws InterruptedException {
        running.get(number).kill();
    }

    /** Returns when it is ready. */
    void startAgain(int number) {
        running.set(number, launch(instances.get(number)));
        running.get(number).awaitReady();
    }

    @Override
    public void close() {
        running.forEach(HubProcess::close);
    }
}
