import type { Connector, Settings } from '../connector.ts';
import { fetchJson } from '../fetch-json.ts';
import type { Figure } from '../probe.ts';
import { Refused, refuse } from '../refusal.ts';
import { listOf, numberOf, recordOf, textOf } from '../untrusted.ts';

const MOST = 1_000_000_000;
const MOST_PARTS = 100;

/** The search interface of VuFind, as Finna has it: finds a known work, counts records, each building's too. */
export const connector: Connector = {
	id: 'finna',
	titleKey: 'connector.finna.title',
	licence: 'CC0 1.0',
	settings: [
		{
			key: 'address',
			labelKey: 'connector.address',
			kind: 'address',
			isRequired: true,
			initial: 'https://api.finna.fi/v1',
		},
		{ key: 'building', labelKey: 'connector.finna.building', kind: 'text', isRequired: false },
		{ key: 'query', labelKey: 'connector.finna.query', kind: 'text', isRequired: false },
		{ key: 'least', labelKey: 'connector.least', kind: 'number', isRequired: true, initial: 1 },
	],
	probing: {
		shortestInterval: 300,
		timeLimit: 20_000,
		figures: [
			{ key: 'records', labelKey: 'connector.figure.records', unit: 'count' },
			{ key: 'buildingRecords', labelKey: 'connector.figure.buildingRecords', unit: 'count' },
		],
		targetOf: (settings) => String(settings.get('address')),
		async probe(settings, context) {
			const answer = await fetchJson(searchAddress(settings), {
				maxBytes: 2_000_000,
				...context.reach(),
			});
			if (!answer.ok) throw new Refused(answer.code, answer.data);
			const record = recordOf(answer.json) ?? refuse('unknown_shape');
			if (record.status !== 'OK')
				refuse('diagnostic', { code: textOf(record.status, 40), message: textOf(record.statusMessage, 120) });
			const records =
				numberOf(record.resultCount, 0, MOST) ?? refuse('unknown_shape', { type: 'resultCount' });
			const least = Number(settings.get('least'));
			if (records < least) refuse('too_few_found', { found: records, least });
			const figures: Figure[] = [{ key: 'records', part: null, value: records }];
			return { state: 'working', note: null, figures: [...figures, ...buildingsOf(record)] };
		},
	},
};

function searchAddress(settings: Settings): string {
	const base = String(settings.get('address')).replace(/\/+$/, '');
	const query = new URLSearchParams({ lookfor: String(settings.get('query') ?? ''), limit: '0', lng: 'fi' });
	const building = settings.get('building');
	if (building !== undefined) {
		query.append('filter[]', `building:"${String(building).replaceAll('"', '')}"`);
		query.append('facet[]', 'building');
	}
	return `${base}/search?${query.toString()}`;
}

function buildingsOf(record: Record<string, unknown>): Figure[] {
	const facets = listOf(recordOf(record.facets)?.building).flatMap((value): Figure[] => {
		const facet = recordOf(value);
		const part = textOf(facet?.translated, 120) ?? textOf(facet?.value, 120);
		const count = numberOf(facet?.count, 0, MOST);
		return part !== null && count !== null ? [{ key: 'buildingRecords', part, value: count }] : [];
	});
	return facets.slice(0, MOST_PARTS);
}
