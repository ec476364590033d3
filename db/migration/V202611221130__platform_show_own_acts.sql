-- Whoever did something for the installation may read that they did, operator or not (any more).
create policy audit_entry_own on audit_entry for select
    using (workspace_id is null and current_workspace() is null and account = current_account());
