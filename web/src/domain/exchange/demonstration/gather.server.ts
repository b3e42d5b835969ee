import type { Actor } from '#platform/actor.server.ts';
import * as positions from '../../organisation/position/position.server.ts';
import * as roles from '../../organisation/role/role.server.ts';
import * as unitBatches from '../../organisation/unit-batch/unit-batch.server.ts';
import * as areas from '../../organisation/service-area/service-area.server.ts';
import * as mergers from '../../portfolio/need/merger.server.ts';
import * as needs from '../../portfolio/need/need.server.ts';
import { begin } from '../import-run/begin.server.ts';
import * as runs from '../import-run/import-run.server.ts';
import type { ImportSubject } from '../import-run/import-run.ts';
import * as mapping from '../import-run/mapping.server.ts';
import { allNeeds } from './all-needs.server.ts';
import type { Cast } from './cast.server.ts';
import needsFile from './needs.json?raw';
import { posts, units, type AreaKey } from './organisation.ts';

const AREAS: Record<AreaKey, string> = {
	library: 'Kirjasto',
	adult_education: 'Kansalaisopisto',
	culture: 'Kulttuuri',
	sports: 'Liikunta',
};

/** Wishes that have just come and nobody has gone through yet, by their group in the file. */
const FRESH = new Set(['G033', 'G088']);
const CLARIFYING = 'G128';
const REJECTED = 'G123';
const REJECTED_BECAUSE =
	'Tietohallinto kerää vanhat laitteet kierrätykseen joka tapauksessa kahdesti vuodessa; pyydä nouto tukilomakkeella.';

/** A file goes in by the same steps as a person takes, with the suggested columns and the sure words. */
async function bring(
	actor: Actor,
	subject: ImportSubject,
	name: string,
	text: string,
	targets: Record<string, string>,
) {
	const id = await begin(actor, subject, { name, bytes: new TextEncoder().encode(text) });
	const { asked } = await mapping.words(actor, subject, id);
	const said = Object.fromEntries(
		asked.map(({ key, value, target, suggestion }) => [key, targets[value] ?? target ?? suggestion ?? '']),
	);
	const { version } = await runs.get(actor, subject, id);
	await mapping.sayWords(actor, subject, { id, version, targets: said });
	await runs.run(actor, subject, { id, version: version + 1 });
}

/** Libraries with devices as the library directory tells of them, everything else from a spreadsheet. */
export async function gatherUnits(actor: Actor): Promise<void> {
	const library = (await areas.list(actor)).find(({ name }) => name === AREAS.library)!;
	const found = units.flatMap(({ name, kind, address, devices }, index) =>
		devices && kind !== 'venue'
			? [{ directoryId: 85_001 + index, name, kind, address: address ?? null, devices, openingHours: [] }]
			: [],
	);
	const chosen = found.map(({ directoryId }) => directoryId);
	const draft = { source: 'file' as const, serviceAreaId: library.id, found, chosen, key: undefined };
	await unitBatches.add(actor, draft);
	const others = units.filter(({ name }) => !found.some((unit) => unit.name === name));
	const rows = others.map(({ key, name, kind, area, address }) => ({
		tunnus: key,
		nimi: name,
		palvelualue: AREAS[area],
		laji: kind,
		osoite: address ?? '',
	}));
	await bring(actor, 'service_unit', 'toimipisteet.json', JSON.stringify(rows), {});
}

export async function fillPosts({ director, personIds }: Cast): Promise<void> {
	const roleIds = new Map((await roles.list(director)).map((role) => [role.externalKey, role.id]));
	const areaIds = new Map((await areas.list(director)).map((area) => [area.name, area.id]));
	for (const { role, title, person, area, tenure, daysPerMonth, validTo } of posts)
		await positions.add(director, {
			title,
			roleId: roleIds.get(role)!,
			serviceAreaId: areaIds.get(AREAS[area]) ?? null,
			personId: (person && personIds.get(person)) ?? null,
			tenure,
			daysPerMonth,
			validFrom: '2024-01-01',
			validTo: validTo ?? null,
			key: undefined,
		});
}

export async function gatherNeeds(actor: Actor): Promise<void> {
	await bring(actor, 'need', 'tarpeet-2026.json', needsFile, {
		henkilosto: 'yearly',
		tilatekniikka: 'investment',
		kirjastoautomaatio: 'investment',
	});
}

/** One need for each group of the same wish; everyone's own sentence stays under it. */
export async function goThrough(actor: Actor): Promise<void> {
	// The file's rows got their numbers in their order.
	const groups = (JSON.parse(needsFile) as { group: string }[]).map(({ group }) => group);
	const said = (await allNeeds(actor)).map(({ id, number }) => ({ id, group: groups[number - 1] ?? id }));
	const byGroup = Map.groupBy(said, ({ group }) => group);
	const accepted: string[] = [];
	for (const [group, members] of byGroup) {
		if (FRESH.has(group)) continue;
		const [into, ...from] = members.map(({ id }) => id);
		if (from.length > 0) await mergers.merge(actor, { into: into!, from });
		if (group === CLARIFYING) await needs.bulk(actor, { ids: [into!], state: 'clarifying', reason: '' });
		else if (group === REJECTED)
			await needs.bulk(actor, { ids: [into!], state: 'rejected', reason: REJECTED_BECAUSE });
		else accepted.push(into!);
	}
	await needs.bulk(actor, { ids: accepted, state: 'accepted', reason: '' });
}
