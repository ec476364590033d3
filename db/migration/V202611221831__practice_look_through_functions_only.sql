-- What is due, and where somebody waits, is looked for in all workspaces by two functions; only while one of them runs do the
-- tables' owner's policies let it see rows without a scope. A plain query sees none, also where one role does everything.
drop policy practice_group_due on practice_group;
drop policy practice_round_due on practice_round;
drop policy practice_wait_open on practice_wait;

create policy practice_group_due on practice_group for select to current_user
    using (current_workspace() is null and current_setting('app.looking', true) = 'practice_due' and next_at is not null);
create policy practice_round_due on practice_round for select to current_user
    using (current_workspace() is null and current_setting('app.looking', true) = 'practice_due' and status = 'DRAFT');
create policy practice_wait_open on practice_wait for select to current_user
    using (current_workspace() is null and current_setting('app.looking', true) = 'practice_queues' and match_id is null);

create or replace function practice_due(as_of timestamptz) returns table (workspace_id uuid, group_id uuid, round_id uuid)
    language plpgsql volatile security definer set search_path from current
    as $$
begin
    perform set_config('app.looking', 'practice_due', true);
    return query
        select g.workspace_id, g.id, null::uuid from practice_group g where g.next_at <= as_of and g.ended_at is null
        union all
        select r.workspace_id, r.group_id, r.id from practice_round r
        where r.status = 'DRAFT' and r.publish_at <= as_of;
    perform set_config('app.looking', '', true);
end
$$;

create or replace function practice_queues() returns setof uuid
    language plpgsql volatile security definer set search_path from current
    as $$
begin
    perform set_config('app.looking', 'practice_queues', true);
    return query select distinct w.workspace_id from practice_wait w where w.match_id is null;
    perform set_config('app.looking', '', true);
end
$$;

do $$
begin
    execute format('alter function practice_due(timestamptz) set search_path = %I, pg_temp', current_schema());
    execute format('alter function practice_queues() set search_path = %I, pg_temp', current_schema());
end
$$;
