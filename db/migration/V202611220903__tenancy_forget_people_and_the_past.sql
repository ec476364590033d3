-- What a workspace keeps for so many days only; nothing is set at first, and nothing goes.
create table workspace_retention (
    workspace_id uuid not null references workspace on delete cascade,
    kind         text not null check (kind in ('interviews', 'notes', 'recordings')),
    days         int not null check (days between 1 and 3650),
    primary key (workspace_id, kind)
);
alter table workspace_retention enable row level security;
alter table workspace_retention force row level security;
create policy workspace_retention_of_workspace on workspace_retention
    using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());

-- What only grows gives way to the tables' owner, which is: to the functions below, and to nothing that the application sends.
create or replace function refuse_change() returns trigger
    language plpgsql
    as $$ begin
        if current_user = (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid) then
            return new;
        end if;
        raise exception '% only grows', tg_table_name;
    end $$;
create or replace function refuse_rewriting() returns trigger
    language plpgsql
    as $$ begin
        -- Depth 2 and more: the whole interview goes, by a foreign key.
        if pg_trigger_depth() < 2 and current_user <> (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid) then
            raise exception '% only grows', tg_table_name;
        end if;
        return null;
    end $$;
do $$
declare
    name text;
begin
    foreach name in array array['question_revision', 'scorecard_edit', 'feedback_edit', 'feedback_publication', 'debrief_decision', 'timeline_entry'] loop
        execute format('create policy %I on %I for update to current_user using (workspace_id = current_workspace())', name || '_forgets', name);
    end loop;
    foreach name in array array['debrief_decision', 'timeline_entry', 'note_op'] loop
        execute format('create policy %I on %I for delete to current_user using (workspace_id = current_workspace())', name || '_ends', name);
    end loop;
end
$$;

-- Takes the name of an account that is to be erased from all it left in the workspace in scope, and its private notes with it.
create function forget_person(who uuid, instead text) returns void
    language plpgsql security definer set search_path from current
    as $$
declare
    called text;
    seats uuid[];
    talks uuid[];
    turns uuid[];
begin
    select name into called from account where id = who and closed_at <= now() - interval '7 days';
    if called is null then
        raise exception 'This account is not to be erased';
    end if;
    update question_revision set author_name = instead, author_id = null where workspace_id = current_workspace() and author_id = who;
    update question_set set changed_by = instead where workspace_id = current_workspace() and changed_by = called;
    select coalesce(array_agg(s.id), '{}'), coalesce(array_agg(distinct s.interview_id), '{}') into seats, talks
        from seat s where s.workspace_id = current_workspace() and s.account_id = who;
    select coalesce(array_agg(t.id), '{}') into turns from turn t where t.interview_id = any(talks);
    update timeline_entry set who = instead
        where workspace_id = current_workspace()
          and (seat_id = any(seats) or (seat_id is null and timeline_entry.who = called));
    update scorecard set rater_name = instead where rater_id = any(seats);
    update scorecard_field f set changed_by = instead from scorecard c where c.id = f.scorecard_id and c.rater_id = any(seats);
    update scorecard_edit e set edited_by = instead, theirs_by = case when e.theirs_by is null then null else instead end
        from scorecard c where c.id = e.scorecard_id and c.rater_id = any(seats);
    update debrief_decision set decider_name = instead where decided_by = any(seats);
    update feedback_field f set changed_by = instead from feedback o
        where o.id = f.feedback_id and o.subject_id = any(turns) and f.changed_by = called;
    update feedback_edit e set edited_by = case when e.edited_by = called then instead else e.edited_by end,
        theirs_by = case when e.theirs_by = called then instead else e.theirs_by end from feedback o
        where o.id = e.feedback_id and o.subject_id = any(turns) and called in (e.edited_by, e.theirs_by);
    update feedback_publication p set published_by = instead from feedback o
        where o.id = p.feedback_id and o.subject_id = any(turns) and p.published_by = called;
    delete from private_note where seat_id = any(seats);
    update seat set name = instead, email = null, account_id = null where id = any(seats);
    update invitation set email = null
        where workspace_id = current_workspace() and email = (select a.email from account a where a.id = who);
end
$$;

-- Interviews in scope that are over for longer than that many days, and still hold what is named.
create function retention_due(what text, of_days int) returns setof uuid
    language sql stable
    as $$
    select i.id from interview i
    where i.workspace_id = current_workspace() and i.status in ('CLOSED', 'CANCELLED')
      and coalesce(i.closed_at, i.finished_at, i.starts_at) < now() - make_interval(days => of_days)
      and case what
          when 'interviews' then true
          when 'notes' then exists (select from shared_note n where n.interview_id = i.id and n.text <> '')
              or exists (select from note_op o where o.interview_id = i.id)
              or exists (select from private_note p join seat s on s.id = p.seat_id where s.interview_id = i.id)
          when 'recordings' then exists (select from timeline_entry t where t.interview_id = i.id)
          else false end
    order by i.id
$$;

-- Erases what the workspace in scope has set an end for, a few interviews at a time, and says how many they were.
create function retention_erase(what text, most int) returns int
    language plpgsql security definer set search_path from current
    as $$
declare
    ids uuid[];
    kept_days int;
begin
    select days into kept_days from workspace_retention where workspace_id = current_workspace() and kind = what;
    if kept_days is null then
        return 0;
    end if;
    select coalesce(array_agg(due.id), '{}') into ids from (
        select i.id from interview i where i.id in (select retention_due(what, kept_days)) order by i.id limit most for update skip locked) due;
    if ids = '{}' then
        return 0;
    end if;
    perform erase_of_interviews(what, ids);
    return cardinality(ids);
end
$$;

-- The same for a workspace that goes for good, whatever it has set.
create function interviews_erase(most int) returns int
    language plpgsql security definer set search_path from current
    as $$
declare
    ids uuid[];
begin
    if not exists (select from workspace where id = current_workspace() and closing_at <= now() - interval '7 days') then
        raise exception 'This workspace is not to be erased';
    end if;
    select coalesce(array_agg(due.id), '{}') into ids from (
        select i.id from interview i where i.workspace_id = current_workspace() order by i.id limit most for update skip locked) due;
    perform erase_of_interviews('interviews', ids);
    return cardinality(ids);
end
$$;

create function erase_of_interviews(what text, ids uuid[]) returns void
    language plpgsql set search_path from current
    as $$
declare
    turns uuid[];
    topics text[];
begin
    select coalesce(array_agg(t.id), '{}') into turns from turn t where t.interview_id = any(ids);
    select array(select 'seat/' || s.id from seat s where s.interview_id = any(ids))
        || array(select 'card/' || c.id from scorecard c where c.subject_kind = 'turn' and c.subject_id = any(turns))
        || array(select 'room/' || one || ending from unnest(ids) one, unnest(array['', '/private', '/private/2']) ending)
        into topics;
    if what = 'notes' then
        delete from note_op where interview_id = any(ids);
        delete from private_note where seat_id in (select s.id from seat s where s.interview_id = any(ids));
        update shared_note set text = '' where interview_id = any(ids);
        return;
    end if;
    delete from live_event where workspace_id = current_workspace() and topic = any(topics);
    if what = 'recordings' then
        delete from timeline_entry where interview_id = any(ids);
        return;
    end if;
    delete from live_topic where workspace_id = current_workspace() and topic = any(topics);
    delete from debrief_decision where subject_kind = 'turn' and subject_id = any(turns);
    delete from feedback where subject_kind = 'turn' and subject_id = any(turns);
    delete from scorecard where subject_kind = 'turn' and subject_id = any(turns);
    delete from interview where id = any(ids);
end
$$;
