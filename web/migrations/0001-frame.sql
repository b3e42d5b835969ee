-- What exists before a tenant is known, and what every tenant table gets.
create schema gate;
revoke all on schema public from public;
grant usage on schema public, gate to luotsi_app;

create table gate.tenant_address (
	slug text primary key check (slug ~ '^[a-z0-9](-?[a-z0-9])*$' and length(slug) between 2 and 40),
	tenant_id uuid not null unique,
	is_demonstration boolean not null default false,
	created_at timestamptz not null default now()
);
grant select, insert on gate.tenant_address to luotsi_app;

create table gate.founding_token (
	token_hash bytea primary key,
	created_at timestamptz not null default now(),
	used_at timestamptz
);
grant select, update (used_at) on gate.founding_token to luotsi_app;

-- Isolation is said once; a table that forgets it is caught by the tenant matrix.
create function migration.isolate(relation regclass, verbs text) returns void language plpgsql as $$
begin
	execute format('alter table %s enable row level security', relation);
	execute format('alter table %s force row level security', relation);
	execute format(
		'create policy tenant on %s to luotsi_app using (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid) '
		'with check (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)', relation);
	execute format('grant %s on %s to luotsi_app', verbs, relation);
	execute format('alter table %s alter column tenant_id set default nullif(current_setting(''app.tenant'', true), '''')::uuid', relation);
end $$;
revoke all on function migration.isolate from public;

create table tenant (
	tenant_id uuid primary key,
	name text not null check (length(name) between 2 and 120),
	municipality_code text check (municipality_code ~ '^[0-9]{3}$'),
	colour text not null default '#0b4f8a' check (colour ~ '^#[0-9a-f]{6}$'),
	locale text not null default 'fi' check (locale in ('fi', 'sv', 'en')),
	-- How the public reaches the municipality: an e-mail, a web address or a telephone number.
	contact text not null default '' check (length(contact) <= 200),
	is_demonstration boolean not null default false,
	version int not null default 1,
	created_at timestamptz not null default now()
);
select migration.isolate('tenant', 'select, insert, update');

create table audit_head (
	tenant_id uuid primary key references tenant,
	seq bigint not null default 0,
	hash bytea not null default '\x00'
);
select migration.isolate('audit_head', 'select, insert, update');

create table audit_event (
	tenant_id uuid not null references tenant,
	seq bigint not null,
	at timestamptz not null,
	person_id uuid,
	person_name text not null,
	verb text not null,
	subject_type text not null,
	subject_id uuid not null,
	change jsonb not null default '{}',
	hash bytea not null,
	primary key (tenant_id, seq)
);
create index audit_event_at on audit_event (tenant_id, at);
create index audit_event_verb on audit_event (tenant_id, verb, seq);
create index audit_event_person on audit_event (tenant_id, person_id, seq);
create index audit_event_subject on audit_event (tenant_id, subject_type, subject_id, seq);
select migration.isolate('audit_event', 'select, insert');

create table idempotency_key (
	tenant_id uuid not null references tenant,
	key uuid not null,
	verb text not null,
	answer jsonb,
	created_at timestamptz not null default now(),
	primary key (tenant_id, key)
);
select migration.isolate('idempotency_key', 'select, insert, update, delete');
