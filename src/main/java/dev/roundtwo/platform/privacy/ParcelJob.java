package dev.roundtwo.platform.privacy;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.jobs.JobHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Packs a parcel. Begun again after its node was lost, it starts from an empty box. What fails is told to whoever ordered it,
 * who may order again; it is no dead letter, as nobody else could read what it is about.
 */
@Component
class ParcelJob implements JobHandler<ParcelJob.Order> {

    static final String KIND = "parcel";

    private static final Logger LOG = LoggerFactory.getLogger(ParcelJob.class);

    private final ParcelBox box;
    private final ObjectProvider<Packing> packings;
    private final JsonMapper json;

    ParcelJob(ParcelBox box, ObjectProvider<Packing> packings, JsonMapper json) {
        this.box = box;
        this.packings = packings;
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Order> payload() {
        return Order.class;
    }

    @Override
    public void handle(UUID messageId, Order order) {
        if (!box.open(order.id())) {
            return;
        }
        Packing packing = packings.stream()
                .filter(one -> one.kind().equals(order.kind()))
                .findFirst()
                .orElseThrow();
        try {
            long size = pack(order.id(), packing);
            packing.ready();
            box.close(order.id(), size);
        } catch (RuntimeException | IOException failure) {
            LOG.error("A parcel could not be packed", failure);
            box.fail(order.id(), failure instanceof RuleBroken broken ? broken.code() : "privacy.parcel.failed");
        }
    }

    private long pack(UUID id, Packing packing) throws IOException {
        try (var out = new ParcelPieces(box, id);
                var parcel = new Parcel(out, packing.title(), json)) {
            parcel.leaveOut(box.leftOut(id));
            packing.pack(parcel, (done, steps, doing) -> box.progress(id, done, steps, doing));
            parcel.finish();
            out.flush();
            return out.size();
        } catch (UncheckedIOException odd) {
            throw odd.getCause();
        }
    }

    /** Which parcel, and how it is packed. */
    record Order(UUID id, String kind) {}
}
