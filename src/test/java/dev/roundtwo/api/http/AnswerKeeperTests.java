package dev.roundtwo.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.roundtwo.api.http.KeptAnswers.Verdict.Claimed;
import dev.roundtwo.platform.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** v5.0.0-16.5.2: the database goes away between the work and the keeping of its answer. */
class AnswerKeeperTests {

    @Test
    void whatWasDoneIsToldThoughItsAnswerCannotBeKept() throws Exception {
        KeptAnswers answers = mock(KeptAnswers.class);
        doThrow(new DataAccessResourceFailureException("away")).when(answers).keep(any(), any());
        var request = new MockHttpServletRequest("POST", "/api/v1/workspaces/team/questions");
        request.addHeader(Idempotency.HEADER, "0123456789");
        var response = new MockHttpServletResponse();
        new AnswerKeeper(answers, mock(Problems.class)).doFilter(request, response, (asked, answered) -> {
            asked.setAttribute(Idempotency.CLAIM, new Claimed(UUID.randomUUID(), UUID.randomUUID()));
            ((HttpServletResponse) answered).setStatus(201);
            answered.getWriter().write("{\"id\":1}");
        });
        verify(answers).keep(any(), any());
        assertThat(response.getStatus()).isEqualTo(201);
        assertThat(response.getContentAsString()).isEqualTo("{\"id\":1}");
        verify(answers, never()).giveUp(any());
    }
}
