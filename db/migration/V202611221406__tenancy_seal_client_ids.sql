-- A client id is kept sealed as the secret is, and is longer so; one from before stays as it was till it is saved again.
alter table sign_on_provider
    drop constraint sign_on_provider_client_id_check,
    add constraint sign_on_provider_client_id_check check (length(client_id) between 1 and 2000);
