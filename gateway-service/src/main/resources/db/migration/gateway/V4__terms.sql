-- What a verdict depends on but the bytes: the version of the check and its rules. What was checked before it is checked anew.
alter table checked_images add column terms varchar(200) default '' not null;
