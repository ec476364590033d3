package dev.roundtwo.scoring;

import dev.roundtwo.platform.NotFound;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The rubrics that come with the house, read once from {@code db/library/rubrics}. */
@Component
public class Rubrics {

    private static final Set<Integer> LEVELS = Set.of(1, 2, 3, 4);

    private final Map<String, Rubric> known;

    Rubrics() throws IOException {
        Map<String, Rubric> read = new HashMap<>();
        YAMLMapper yaml = new YAMLMapper();
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:db/library/rubrics/*.yaml")) {
            try (InputStream in = file.getInputStream()) {
                Rubric rubric = checked(yaml.readValue(in, Rubric.class), file);
                read.put(rubric.id(), rubric);
            }
        }
        known = Map.copyOf(read);
    }

    public Rubric named(String id) {
        Rubric rubric = known.get(id);
        if (rubric == null) {
            throw new NotFound("rubric", id);
        }
        return rubric;
    }

    private static Rubric checked(Rubric rubric, Resource file) {
        for (Competency asked : rubric.competencies()) {
            if (!Fields.KEY.matcher(asked.key()).matches()
                    || !asked.levels().keySet().equals(LEVELS)) {
                throw new IllegalStateException(
                        "%s: '%s' needs a key of a-z and the levels 1 to 4".formatted(file, asked.key()));
            }
        }
        return rubric;
    }
}
