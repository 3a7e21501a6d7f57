-- What a checked image looks like, as far as warnings need it; null where nobody has looked.
alter table checked_images add column look text;

-- What the owner of a training was warned of.
alter table trainings add column warnings text;
