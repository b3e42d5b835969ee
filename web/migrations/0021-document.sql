-- A document as it was written when its matter was decided: these bytes for ever, whatever is renamed afterwards.
create table frozen_document (
	tenant_id uuid not null references tenant,
	id uuid not null,
	subject_kind text not null check (subject_kind ~ '^[a-z_]{2,40}$'),
	subject_id uuid not null,
	language text not null check (language in ('fi', 'sv', 'en')),
	format text not null check (format in ('pdf', 'docx', 'xlsx', 'html')),
	file_name text not null check (length(file_name) between 1 and 200),
	bytes bytea not null check (octet_length(bytes) between 1 and 50000000),
	sha256 text not null check (sha256 = encode(sha256(bytes), 'hex')),
	made_at timestamptz not null default now(),
	primary key (tenant_id, id),
	unique (tenant_id, subject_kind, subject_id, language, format)
);
-- The formats are compressed already.
alter table frozen_document alter column bytes set storage external;
select migration.isolate('frozen_document', 'select, insert');
