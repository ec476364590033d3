package dev.roundtwo.api.http;

import dev.roundtwo.api.http.KeptAnswers.Answer;
import dev.roundtwo.api.http.KeptAnswers.Verdict.Claimed;
import dev.roundtwo.platform.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Reads a keyed POST ahead and keeps what it was answered; a failure of ours is not kept, so that it can be tried again. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE) // within the scope of the request
class AnswerKeeper extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerKeeper.class);
    private static final int MOST = 1 << 20;
    private static final List<String> HEADERS =
            List.of("Location", "ETag", "Content-Type", "Cache-Control", "Deprecation", "Sunset", "Link");

    /** What says more about the moment than about the request. */
    private static final Set<Integer> PASSING = Set.of(401, 403, 408, 429);

    private final KeptAnswers answers;
    private final Problems problems;

    AnswerKeeper(KeptAnswers answers, Problems problems) {
        this.answers = answers;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || request.getHeader(Idempotency.HEADER) == null
                || !request.getRequestURI().startsWith("/api/v1/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body = request.getInputStream().readNBytes(MOST + 1);
        if (body.length > MOST) {
            problems.write(response, problems.of(HttpStatus.CONTENT_TOO_LARGE, problems.text("error.413")));
            return;
        }
        RereadRequest again = new RereadRequest(request, body);
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        boolean done = false;
        try {
            chain.doFilter(again, answer);
            done = true;
        } finally {
            if (again.getAttribute(Idempotency.CLAIM) instanceof Claimed claimed) {
                int status = answer.getStatus();
                if (done && status < 500 && !PASSING.contains(status)) {
                    keep(claimed, answer(answer));
                } else {
                    answers.giveUp(claimed);
                }
            }
        }
        answer.copyBodyToResponse();
    }

    /** What was done is told, whether it can be kept or not: a caller who heard of a failure would send it again. */
    private void keep(Claimed claimed, Answer answer) {
        try {
            answers.keep(claimed, answer);
        } catch (DataAccessException | TransactionException away) {
            LOG.atError()
                    .addKeyValue("event", "answer-not-kept")
                    .setCause(away)
                    .log("An answer could not be kept: its key does the work again after its lease");
        }
    }

    private static Answer answer(ContentCachingResponseWrapper sent) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : HEADERS) {
            if (sent.getHeader(name) != null) {
                headers.put(name, String.valueOf(sent.getHeader(name)));
            }
        }
        if (sent.getContentType() != null) {
            headers.put("Content-Type", sent.getContentType());
        }
        return new Answer(sent.getStatus(), headers, new String(sent.getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
