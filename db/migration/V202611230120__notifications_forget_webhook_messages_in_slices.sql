-- So many at once: what a busy month leaves is no single long statement. The function of the version before stays while its nodes run.
create function webhook_messages_forget(before timestamptz, most int) returns bigint
    language plpgsql volatile security definer set search_path from current
    as $$
declare
    gone bigint;
begin
    perform set_config('app.looking', 'webhook_messages_forget', true);
    delete from webhook_message m where m.id in (
        select o.id from webhook_message o where o.created_at < before order by o.created_at limit most);
    get diagnostics gone = row_count;
    perform set_config('app.looking', '', true);
    return gone;
end
$$;

do $$
begin
    execute format('alter function webhook_messages_forget(timestamptz, int) set search_path = %I, pg_temp', current_schema());
end
$$;
