package dev.roundtwo.tenancy.operation;

import dev.roundtwo.platform.limits.Limited;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an operator typed into the fields of a workspace's allowances, by the code of the kind; other parameters do not count. */
record TypedAmounts(Map<String, String> typed) {

    private static final long MOST = 1_000_000_000;

    /** The fields whose text is no whole number up to a thousand million, nor empty. */
    Set<String> wrong() {
        Set<String> wrong = new LinkedHashSet<>();
        for (Limited what : Limited.values()) {
            String text = text(what);
            if (!text.isEmpty() && (!text.matches("\\d{1,10}") || Long.parseLong(text) > MOST)) {
                wrong.add(what.code());
            }
        }
        return wrong;
    }

    /** By kind; empty where nothing was typed. Only when none is {@link #wrong}. */
    Map<Limited, Optional<Long>> amounts() {
        Map<Limited, Optional<Long>> amounts = new EnumMap<>(Limited.class);
        for (Limited what : Limited.values()) {
            if (typed.containsKey(what.code())) {
                String text = text(what);
                amounts.put(what, text.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(text)));
            }
        }
        return amounts;
    }

    private String text(Limited what) {
        return typed.getOrDefault(what.code(), "").replaceAll("[\\s,']", "");
    }
}
