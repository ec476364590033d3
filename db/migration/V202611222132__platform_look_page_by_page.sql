-- What is due, a page at a time by its key: what fails each time keeps nothing behind it out. The functions of the version before stay
-- while its nodes run.
create function notices_due(at timestamptz, after_workspace uuid, after_account uuid, most int)
    returns table (workspace_id uuid, account_id uuid)
    language plpgsql volatile security definer set search_path from current
    as $$
begin
    perform set_config('app.looking', 'notices_due', true);
    return query select h.workspace_id, h.account_id from notice_held h join workspace w on w.id = h.workspace_id
        where h.due_at <= at and w.suspended_at is null and w.closing_at is null
          and (after_workspace is null or (h.workspace_id, h.account_id) > (after_workspace, after_account))
        group by h.workspace_id, h.account_id order by h.workspace_id, h.account_id limit most;
    perform set_config('app.looking', '', true);
end
$$;

create function notices_forget(before timestamptz, most int) returns bigint
    language plpgsql volatile security definer set search_path from current
    as $$
declare
    gone bigint;
begin
    perform set_config('app.looking', 'notices_forget', true);
    delete from notice n where (n.workspace_id, n.account_id, n.id) in (
        select o.workspace_id, o.account_id, o.id from notice o where o.told_at < before order by o.told_at limit most);
    get diagnostics gone = row_count;
    perform set_config('app.looking', '', true);
    return gone;
end
$$;

create function interviews_near(as_of timestamptz, a_day interval, day_ends interval, a_while interval, after_interview uuid,
        after_soon boolean, most int)
    returns table (workspace_id uuid, interview_id uuid, soon boolean)
    language plpgsql volatile security definer set search_path from current
    as $$
begin
    perform set_config('app.looking', 'interviews_near', true);
    return query select i.workspace_id, i.id, k.soon
    from interview i cross join lateral (values (false, a_day, day_ends), (true, a_while, interval '0')) as k(soon, before, ends)
    where i.status = 'SCHEDULED' and i.starts_at > as_of and i.starts_at <= as_of + a_day
      and i.starts_at > as_of + k.ends and i.starts_at <= as_of + k.before and i.created_at <= i.starts_at - k.before
      and not exists (select from interview_reminder r where r.interview_id = i.id and r.sequence = i.sequence and r.soon = k.soon)
      and (after_interview is null or (i.id, k.soon) > (after_interview, after_soon))
    order by i.id, k.soon limit most;
    perform set_config('app.looking', '', true);
end
$$;

create function interviews_unattended(as_of timestamptz, after_interview uuid, most int)
    returns table (workspace_id uuid, interview_id uuid)
    language plpgsql volatile security definer set search_path from current
    as $$
begin
    perform set_config('app.looking', 'interviews_unattended', true);
    return query select i.workspace_id, i.id from interview i
        where i.status = 'SCHEDULED' and i.match_id is not null and i.starts_at < as_of - interval '1 day'
          and i.starts_at + make_interval(mins => i.minutes) < as_of - interval '1 day'
          and (after_interview is null or i.id > after_interview)
        order by i.id limit most;
    perform set_config('app.looking', '', true);
end
$$;

create function practice_due(as_of timestamptz, after_group uuid, after_round uuid, most int)
    returns table (workspace_id uuid, group_id uuid, round_id uuid)
    language plpgsql volatile security definer set search_path from current
    as $$
declare
    none constant uuid := '00000000-0000-0000-0000-000000000000';
begin
    perform set_config('app.looking', 'practice_due', true);
    return query select d.workspace_id, d.due_group, d.due_round from (
            select g.workspace_id, g.id as due_group, null::uuid as due_round from practice_group g
            where g.next_at <= as_of and g.ended_at is null
            union all
            select r.workspace_id, r.group_id, r.id from practice_round r
            where r.status = 'DRAFT' and r.publish_at <= as_of) as d
        where after_group is null or (d.due_group, coalesce(d.due_round, none)) > (after_group, coalesce(after_round, none))
        order by d.due_group, coalesce(d.due_round, none) limit most;
    perform set_config('app.looking', '', true);
end
$$;

do $$
declare
    one regprocedure;
begin
    foreach one in array array['notices_due(timestamptz, uuid, uuid, int)', 'notices_forget(timestamptz, int)',
            'interviews_near(timestamptz, interval, interval, interval, uuid, boolean, int)',
            'interviews_unattended(timestamptz, uuid, int)', 'practice_due(timestamptz, uuid, uuid, int)']::regprocedure[] loop
        execute format('alter function %s set search_path = %I, pg_temp', one, current_schema());
    end loop;
end
$$;
