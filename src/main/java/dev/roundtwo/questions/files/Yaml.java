package dev.roundtwo.questions.files;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A YAML document as a tree that knows its lines. Only plain data is let in: one document, no anchors, aliases, tags or
 * repeated keys, at most 12 levels deep.
 */
public sealed interface Yaml {

    int line();

    /** A text, number or nothing; {@code plain} when it stood without quotes. */
    record Scalar(int line, String value, boolean plain) implements Yaml {

        boolean empty() {
            return plain && (value.isEmpty() || value.equals("~") || value.equals("null"));
        }
    }

    /** A list. */
    record Items(int line, List<Yaml> items) implements Yaml {}

    /** A mapping, in the order of the file. */
    record Entries(int line, Map<String, Entry> entries) implements Yaml {}

    /** A key's line and its value. */
    record Entry(int line, Yaml value) {}

    /** Reads the text or says where it is broken. */
    static Yaml read(String text) throws Broken {
        try {
            return new Reader(text).document();
        } catch (MarkedYamlEngineException e) {
            String problem = e.getProblem() == null ? "" : e.getProblem();
            boolean unclosed = problem.contains("end of stream");
            int line = (unclosed
                            ? e.getContextMark().or(e::getProblemMark)
                            : e.getProblemMark().or(e::getContextMark))
                    .map(mark -> mark.getLine() + 1)
                    .orElse(1);
            throw new Broken(line, "questions.file.syntax", problem);
        } catch (YamlEngineException e) {
            throw new Broken(1, "questions.file.syntax", String.valueOf(e.getMessage()));
        }
    }

    /** Builds the tree from events, because events still tell anchors, tags and lines. */
    final class Reader {

        private static final int DEPTH = 12;

        private final Iterator<Event> events;

        private Reader(String text) {
            var settings = LoadSettings.builder().setLabel("file").build();
            events = new Parse(settings).parseString(text).iterator();
        }

        private Yaml document() throws Broken {
            events.next();
            Event start = events.next();
            if (start.getEventId() == Event.ID.StreamEnd) {
                throw new Broken(1, "questions.file.empty");
            }
            Yaml root = node(events.next(), 0);
            events.next();
            Event end = events.next();
            if (end.getEventId() != Event.ID.StreamEnd) {
                throw new Broken(line(end), "questions.file.documents");
            }
            return root;
        }

        private Yaml node(Event event, int depth) throws Broken {
            refuseMagic(event, depth);
            if (event instanceof ScalarEvent scalar) {
                return new Scalar(line(event), scalar.getValue(), scalar.isPlain());
            }
            return event instanceof MappingStartEvent ? entries(event, depth) : items(event, depth);
        }

        private Yaml items(Event start, int depth) throws Broken {
            var items = new ArrayList<Yaml>();
            for (Event next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
                items.add(node(next, depth + 1));
            }
            return new Items(line(start), items);
        }

        private Yaml entries(Event start, int depth) throws Broken {
            var entries = new LinkedHashMap<String, Entry>();
            for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
                if (!(node(next, depth + 1) instanceof Scalar key)) {
                    throw new Broken(line(next), "questions.file.key");
                }
                var entry = new Entry(key.line(), node(events.next(), depth + 1));
                if (entries.put(key.value(), entry) != null) {
                    throw new Broken(key.line(), "questions.file.twice", key.value());
                }
            }
            return new Entries(line(start), entries);
        }

        private static void refuseMagic(Event event, int depth) throws Broken {
            if (depth > DEPTH) {
                throw new Broken(line(event), "questions.file.deep");
            }
            if (event instanceof AliasEvent
                    || event instanceof NodeEvent node && node.getAnchor().isPresent()) {
                throw new Broken(line(event), "questions.file.anchor");
            }
            Optional<String> tag = event instanceof ScalarEvent scalar
                    ? scalar.getTag()
                    : event instanceof CollectionStartEvent start ? start.getTag() : Optional.empty();
            if (tag.isPresent()) {
                throw new Broken(line(event), "questions.file.tag");
            }
        }

        private static int line(Event event) {
            return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        }
    }
}
