-- A request of the provider is one attempt.
alter table attempt add column request_id varchar(200);
alter table attempt add constraint attempt_by_request unique (request_id);
