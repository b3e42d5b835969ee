create table service_area (
	tenant_id uuid not null references tenant,
	id uuid not null,
	name text not null check (length(name) between 2 and 120),
	governance_model text not null check (governance_model in ('own_strategy', 'principals_review', 'embedded')),
	position int not null default 0,
	version int not null default 1,
	primary key (tenant_id, id),
	unique (tenant_id, name)
);
select migration.isolate('service_area', 'select, insert, update, delete');

-- Units brought in at one time, so that they can be taken back at one time.
create table unit_batch (
	tenant_id uuid not null references tenant,
	id uuid not null,
	source text not null check (source in ('directory', 'file')),
	created_at timestamptz not null default now(),
	undone_at timestamptz,
	primary key (tenant_id, id)
);
select migration.isolate('unit_batch', 'select, insert, update');

create table service_unit (
	tenant_id uuid not null references tenant,
	id uuid not null,
	service_area_id uuid not null,
	name text not null check (length(name) between 2 and 120),
	kind text not null check (kind in ('main_library', 'branch_library', 'mobile_library', 'campus', 'museum', 'pool', 'venue', 'office', 'other')),
	external_key text,
	directory_id bigint,
	address text,
	devices text[] not null default '{}',
	opening_hours jsonb not null default '[]',
	link_token text not null check (length(link_token) >= 22),
	closed_on date,
	unit_batch_id uuid,
	version int not null default 1,
	created_at timestamptz not null default now(),
	primary key (tenant_id, id),
	unique (tenant_id, name),
	unique (tenant_id, external_key),
	unique (tenant_id, directory_id),
	unique (tenant_id, link_token),
	foreign key (tenant_id, service_area_id) references service_area,
	foreign key (tenant_id, unit_batch_id) references unit_batch
);
create index service_unit_batch on service_unit (tenant_id, unit_batch_id) where unit_batch_id is not null;
create index service_unit_area on service_unit (tenant_id, service_area_id);
select migration.isolate('service_unit', 'select, insert, update, delete');

create table role (
	tenant_id uuid not null references tenant,
	id uuid not null,
	name text not null check (length(name) between 2 and 120),
	external_key text,
	version int not null default 1,
	primary key (tenant_id, id),
	unique (tenant_id, name),
	unique (tenant_id, external_key)
);
select migration.isolate('role', 'select, insert, update, delete');

create table person (
	tenant_id uuid not null references tenant,
	id uuid not null,
	name text not null check (length(name) between 2 and 120),
	email text not null check (email = lower(email) and email like '%_@_%' and length(email) <= 254),
	locale text not null default 'fi' check (locale in ('fi', 'sv', 'en')),
	service_unit_id uuid,
	disabled_at timestamptz,
	version int not null default 1,
	created_at timestamptz not null default now(),
	primary key (tenant_id, id),
	unique (tenant_id, email),
	foreign key (tenant_id, service_unit_id) references service_unit
);
select migration.isolate('person', 'select, insert, update');

-- A post: people come and go. days_per_month is what the post gives to development work.
create table position (
	tenant_id uuid not null references tenant,
	id uuid not null,
	role_id uuid not null,
	service_area_id uuid,
	title text not null check (length(title) between 2 and 120),
	person_id uuid,
	tenure text not null default 'permanent' check (tenure in ('permanent', 'fixed_term')),
	days_per_month numeric(5, 2) not null check (days_per_month between 0 and 23),
	valid_from date not null,
	valid_to date check (valid_to is null or valid_to >= valid_from),
	version int not null default 1,
	primary key (tenant_id, id),
	foreign key (tenant_id, role_id) references role,
	foreign key (tenant_id, service_area_id) references service_area,
	foreign key (tenant_id, person_id) references person
);
create index position_role on position (tenant_id, role_id);
select migration.isolate('position', 'select, insert, update, delete');

-- What a person may do; rights of a unit are limited to that unit.
create table access_grant (
	tenant_id uuid not null references tenant,
	id uuid not null,
	person_id uuid not null,
	access_role text not null check (access_role in ('administrator', 'director', 'coordinator', 'rater', 'unit_editor', 'reader')),
	service_unit_id uuid,
	granted_by uuid,
	granted_at timestamptz not null default now(),
	primary key (tenant_id, id),
	unique nulls not distinct (tenant_id, person_id, access_role, service_unit_id),
	foreign key (tenant_id, person_id) references person,
	foreign key (tenant_id, service_unit_id) references service_unit
);
select migration.isolate('access_grant', 'select, insert, delete');

create table invitation (
	tenant_id uuid not null references tenant,
	id uuid not null,
	token_hash bytea not null,
	email text not null check (email = lower(email)),
	name text not null,
	access_role text not null,
	service_unit_id uuid,
	invited_by uuid not null,
	created_at timestamptz not null default now(),
	expires_at timestamptz not null,
	accepted_at timestamptz,
	withdrawn_at timestamptz,
	primary key (tenant_id, id),
	unique (tenant_id, token_hash),
	foreign key (tenant_id, invited_by) references person,
	foreign key (tenant_id, service_unit_id) references service_unit
);
select migration.isolate('invitation', 'select, insert, update');
