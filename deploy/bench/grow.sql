-- Multiplies what the demo holds, to see how pages and plans behave with much of it. For a scratch database only, as a superuser:
--   psql -d scratch -v ON_ERROR_STOP=1 -v questions=100000 -v times=1000 -v workspaces=1 -f grow.sql
-- questions: how many the demo's bank is to hold; times: how often sets and interviews are there afterwards;
-- workspaces: 1 puts all of it into the demo workspace, more spread it over others as well. Defaults are those above.
\if :{?questions} \else \set questions 100000 \endif
\if :{?times} \else \set times 1000 \endif
\if :{?workspaces} \else \set workspaces 1 \endif

begin;

create temp table place (number int primary key, workspace_id uuid not null) on commit drop;
insert into place
    select 0, id from workspace where slug = 'demo'
    union all
    select number, gen_random_uuid() from generate_series(1, :workspaces - 1) as number;
-- The trigger that indexes a question's words sees only what its workspace may.
select set_config('app.workspace', workspace_id::text, true) from place where number = 0 \g /dev/null

insert into workspace (id, slug, name, created_at)
    select workspace_id, 'grown-' || number, 'Grown ' || number, now() from place where number > 0;
insert into member (workspace_id, account_id, role, joined_at)
    select p.workspace_id, m.account_id, m.role, m.joined_at
    from member m join place d on d.number = 0 and d.workspace_id = m.workspace_id cross join place p
    where p.number > 0;

-- The id of a row's copy: the same time in front, so that copies stand near their originals in an index.
create function pg_temp.copied(id uuid, copy int) returns uuid language sql immutable
    as $$ select (left(id::text, 15) || right(md5(id || ':' || copy)::uuid::text, 21))::uuid $$;

-- Topics name an interview, a seat or a card behind their first slash.
create function pg_temp.copied_topic(topic text, copy int) returns text language sql immutable
    as $$ select regexp_replace(topic, '[0-9a-f-]{36}', pg_temp.copied(substring(topic from '[0-9a-f-]{36}')::uuid, copy)::text) $$;

-- Copies every row of the demo's in these tables. What is copied with them gets its copy's id; people and questions stay who they are.
-- The demo's interview of today becomes many, each a little earlier than the one before.
create procedure pg_temp.multiply(tables text[], times int, workspaces int) language plpgsql as $$
declare
    copied constant text[] := array['id', 'family', 'interview_id', 'seat_id', 'candidate_seat', 'swap_proposed_by', 'set_id',
        'subject_id', 'rater_id', 'scorecard_id', 'feedback_id', 'decided_by'];
    name text;
    columns text;
    expressions text;
    added bigint;
begin
    foreach name in array tables loop
        select string_agg(quote_ident(c.column_name), ', ' order by c.ordinal_position),
               string_agg(case
                   when c.column_name = 'workspace_id' then 'p.workspace_id'
                   when c.column_name = any (copied) then format('pg_temp.copied(t.%I, n)', c.column_name)
                   when c.column_name = 'topic' then 'pg_temp.copied_topic(t.topic, n)'
                   when c.column_name = 'link_digest' then 'md5(t.link_digest || n)'
                   when c.data_type = 'timestamp with time zone' then format('t.%I - n * interval ''37 minutes''', c.column_name)
                   else format('t.%I', c.column_name) end, ', ' order by c.ordinal_position)
        into columns, expressions
        from information_schema.columns c
        where c.table_schema = 'public' and c.table_name = name and c.is_identity = 'NO' and c.is_generated = 'NEVER';
        execute format(
            'insert into %I (%s) select %s from generate_series(1, %s) n join place p on p.number = n %% %s
             cross join (select t.* from %I t join place d on d.number = 0 and d.workspace_id = t.workspace_id) t',
            name, columns, expressions, times - 1, workspaces, name);
        get diagnostics added = row_count;
        raise notice '% + %', rpad(name, 20), added;
    end loop;
end $$;

call pg_temp.multiply(
    array['question_set', 'set_item', 'interview', 'seat', 'turn', 'shared_note', 'note_op', 'private_note', 'timeline_entry',
          'scorecard', 'scorecard_field', 'scorecard_edit', 'debrief_decision', 'feedback', 'feedback_field', 'feedback_edit',
          'feedback_publication', 'live_topic', 'live_event'],
    :times, :workspaces);

-- Questions: copies of the library's in the demo's bank, each with a number in its title that can be searched for.
create temp table copy on commit drop as
    select n, q.id as original, q.revision, pg_temp.copied(q.id, n) as id, pg_temp.copied(r.id, n) as revision_id,
           q.title || ' ' || n as title, md5(q.digest || n) as digest
    from (select *, row_number() over (order by library_key) as place, count(*) over () as held from question where workspace_id is null) q
    join question_revision r on r.question_id = q.id and r.number = q.revision
    cross join lateral generate_series(1, ceil(:questions::numeric / q.held)::int) n
    where (n - 1) * q.held + q.place <= :questions;

insert into question_revision (id, workspace_id, question_id, number, digest, content, author_id, author_name, at)
    select c.revision_id, d.workspace_id, c.id, 1, c.digest, r.content || jsonb_build_object('title', c.title), null, r.author_name, r.at
    from copy c join question_revision r on r.question_id = c.original and r.number = c.revision
    join place d on d.number = 0;
insert into question (id, workspace_id, copied_from, revision, digest, title, round, minutes, tags, stacks, signals, created_at, changed_at)
    select c.id, d.workspace_id, c.original, 1, c.digest, c.title, q.round, q.minutes, q.tags, q.stacks, q.signals, q.created_at, q.changed_at
    from copy c join question q on q.id = c.original join place d on d.number = 0;

commit;
analyze;

select (select count(*) from question) as questions, (select count(*) from question_set) as sets,
       (select count(*) from interview) as interviews, (select count(*) from timeline_entry) as timeline_entries,
       (select count(*) from scorecard) as scorecards, (select count(*) from workspace) as workspaces;
