-- Every service remembers its open uploads now, in a table of the same form.
insert into open_upload (store, object_key, sha256, url, begun_at)
select store, object_key, sha256, url, begun_at from resumable_upload;
drop table resumable_upload;
