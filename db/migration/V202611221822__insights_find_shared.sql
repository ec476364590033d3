-- What is shared is found by the interview and the person at once.
create index insight_level_of_share on insight_level (interview_id, account_id, taken_at);
drop index insight_level_of_interview;
