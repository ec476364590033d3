-- With an account goes its own log, which nobody but its owner could read; the installation's log says that it went.
create policy audit_entry_own_erased on audit_entry for delete to current_user
    using (workspace_id is null and current_workspace() is null and chain = current_account()
        and exists (select from account a where a.id = chain and a.closed_at <= now() - interval '7 days'));

create or replace function account_erase(of_id uuid) returns boolean
    language plpgsql security definer set search_path from current
    as $$
declare
    account_before text := current_setting('app.account', true);
    address text := (select email::text from account where id = of_id and closed_at <= now() - interval '7 days' for update);
begin
    if address is null then
        return false;
    end if;
    perform set_config('app.account', of_id::text, true);
    delete from audit_entry where chain = of_id;
    delete from audit_head where chain = of_id;
    perform set_config('app.account', coalesce(account_before, ''), true);
    delete from account where id = of_id;
    delete from outbox_mail where recipient = address;
    delete from dead_letter where account_id = of_id or payload ->> 'to' = address;
    return true;
end
$$;
