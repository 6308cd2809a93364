package fi.vayla.log;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.util.unit.DataSize;

/** The disk of a hub's embedded broker, with as much free as a test says. The broker itself goes on with the real one. */
public final class TestDisk implements BeanPostProcessor {

    private volatile long free = Long.MAX_VALUE;

    public void leaves(DataSize size) {
        free = size.toBytes();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof FreeSpace ? (FreeSpace) folder -> free : bean;
    }
}
