package fi.vayla.system;

/** Makes the adapters of one kind. Each kind is a Spring component; adding one touches no other. */
public interface AdapterFactory {

    /** The name used in {@code config/systems.yaml}, such as {@code rest}. */
    String id();

    SystemAdapter create(SystemDefinition definition);
}
