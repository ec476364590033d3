-- Interviews of matches that should have been held a day ago and never began, of all workspaces. The policy of the table's owner
-- lets it see them only while this function runs.
create index interview_unattended on interview (starts_at) where status = 'SCHEDULED' and match_id is not null;

create policy interview_unattended on interview for select to current_user
    using (current_workspace() is null and current_setting('app.looking', true) = 'interviews_unattended'
        and status = 'SCHEDULED' and match_id is not null);

create function interviews_unattended(as_of timestamptz) returns table (workspace_id uuid, interview_id uuid)
    language plpgsql volatile security definer set search_path from current
    as $$
begin
    perform set_config('app.looking', 'interviews_unattended', true);
    return query
        select i.workspace_id, i.id from interview i
        where i.status = 'SCHEDULED' and i.match_id is not null and i.starts_at < as_of - interval '1 day'
          and i.starts_at + make_interval(mins => i.minutes) < as_of - interval '1 day'
        order by i.starts_at limit 500;
    perform set_config('app.looking', '', true);
end
$$;

do $$
begin
    execute format('alter function interviews_unattended(timestamptz) set search_path = %I, pg_temp', current_schema());
end
$$;
