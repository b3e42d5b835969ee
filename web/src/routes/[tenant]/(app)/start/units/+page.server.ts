import * as v from 'valibot';
import * as serviceAreas from '#domain/organisation/service-area/service-area.server.ts';
import { UnitDraft } from '#domain/organisation/service-unit/service-unit.ts';
import * as serviceUnits from '#domain/organisation/service-unit/service-unit.server.ts';
import { ChosenFile, Id } from '#domain/organisation/tenant/tenant.ts';
import { BatchDraft } from '#domain/organisation/unit-batch/unit-batch.ts';
import * as batches from '#domain/organisation/unit-batch/unit-batch.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { form } from '#platform/form.server.ts';
import { refuse } from '#platform/refusal.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import { readSaved, search, type Found } from './directory.server.ts';

const MOST_BYTES = 5_000_000;

/** What was found, and which of it is here already. */
async function preview(actor: Actor, source: 'directory' | 'file', found: Found) {
	const known = found.units ? await batches.listKnown(actor, found.units) : [];
	return { source, ...found, known };
}

export const load = async ({ locals: { actor, locale }, url }) => {
	const municipality = (url.searchParams.get('municipality') ?? '').trim().slice(0, 100);
	const [areas, units, latest, found] = await Promise.all([
		serviceAreas.list(actor),
		serviceUnits.list(actor),
		batches.findLatest(actor),
		municipality ? search(municipality, locale) : null,
	]);
	return {
		areas,
		units,
		latest: latest ?? null,
		municipality,
		preview: found && (await preview(actor, 'directory', found)),
	};
};

const SavedFile = v.object({ file: ChosenFile });
const then = (slug: string) => `/${slug}/start/units`;

export const actions = {
	read: form(SavedFile, async (actor, { file }, { locals }) => {
		if (file.size > MOST_BYTES) refuse('too_large');
		return preview(actor, 'file', await readSaved(file, locals.locale));
	}),
	add: form(
		BatchDraft,
		async (actor, draft, { cookies }) => {
			const { added, updated } = await batches.add(actor, draft);
			setFlash(cookies, { key: 'start.units.added', values: { added, updated } });
			return actor.tenantSlug;
		},
		{ then },
	),
	addOne: form(
		UnitDraft,
		async (actor, draft, { cookies }) => {
			await serviceUnits.add(actor, draft);
			setFlash(cookies, { key: 'settings.addedNamed', values: { name: draft.name } });
			return actor.tenantSlug;
		},
		{ then },
	),
	undo: form(
		v.object({ id: Id }),
		async (actor, { id }, { cookies }) => {
			setFlash(cookies, { key: 'start.units.undone', values: { count: await batches.undo(actor, id) } });
			return actor.tenantSlug;
		},
		{ then },
	),
};
