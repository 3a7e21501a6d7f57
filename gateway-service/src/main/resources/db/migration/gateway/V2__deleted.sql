-- What its owner deleted; the row stays, so that a version's number is not given again and a late event brings nothing back.
alter table characters add column deleted_at timestamp(3) with time zone;
alter table character_versions add column deleted_at timestamp(3) with time zone;
