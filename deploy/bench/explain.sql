-- The plans of the statements behind the pages, as the application's role sees them in the demo workspace. After grow.sql, as a
-- superuser:  psql -d scratch -v ON_ERROR_STOP=1 -f explain.sql
-- What to look for: index scans that begin with the workspace, "Rows Removed" near nothing, buffers that do not grow with the data.
\pset format unaligned
\pset tuples_only on
\set quiet on

select id as workspace from workspace where slug = 'demo' \gset
select i.id as room from interview i where i.workspace_id = :'workspace' and i.status = 'LIVE' order by i.id limit 1 \gset
select id as turn from turn where interview_id = :'room' order by number limit 1 \gset
select s.id as seat from seat s where s.interview_id = :'room' and s.part in ('LEAD', 'PEER') order by s.id limit 1 \gset
select coalesce((select c.id from scorecard c where c.workspace_id = :'workspace' order by c.id limit 1), gen_random_uuid()) as card \gset
select id as past from question_set where workspace_id = :'workspace' order by lower(title), id offset 60 limit 1 \gset
select id as asked from question where workspace_id = :'workspace' order by lower(title), id offset 60 limit 1 \gset

-- The search works inside a function, whose plan only this module shows. The application asks with generic plans.
load 'auto_explain';
set auto_explain.log_min_duration = 0;
set auto_explain.log_nested_statements = on;
set auto_explain.log_analyze = on;
set auto_explain.log_buffers = on;
set auto_explain.log_timing = off;
set plan_cache_mode = force_generic_plan;
select set_config('app.workspace', :'workspace', false) \g /dev/null
set role roundtwo_app;

\echo '== The sets, a page of them'
prepare sets as
    with page as (
        select s.* from question_set s
        where s.workspace_id = current_workspace() and (s.status = 'RETIRED') = $1
          and (s.status <> 'PUBLISHED' or not exists (
              select from question_set n where n.workspace_id = s.workspace_id and n.family = s.family
              and n.number > s.number and n.status = 'PUBLISHED'))
          and (cast($2 as uuid) is null or (lower(s.title), s.id) > (
              select lower(a.title), a.id from question_set a where a.id = cast($2 as uuid)))
        order by lower(s.title), s.id limit 31)
    select p.id, p.title, p.number, p.status, p.changed_by, p.changed_at, count(i.id)::int, coalesce(sum(i.minutes), 0)::int,
        (select count(distinct signal) from set_item j join question_revision r on r.id = j.revision_id
         cross join jsonb_array_elements_text(r.content -> 'signals') signal
         where j.workspace_id = current_workspace() and j.set_id = p.id)::int
    from page p left join set_item i on i.workspace_id = p.workspace_id and i.set_id = p.id
    group by p.id, p.title, p.number, p.status, p.changed_by, p.changed_at order by lower(p.title), p.id;
explain (analyze, buffers, timing off) execute sets (false, null);
\echo '== The sets, a page further on'
explain (analyze, buffers, timing off) execute sets (false, :'past');

\echo '== The interviews to come, a page of them'
select account_id as account from member where workspace_id = :'workspace' and role = 'INTERVIEWER' order by account_id limit 1 \gset
prepare interviews as
    select i.id, i.title, i.mode, i.status, i.starts_at, i.zone, i.minutes, i.cancelled_because, s.part,
        (select string_agg(c.name, ' and ' order by c.id) from seat c
         where c.interview_id = i.id and c.part in ('CANDIDATE', 'PEER')),
        (select string_agg(h.name, ', ' order by h.id) from seat h
         where h.interview_id = i.id and h.part in ('LEAD', 'INTERVIEWER'))
    from interview i left join seat s on s.interview_id = i.id and s.account_id = $2
    where i.workspace_id = $1 and i.status = 'SCHEDULED' and ($3 or s.id is not null) order by i.starts_at asc, i.id asc limit 31;
explain (analyze, buffers, timing off) execute interviews (:'workspace', :'account', true);

\echo '== The room: its head, turn, seats and notes'
prepare head as select title, mode, status, starts_at, started_at, half from interview where id = $1;
explain (analyze, buffers, timing off) execute head (:'room');
prepare turn as
    select t.* from turn t join interview i on i.id = t.interview_id
    where i.id = $1 order by (t.number = i.half) desc, t.number limit 1;
explain (analyze, buffers, timing off) execute turn (:'room');
prepare seats as
    select s.id, s.name, s.part, s.account_id, s.half, i.half from seat s join interview i on i.id = s.interview_id
    where s.interview_id = $1 order by s.id;
explain (analyze, buffers, timing off) execute seats (:'room');
prepare notes as select version, text from shared_note where interview_id = $1;
explain (analyze, buffers, timing off) execute notes (:'room');

\echo '== The room: bookmarks, and the whole timeline'
prepare bookmarks as
    select t.* from timeline_entry t join interview i on i.id = t.interview_id
    where t.interview_id = $1 and t.seat_id = $2 and t.kind = 'BOOKMARK' and t.half = i.half order by t.at, t.number;
explain (analyze, buffers, timing off) execute bookmarks (:'room', :'seat');
prepare timeline as select * from timeline_entry where interview_id = $1 order by at, number;
explain (analyze, buffers, timing off) execute timeline (:'room');

\echo '== The scorecard and its fields; the history of one'
prepare card as
    select f.name, f.value, f.version from scorecard c join scorecard_field f on f.scorecard_id = c.id
    where c.subject_kind = 'turn' and c.subject_id = $1 and c.rater_id = $2;
explain (analyze, buffers, timing off) execute card (:'turn', :'seat');
prepare history as
    select field, value, edited_by, edited_at, outcome from scorecard_edit where scorecard_id = $1 order by edited_at, id;
explain (analyze, buffers, timing off) execute history (:'card');

\echo '== Events that a stream missed'
prepare missed as
    select e.topic, e.no, e.name, e.data::text from unnest($1::text[], $2::bigint[]) as known (topic, no)
    join live_event e on e.workspace_id = $3 and e.topic = known.topic and e.no > known.no order by e.topic, e.no;
explain (analyze, buffers, timing off) execute missed (array['room/' || :'room'], array[0], :'workspace');

\echo '== Questions: the first page, a common word, a number that one has, a signal with two pages passed'
set client_min_messages = log;
select count(*) from question_find('', '', '', '', '', '', false, null, false, 31);
select count(*) from question_find('redis', '', '', '', '', '', false, null, false, 31);
select count(*) from question_find('4711', '', '', '', '', '', false, null, false, 31);
select count(*) from question_find('', 'two', 'reliability', '', '', 'bank', false, :'asked', false, 31);
