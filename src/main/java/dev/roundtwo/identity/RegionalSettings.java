package dev.roundtwo.identity;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.time.Zones;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The zone and the manner of dates of each account: as the browser says, until the person chooses. */
@Component
@Transactional
public class RegionalSettings {

    private static final Set<String> KNOWN = Arrays.stream(Locale.getAvailableLocales())
            .map(Locale::toLanguageTag)
            .collect(Collectors.toSet());

    /** What is offered to choose from; whatever else a browser says is kept as well. */
    static final List<String> OFFERED = List.of(
            "en", "en-GB", "en-US", "en-AU", "en-CA", "en-IE", "en-IN", "cs-CZ", "da-DK", "de-AT", "de-CH", "de-DE",
            "el-GR", "es-ES", "es-MX", "fi-FI", "fr-CA", "fr-CH", "fr-FR", "he-IL", "hi-IN", "hu-HU", "it-IT", "ja-JP",
            "ko-KR", "nb-NO", "nl-NL", "pl-PL", "pt-BR", "pt-PT", "ro-RO", "ru-RU", "sv-SE", "tr-TR", "uk-UA", "zh-CN",
            "zh-TW");

    private final JdbcClient sql;

    RegionalSettings(JdbcClient sql) {
        this.sql = sql;
    }

    /** UTC and English, where nothing is known. */
    @Transactional(readOnly = true)
    public Regional of(UUID account) {
        return sql.sql("select zone, locale from account_by_id(?)")
                .param(account)
                .query((row, number) -> Regional.kept(row.getString("zone"), row.getString("locale")))
                .optional()
                .orElse(Regional.DEFAULT);
    }

    /** What the person decides, for good. */
    public void choose(UUID account, @Nullable String zone, @Nullable String locale) {
        RuleBroken.together(() -> checkedZone(zone), () -> checkedLocale(locale));
        sql.sql("update account set zone = ?, locale = ?, region_chosen = true where id = ?")
                .params(checkedZone(zone), checkedLocale(locale), account)
                .update();
    }

    /** What the browser says: it holds until the person chooses, and what makes no sense is not heard. */
    public void guess(UUID account, @Nullable String zone, @Nullable String locale) {
        if (zone == null || Zones.of(zone).isEmpty()) {
            return;
        }
        String manner = locale != null && KNOWN.contains(locale) ? locale : "en";
        sql.sql("""
                update account set zone = :zone, locale = :locale
                where id = :id and not region_chosen and (zone, locale) is distinct from (:zone, :locale)
                """)
                .param("zone", zone)
                .param("locale", manner)
                .param("id", account)
                .update();
    }

    /** What can be told from elsewhere, as the clock of somebody's hours: it holds while neither they nor a browser said any. */
    public void suppose(UUID account, ZoneId zone) {
        sql.sql("""
                update account set zone = :zone
                where id = :id and not region_chosen and locale is null and zone is distinct from :zone
                """).param("zone", zone.getId()).param("id", account).update();
    }

    private static String checkedZone(@Nullable String zone) {
        if (zone == null || Zones.of(zone).isEmpty()) {
            throw new RuleBroken("identity.region.zone");
        }
        return zone;
    }

    private static String checkedLocale(@Nullable String locale) {
        if (locale == null || !KNOWN.contains(locale)) {
            throw new RuleBroken("identity.region.locale");
        }
        return locale;
    }
}
