-- What people may be asked to know: a published framework or a set of the municipality's own.
create table framework (
	tenant_id uuid not null references tenant,
	id uuid not null,
	key text not null check (length(key) between 1 and 60),
	-- By language: {"fi": …, "sv": …, "en": …}; a language may be missing.
	names jsonb not null check (jsonb_typeof(names) = 'object'),
	-- Of the framework itself, as its maker numbers it.
	edition text not null default '' check (length(edition) <= 40),
	attribution text not null default '' check (length(attribution) <= 1000),
	licence text not null default '' check (length(licence) <= 200),
	taken_by uuid,
	taken_at timestamptz not null default now(),
	version int not null default 1,
	primary key (tenant_id, id),
	unique (tenant_id, key),
	foreign key (tenant_id, taken_by) references person
);
select migration.isolate('framework', 'select, insert, update, delete');

create table competence (
	tenant_id uuid not null references tenant,
	id uuid not null,
	framework_id uuid not null,
	ordinal int not null,
	code text not null check (length(code) between 1 and 20),
	-- The part of the framework it stands in, by language.
	area jsonb not null default '{}' check (jsonb_typeof(area) = 'object'),
	names jsonb not null check (jsonb_typeof(names) = 'object'),
	version int not null default 1,
	primary key (tenant_id, id),
	unique (tenant_id, framework_id, code),
	foreign key (tenant_id, framework_id) references framework on delete cascade
);
select migration.isolate('competence', 'select, insert, update, delete');

-- What one does who is on a level: by language.
create table competence_level (
	tenant_id uuid not null references tenant,
	competence_id uuid not null,
	level int not null check (level between 1 and 4),
	descriptions jsonb not null check (jsonb_typeof(descriptions) = 'object'),
	primary key (tenant_id, competence_id, level),
	foreign key (tenant_id, competence_id) references competence on delete cascade
);
select migration.isolate('competence_level', 'select, insert, update, delete');

-- Asked no more; what was answered stays.
create table competence_retirement (
	tenant_id uuid not null references tenant,
	id uuid not null,
	competence_id uuid not null,
	retired_on date not null,
	retired_by uuid,
	retired_at timestamptz not null default now(),
	restored_by uuid,
	restored_at timestamptz,
	primary key (tenant_id, id),
	foreign key (tenant_id, competence_id) references competence on delete cascade,
	foreign key (tenant_id, retired_by) references person,
	foreign key (tenant_id, restored_by) references person
);
create unique index competence_retirement_live on competence_retirement (tenant_id, competence_id)
	where restored_at is null;
select migration.isolate('competence_retirement', 'select, insert, update (restored_by, restored_at)');

-- A file of a framework as it was read: shown first, then taken into use once, and taken back whole.
create table framework_import (
	tenant_id uuid not null references tenant,
	id uuid not null,
	file_name text not null check (length(file_name) between 1 and 255),
	content jsonb not null,
	framework_id uuid,
	begun_by uuid,
	begun_at timestamptz not null default now(),
	saved_at timestamptz,
	undone_by uuid,
	undone_at timestamptz,
	version int not null default 1,
	primary key (tenant_id, id),
	check (undone_at is null or saved_at is not null),
	foreign key (tenant_id, begun_by) references person,
	foreign key (tenant_id, undone_by) references person
);
select migration.isolate('framework_import', 'select, insert, update');

-- How well a role should know it.
create table level_target (
	tenant_id uuid not null references tenant,
	role_id uuid not null,
	competence_id uuid not null,
	level int not null check (level between 1 and 4),
	primary key (tenant_id, role_id, competence_id),
	foreign key (tenant_id, role_id) references role,
	foreign key (tenant_id, competence_id) references competence on delete cascade
);
create index level_target_competence on level_target (tenant_id, competence_id);
select migration.isolate('level_target', 'select, insert, update, delete');

create table survey (
	tenant_id uuid not null references tenant,
	id uuid not null,
	name text not null check (length(name) between 2 and 120),
	greeting text not null default '' check (length(greeting) <= 1000),
	opens_on date not null,
	closes_on date not null check (closes_on >= opens_on),
	does_remind boolean not null default true,
	created_by uuid,
	created_at timestamptz not null default now(),
	version int not null default 1,
	primary key (tenant_id, id),
	unique (tenant_id, name),
	foreign key (tenant_id, created_by) references person
);
select migration.isolate('survey', 'select, insert, update, delete');

