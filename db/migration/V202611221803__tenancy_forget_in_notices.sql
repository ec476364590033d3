-- What others in the workspace in scope were told about somebody who is to be erased goes with them.
create function forget_in_notices(who uuid) returns void
    language sql security definer set search_path from current
    as $$
    delete from notice n using account a
    where a.id = who and a.closed_at <= now() - interval '7 days' and n.workspace_id = current_workspace()
      and (position(who::text in n.subject || ' ' || coalesce(n.path, '')) > 0
           or position(a.name in n.title || ' ' || n.lines::text || ' ' || n.details::text || ' ' || coalesce(n.enclosed::text, '')) > 0)
    $$;

do $$
begin
    execute format('alter function forget_in_notices(uuid) set search_path = %I, pg_temp', current_schema());
end
$$;
