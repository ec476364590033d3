-- A program's account is renamed with its client, by the workspace that registered it.
create policy account_of_program on account for update
    using (robot and exists (select from oauth_client c where c.account_id = account.id and c.workspace_id = current_workspace()))
    with check (robot and exists (select from oauth_client c where c.account_id = account.id and c.workspace_id = current_workspace()));