create table survey_framework (
	tenant_id uuid not null references tenant,
	survey_id uuid not null,
	framework_id uuid not null,
	primary key (tenant_id, survey_id, framework_id),
	foreign key (tenant_id, survey_id) references survey on delete cascade,
	foreign key (tenant_id, framework_id) references framework
);
create index survey_framework_framework on survey_framework (tenant_id, framework_id);
select migration.isolate('survey_framework', 'select, insert, delete');

-- Closed before its day; it is not opened again.
create table survey_closure (
	tenant_id uuid not null references tenant,
	survey_id uuid not null,
	closed_on date not null,
	closed_by uuid,
	closed_at timestamptz not null default now(),
	primary key (tenant_id, survey_id),
	foreign key (tenant_id, survey_id) references survey on delete cascade,
	foreign key (tenant_id, closed_by) references person
);
select migration.isolate('survey_closure', 'select, insert');

-- An occasion is claimed once, so that nobody is written to twice for it.
create table survey_reminder (
	tenant_id uuid not null references tenant,
	id uuid not null,
	survey_id uuid not null,
	kind text not null check (kind in ('opened', 'last_days', 'by_hand')),
	occasion text not null check (length(occasion) between 1 and 40),
	sent_on date not null,
	people int not null default 0,
	sent_by uuid,
	sent_at timestamptz not null default now(),
	primary key (tenant_id, id),
	unique (tenant_id, survey_id, occasion),
	foreign key (tenant_id, survey_id) references survey on delete cascade,
	foreign key (tenant_id, sent_by) references person
);
select migration.isolate('survey_reminder', 'select, insert');

-- A person's own estimate: theirs alone, and erased when they ask. Role, area and unit are those of the day they began.
create table assessment (
	tenant_id uuid not null references tenant,
	id uuid not null,
	survey_id uuid not null,
	person_id uuid not null,
	role_id uuid not null,
	service_area_id uuid,
	service_unit_id uuid,
	-- In the person's own words, for the person and whom they share it with: never part of any group.
	wish text not null default '' check (length(wish) <= 1000),
	started_at timestamptz not null default now(),
	submitted_at timestamptz,
	primary key (tenant_id, id),
	unique (tenant_id, survey_id, person_id),
	foreign key (tenant_id, survey_id) references survey,
	foreign key (tenant_id, person_id) references person,
	foreign key (tenant_id, role_id) references role,
	foreign key (tenant_id, service_area_id) references service_area on delete set null (service_area_id),
	foreign key (tenant_id, service_unit_id) references service_unit on delete set null (service_unit_id)
);
create index assessment_person on assessment (tenant_id, person_id);
select migration.isolate('assessment', 'select, insert, update, delete');

create table assessment_answer (
	tenant_id uuid not null references tenant,
	assessment_id uuid not null,
	competence_id uuid not null,
	answer text not null check (answer in ('level', 'not_my_work', 'do_not_know')),
	level int check (level between 1 and 4),
	primary key (tenant_id, assessment_id, competence_id),
	check ((answer = 'level') = (level is not null)),
	foreign key (tenant_id, assessment_id) references assessment on delete cascade,
	foreign key (tenant_id, competence_id) references competence
);
create index assessment_answer_competence on assessment_answer (tenant_id, competence_id);
select migration.isolate('assessment_answer', 'select, insert, update, delete');

-- Shown to one named person for the development talk, until taken back.
create table assessment_share (
	tenant_id uuid not null references tenant,
	id uuid not null,
	assessment_id uuid not null,
	with_person_id uuid not null,
	shared_at timestamptz not null default now(),
	withdrawn_at timestamptz,
	primary key (tenant_id, id),
	foreign key (tenant_id, assessment_id) references assessment on delete cascade,
	foreign key (tenant_id, with_person_id) references person
);
create unique index assessment_share_live on assessment_share (tenant_id, assessment_id, with_person_id)
	where withdrawn_at is null;
create index assessment_share_with on assessment_share (tenant_id, with_person_id);
select migration.isolate('assessment_share', 'select, insert, update (withdrawn_at), delete');

-- Each time it was looked at.
create table assessment_share_reading (
	tenant_id uuid not null references tenant,
	id uuid not null,
	share_id uuid not null,
	read_at timestamptz not null default now(),
	primary key (tenant_id, id),
	foreign key (tenant_id, share_id) references assessment_share on delete cascade
);
create index assessment_share_reading_share on assessment_share_reading (tenant_id, share_id);
select migration.isolate('assessment_share_reading', 'select, insert, delete');
