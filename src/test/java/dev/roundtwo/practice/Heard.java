package dev.roundtwo.practice;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.context.event.GenericApplicationListener;
import org.springframework.core.ResolvableType;

/** Facts of one kind as they are told, in whatever thread and in the transaction that tells them; one of them may meet a dying node. */
public final class Heard<T> implements GenericApplicationListener, AutoCloseable {

    private final Class<T> kind;
    private final Predicate<T> which;
    private final ApplicationEventMulticaster multicaster;
    private final Queue<T> facts = new ConcurrentLinkedQueue<>();
    private volatile int diesAt = Integer.MAX_VALUE;

    public Heard(ApplicationContext house, Class<T> kind, Predicate<T> which) {
        this.kind = kind;
        this.which = which;
        multicaster = house.getBean(ApplicationEventMulticaster.class);
        multicaster.addApplicationListener(this);
    }

    public List<T> facts() {
        return List.copyOf(facts);
    }

    /** The node is gone when it tells so many facts; 0 for never. */
    public void diesAt(int number) {
        facts.clear();
        diesAt = number == 0 ? Integer.MAX_VALUE : number;
    }

    @Override
    public boolean supportsEventType(ResolvableType type) {
        return PayloadApplicationEvent.class.isAssignableFrom(type.toClass());
    }

    @Override
    public void onApplicationEvent(ApplicationEvent event) {
        if (event instanceof PayloadApplicationEvent<?> told && kind.isInstance(told.getPayload())) {
            T fact = kind.cast(told.getPayload());
            if (which.test(fact)) {
                facts.add(fact);
                if (facts.size() == diesAt) {
                    throw new IllegalStateException("The node is gone");
                }
            }
        }
    }

    @Override
    public void close() {
        multicaster.removeApplicationListener(this);
    }
}
